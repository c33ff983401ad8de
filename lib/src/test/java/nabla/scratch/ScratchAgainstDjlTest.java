package nabla.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import nabla.OnAnEngine;
import nabla.core.Comparison;
import nabla.core.Dataset;
import nabla.core.FitConfig;
import nabla.djl.Nets;
import nabla.scratch.loss.Loss;
import nabla.scratch.loss.MarginLoss;
import nabla.scratch.loss.RegressionLoss;
import nabla.scratch.loss.Softmax;
import nabla.scratch.loss.SoftmaxCrossEntropy;
import nabla.scratch.nn.Activation;
import nabla.scratch.nn.Mlp;
import nabla.scratch.optim.Adam;
import nabla.scratch.optim.Momentum;
import nabla.scratch.optim.Optimizer;
import nabla.scratch.optim.Sgd;
import org.junit.jupiter.api.Test;

/** What is written by hand computes what the engines compute. */
class ScratchAgainstDjlTest extends OnAnEngine {

  private static Dataset points(int features, int classes) {
    var random = new SplittableRandom(5);
    var x = new double[24][features];
    for (var row : x) {
      Arrays.setAll(row, j -> (float) random.nextGaussian());
    }
    return new Dataset(x, random.ints(24, 0, classes).toArray(), classes);
  }

  @Test
  void gradientsAreThoseOfTheEngineTensorByTensor() {
    Map<Activation, Function<NDList, NDList>> activations =
        Map.of(
            Activation.RELU, list -> ai.djl.nn.Activation.relu(list),
            Activation.TANH, list -> ai.djl.nn.Activation.tanh(list),
            Activation.SIGMOID, list -> ai.djl.nn.Activation.sigmoid(list));
    activations.forEach(
        (g, engine) -> {
          for (int outputs : new int[] {1, 3}) {
            var data = points(4, Math.max(2, outputs));
            var net = lab.net(Nets.mlp(engine, 4, 7, 5, outputs), 4);
            var mlp = Mlp.of(1, g, 4, 7, 5, outputs);
            mlp.load(net.tensors());
            var byHand = mlp.gradients(data.x(), mlp.targets(data.label())).tensors();
            var comparison = Comparison.of(byHand, net.gradients(data));
            assertThat(comparison.allClose())
                .as("%s, %d outputs%n%s", g, outputs, comparison)
                .isTrue();
            assertThat(mlp.loss(data)).isCloseTo(net.loss(data), within(1e-5));
          }
        });
  }

  @Test
  void weightsGoBothWaysAndTheOutputsAgree() {
    var mlp = Mlp.of(2, Activation.TANH, 3, 6, 2);
    var net = lab.net(Nets.mlp(list -> ai.djl.nn.Activation.tanh(list), 3, 6, 2), 3);
    net.load(mlp.tensors());
    var back = Mlp.of(9, Activation.TANH, 3, 6, 2);
    back.load(net.tensors());
    assertThat(Comparison.of(mlp.tensors(), back.tensors()).allClose()).isTrue();
    for (var x : points(3, 2).x()) {
      assertThat(net.output(x)).usingComparatorWithPrecision(1e-5).containsExactly(mlp.output(x));
    }
  }

  @Test
  void lossesAreThoseOfTheEngineUpToTheEnginesScaling() {
    double[][] z = {{1.5, -0.3, 0.2}, {-2, 0.7, 1.1}, {0.4, 0.3, -0.9}};
    double[][] y = {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}};
    try (var manager = lab.manager().newSubManager()) {
      // DJL's L1, L2 and logistic losses take the mean over the outputs, too: ours sum over them.
      assertLoss(manager, ai.djl.training.loss.Loss.l1Loss(), RegressionLoss.L1, z, y, 3);
      assertLoss(manager, ai.djl.training.loss.Loss.l2Loss(), RegressionLoss.L2, z, y, 3);
      assertLoss(
          manager,
          ai.djl.training.loss.Loss.sigmoidBinaryCrossEntropyLoss(),
          MarginLoss.LOGISTIC,
          z,
          y,
          3);
      assertLoss(
          manager,
          new ai.djl.training.loss.SoftmaxCrossEntropyLoss("ce", 1, -1, false, true),
          new SoftmaxCrossEntropy(),
          z,
          y,
          1);
      var p = array(manager, z).softmax(-1).toType(DataType.FLOAT64, false).toDoubleArray();
      var ours = Arrays.stream(Softmax.rows(z)).flatMapToDouble(Arrays::stream).toArray();
      assertThat(p).usingComparatorWithPrecision(1e-6).containsExactly(ours);
    }
  }

  private static void assertLoss(
      NDManager manager,
      ai.djl.training.loss.Loss engine,
      Loss ours,
      double[][] z,
      double[][] y,
      int scale) {
    var value = engine.evaluate(new NDList(array(manager, y)), new NDList(array(manager, z)));
    assertThat(scale * (double) value.getFloat())
        .as(engine.getName())
        .isCloseTo(ours.value(z, y), within(1e-5));
  }

  private static NDArray array(NDManager manager, double[][] rows) {
    var floats = new float[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        floats[i][j] = (float) rows[i][j];
      }
    }
    return manager.create(floats);
  }

  @Test
  void optimisersStepAsTheEnginesDo() {
    var rate = Tracker.fixed(0.05f);
    assertSteps(
        new Sgd(0.05),
        ai.djl.training.optimizer.Optimizer.sgd().setLearningRateTracker(rate).build());
    assertSteps(
        new Momentum(0.05, 0.9),
        ai.djl.training.optimizer.Optimizer.sgd()
            .setLearningRateTracker(rate)
            .optMomentum(0.9f)
            .build());
    assertSteps(
        new Adam(0.05),
        ai.djl.training.optimizer.Optimizer.adam().optLearningRateTracker(rate).build());
  }

  private void assertSteps(Optimizer ours, ai.djl.training.optimizer.Optimizer engine) {
    double[] theta = {1, -2, 0.5};
    try (var manager = lab.manager().newSubManager()) {
      var weight = manager.create(new float[] {1, -2, 0.5f});
      for (int step = 1; step <= 4; step++) {
        double[] gradient = {0.3 * step, -1, Math.sin(step)};
        ours.step(theta, gradient);
        var floats = new float[] {(float) gradient[0], -1, (float) gradient[2]};
        engine.update("w", weight, manager.create(floats));
      }
      assertThat(weight.toType(DataType.FLOAT64, true).toDoubleArray())
          .as(ours.getClass().getSimpleName())
          .usingComparatorWithPrecision(1e-5)
          .containsExactly(theta);
    }
  }

  @Test
  void trainingFromTheSameWeightsOnFullBatchesEndsAtTheSameWeights() {
    var data = points(4, 3);
    var net = lab.net(Nets.mlp(4, 6, 3), 4);
    var mlp = Mlp.of(1, 4, 6, 3);
    mlp.load(net.tensors());
    var config = new FitConfig(20, 0.3, data.size(), 1);
    net.fit(data, config);
    mlp.fit(data, config);
    var comparison = Comparison.of(mlp.tensors(), net.tensors(), 1e-4);
    assertThat(comparison.allClose()).as("%s", comparison).isTrue();
  }
}
