package nabla.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.Dropout;
import java.util.Arrays;
import nabla.OnAnEngine;
import nabla.core.Comparison;
import nabla.core.Dataset;
import nabla.core.FitConfig;
import nabla.core.Tensor;
import nabla.djl.Net;
import nabla.scratch.nn.Mlp;
import nabla.scratch.optim.Adam;
import nabla.scratch.optim.L2Penalty;
import nabla.scratch.optim.Optimizer;
import nabla.scratch.optim.Sgd;
import nabla.scratch.optim.WeightDecay;
import org.junit.jupiter.api.Test;

/** Dropout and both ways to small weights are those of the engines. */
class DropoutAgainstDjlTest extends OnAnEngine {

  private static final float P = 0.3f;

  private static double[] doubles(NDArray array) {
    float[] values = array.toFloatArray();
    var result = new double[values.length];
    Arrays.setAll(result, i -> values[i]);
    return result;
  }

  @Test
  void withTheEnginesOwnMaskForwardAndBackwardAreMTimesXAndMTimesDelta() {
    try (var scope = lab.manager().newSubManager()) {
      NDArray x = scope.randomUniform(0.5f, 2f, new Shape(100, 80));
      NDArray delta = scope.randomUniform(-1f, 1f, new Shape(100, 80));
      x.setRequiresGradient(true);
      NDArray y;
      try (var collector = lab.engine().newGradientCollector()) {
        y = Dropout.dropout(x, P, true).singletonOrThrow();
        collector.backward(y.mul(delta).sum());
      }
      double[] in = doubles(x);
      double[] out = doubles(y);
      double[] blame = doubles(delta);
      double[] mask = new double[in.length];
      Arrays.setAll(mask, i -> out[i] == 0 ? 0 : 1 / (1 - (double) P));
      var forward = new double[in.length];
      var backward = new double[in.length];
      Arrays.setAll(forward, i -> mask[i] * in[i]);
      Arrays.setAll(backward, i -> mask[i] * blame[i]);
      var both =
          Comparison.of(
              java.util.List.of(Tensor.of("y", forward), Tensor.of("δx", backward)),
              java.util.List.of(Tensor.of("y", out), Tensor.of("δx", doubles(x.getGradient()))));
      assertThat(both.allClose()).as("%s", both).isTrue();
      double zeros = Arrays.stream(mask).filter(m -> m == 0).count() / 8000.0;
      assertThat(zeros).isCloseTo(P, within(4 * Math.sqrt(P * (1 - P) / 8000)));
    }
  }

  @Test
  void afterTrainingTheEngineDropsNothingEither() {
    try (var scope = lab.manager().newSubManager()) {
      NDArray x = scope.randomUniform(-1f, 1f, new Shape(10, 10));
      assertThat(Dropout.dropout(x, P, false).singletonOrThrow().toFloatArray())
          .isEqualTo(x.toFloatArray());
    }
  }

  private static ai.djl.training.optimizer.Optimizer sgd(ai.djl.training.tracker.Tracker rate) {
    return ai.djl.training.optimizer.Optimizer.sgd()
        .setLearningRateTracker(rate)
        .optWeightDecays(1f)
        .build();
  }

  /** The largest difference after twenty steps from the same weights along the same gradients. */
  private double difference(Optimizer own, boolean plain, boolean decoupled) {
    var x = new double[24][4];
    var random = new java.util.SplittableRandom(5);
    for (var row : x) {
      Arrays.setAll(row, j -> (float) random.nextDouble(-1, 1));
    }
    var data = new Dataset(x, random.ints(24, 0, 3).toArray(), 3);
    var mine = Mlp.of(3, 4, 6, 3);
    Net its = lab.net(4, 6, 3);
    its.load(mine.tensors());
    its.withOptimizer(
        rate ->
            plain
                ? sgd(rate)
                : decoupled
                    ? ai.djl.training.optimizer.Optimizer.adamW()
                        .optLearningRateTracker(rate)
                        .optWeightDecays(1f)
                        .build()
                    : ai.djl.training.optimizer.Optimizer.adam()
                        .optLearningRateTracker(rate)
                        .optWeightDecays(1f)
                        .build());
    for (int t = 0; t < 20; t++) {
      own.step(mine.arrays(), mine.gradients(data.x(), mine.targets(data.label())).arrays());
    }
    its.fit(data, new FitConfig(20, 0.01, 24, 1));
    return Comparison.of(mine.tensors(), its.tensors()).maxDifference();
  }

  @Test
  void underSgdPenaltyAndDecayAreTheSameAndTheEngines() {
    assertThat(difference(new L2Penalty(new Sgd(0.01), 1), true, false)).isLessThan(1e-5);
    assertThat(difference(new WeightDecay(new Sgd(0.01), 1), true, false)).isLessThan(1e-5);
  }

  @Test
  void underAdamThePenaltyIsTheEnginesAdamAndTheDecayItsAdamW() {
    assertThat(difference(new L2Penalty(new Adam(0.01), 1), false, false)).isLessThan(2e-3);
    assertThat(difference(new WeightDecay(new Adam(0.01), 1), false, true)).isLessThan(2e-3);
    assertThat(difference(new L2Penalty(new Adam(0.01), 1), false, true)).isGreaterThan(1e-2);
  }
}
