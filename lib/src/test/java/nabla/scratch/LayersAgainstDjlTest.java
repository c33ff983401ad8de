package nabla.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import nabla.OnAnEngine;
import nabla.core.Comparison;
import nabla.core.Dataset;
import nabla.core.FitConfig;
import nabla.core.Tensor;
import nabla.scratch.nn.ActivationLayer;
import nabla.scratch.nn.Affine;
import nabla.scratch.nn.BatchNorm;
import nabla.scratch.nn.Chain;
import nabla.scratch.nn.Init;
import nabla.scratch.nn.Network;
import nabla.scratch.nn.Residual;
import org.junit.jupiter.api.Test;

/** Layers written by hand compute what the engines' layers compute, in training and after. */
class LayersAgainstDjlTest extends OnAnEngine {

  private static Dataset points() {
    var random = new SplittableRandom(5);
    var x = new double[24][4];
    for (var row : x) {
      Arrays.setAll(row, j -> (float) (2 * random.nextGaussian() + j));
    }
    return new Dataset(x, random.ints(24, 0, 3).toArray(), 3);
  }

  private static ActivationLayer tanh() {
    return new ActivationLayer(nabla.scratch.nn.Activation.TANH);
  }

  private static Network byHand() {
    var random = new SplittableRandom(1);
    return Network.of(
        3,
        Affine.of(4, 6, Init.HE, random),
        new BatchNorm(6),
        tanh(),
        new Residual(Chain.of(Affine.of(6, 6, Init.HE, random), new BatchNorm(6), tanh())),
        Affine.of(6, 3, Init.HE, random));
  }

  private static Block linear(int out) {
    return Linear.builder().setUnits(out).build();
  }

  private static Block norm() {
    return ai.djl.nn.norm.BatchNorm.builder().build();
  }

  private static Block blocks() {
    var branch = new SequentialBlock().add(linear(6)).add(norm()).add(Activation::tanh);
    var residual =
        new ParallelBlock(
            lists ->
                new NDList(lists.get(0).singletonOrThrow().add(lists.get(1).singletonOrThrow())),
            List.of(branch, Blocks.identityBlock()));
    return new SequentialBlock()
        .add(linear(6))
        .add(norm())
        .add(Activation::tanh)
        .add(residual)
        .add(linear(3));
  }

  /**
   * A bias before batch norm has gradient 0, up to rounding: there only differences mean something.
   */
  private static void assertSame(Comparison comparison, double difference) {
    assertThat(comparison.maxDifference()).as("%s", comparison).isLessThan(difference);
    assertThat(comparison.rows().stream().filter(Comparison.Row::close).count())
        .as("%s", comparison)
        .isGreaterThanOrEqualTo(comparison.rows().size() - 2);
  }

  @Test
  void batchNormAndResidualBlocksAgreeTensorByTensor() {
    var data = points();
    var net = byHand();
    var engine = lab.net(blocks(), 4);
    engine.load(net.layers().tensors());
    var outputs =
        Comparison.of(
            List.of(Tensor.of("after training", net.output(data.x()))),
            List.of(Tensor.of("after training", engine.output(data.x()))));
    assertThat(outputs.allClose()).as("%s", outputs).isTrue();
    net.backward(data);
    var gradients = Comparison.of(net.layers().gradientTensors(), engine.gradients(data));
    assertSame(gradients, 1e-5);
  }

  @Test
  void trainedTheSameWayTheyStayTheSame() {
    var data = points();
    var net = byHand();
    var engine = lab.net(blocks(), 4);
    engine.load(net.layers().tensors());
    var config = new FitConfig(20, 0.1, data.size(), 1);
    net.fit(data, config);
    engine.fit(data, config);
    var own = new ArrayList<>(net.layers().tensors());
    var its = new ArrayList<>(engine.tensors());
    // Each engine has its own running variance: PyTorch's is n/(n−1) times the batch's.
    own.removeIf(tensor -> tensor.name().endsWith("running variance"));
    its.removeIf(tensor -> tensor.name().endsWith("runningVar"));
    assertSame(Comparison.of(own, its), 1e-5);
  }

  @Test
  void theRunningVarianceIsTheBiasedOneOnMxnetAndTheUnbiasedOneOnPytorch() {
    var column = new Dataset(new double[][] {{1}, {3}, {5}}, new int[] {0, 1, 0}, 2);
    var net = lab.net(new SequentialBlock().add(norm()).add(linear(1)), 1);
    net.gradients(column);
    var variance = net.tensors().get(3).values()[0];
    boolean unbiased = lab.engine().getEngineName().equals("PyTorch");
    assertThat(variance).isCloseTo(0.9 + 0.1 * (unbiased ? 4 : 8 / 3.0), within(1e-5));
  }
}
