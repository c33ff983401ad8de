package nabla.scratch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import nabla.core.Dataset;
import nabla.core.FitConfig;
import nabla.data.Toy;
import nabla.scratch.autodiff.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers go forward by their formula, and backward by its derivative. */
class LayerTest {

  static double[][] gaussian(long seed, int n, int m) {
    var random = new SplittableRandom(seed);
    var x = new double[n][m];
    for (var row : x) {
      Arrays.setAll(row, j -> 3 * random.nextGaussian() + j);
    }
    return x;
  }

  static Stream<Layer> layers() {
    var random = new SplittableRandom(4);
    var norm = new BatchNorm(4);
    Arrays.setAll(norm.gamma(), j -> 0.5 + j);
    Arrays.setAll(norm.beta(), j -> 1.0 - j);
    return Stream.of(
        Affine.of(4, 3, Init.HE, random),
        new ActivationLayer(Activation.TANH),
        new ActivationLayer(Activation.SIGMOID),
        new ActivationLayer(Activation.RELU),
        norm,
        new Residual(Affine.of(4, 4, Init.HE, random)),
        Chain.of(
            Affine.of(4, 5, Init.HE, random),
            new BatchNorm(5),
            new ActivationLayer(Activation.TANH),
            new Residual(
                Chain.of(
                    Affine.of(5, 5, Init.HE, random),
                    new BatchNorm(5),
                    new ActivationLayer(Activation.SIGMOID))),
            Affine.of(5, 2, Init.HE, random)));
  }

  /** L = Σ c_ij y_ij with fixed c, so that ∂L/∂y is c. */
  private static double weighed(Layer layer, double[][] x, double[][] c, boolean train) {
    var y = layer.forward(x, train);
    return Arrays.stream(Matrix.hadamard(c, y)).flatMapToDouble(Arrays::stream).sum();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void gradientsAreThoseOfDifferences(Layer layer) {
    for (boolean train : new boolean[] {true, false}) {
      var x = gaussian(1, 7, 4);
      var c = gaussian(2, 7, layer.forward(x, train)[0].length);
      layer.forward(x, train);
      var dx = layer.backward(c);
      var gradients = layer.gradients().stream().map(double[]::clone).toList();
      var entries = new ArrayList<double[]>(List.of(x));
      entries.addAll(layer.parameters());
      var analytic = new ArrayList<double[]>(List.of(dx));
      analytic.addAll(gradients);
      // Running statistics move while the check trains; batch statistics do not see them.
      var check = GradientCheck.of(() -> weighed(layer, x, c, train), entries, analytic);
      assertThat(check.relativeError()).as("%s, train %s", layer, train).isLessThan(1e-6);
    }
  }

  @Test
  void aBatchLeavesBatchNormWithTheMeanBetaAndTheDeviationGamma() {
    var norm = new BatchNorm(2);
    norm.gamma()[1] = 3;
    norm.beta()[1] = -5;
    var y = Matrix.transpose(norm.forward(new double[][] {{1, 0}, {3, 10}, {5, 20}}, true));
    // Column 0: μ = 3, σ² = 8/3. Column 1: μ = 10, σ² = 200/3.
    double first = 2 / Math.sqrt(8 / 3.0 + 1e-5);
    double second = 10 / Math.sqrt(200 / 3.0 + 1e-5);
    assertThat(y[0]).containsExactly(new double[] {-first, 0, first}, within(1e-12));
    assertThat(y[1])
        .containsExactly(new double[] {-5 - 3 * second, -5, -5 + 3 * second}, within(1e-12));
  }

  @Test
  void runningStatisticsKeepNineTenthsAndFollowTheBiasedVariance() {
    var norm = new BatchNorm(1);
    norm.forward(new double[][] {{1}, {3}, {5}}, true);
    assertThat(norm.runningMean()[0]).isEqualTo(0.1 * 3, within(1e-15));
    assertThat(norm.runningVariance()[0]).isEqualTo(0.9 + 0.1 * 8 / 3, within(1e-15));
  }

  @Test
  void whenTrainingIsOverARowDoesNotDependOnItsNeighboursAndNothingIsLearnt() {
    var norm = new BatchNorm(4);
    norm.forward(gaussian(1, 32, 4), true);
    var before = norm.runningMean().clone();
    var x = gaussian(3, 5, 4);
    var together = norm.forward(x, false);
    assertThat(norm.forward(new double[][] {x[2]}, false)[0]).isEqualTo(together[2]);
    assertThat(norm.runningMean()).isEqualTo(before);
  }

  @Test
  void aConstantColumnStaysFinite() {
    var norm = new BatchNorm(1);
    assertThat(norm.forward(new double[][] {{7}, {7}}, true)).isEqualTo(new double[][] {{0}, {0}});
    assertThat(norm.backward(new double[][] {{1}, {-1}})[0][0]).isFinite();
  }

  @Test
  void aResidualBlockOfZeroWeightsPassesAllThroughBothWays() {
    var block = new Residual(new Affine(new double[4][4], new double[4]));
    var x = gaussian(1, 3, 4);
    assertThat(block.forward(x, true)).isEqualTo(x);
    assertThat(block.backward(x)).isEqualTo(x);
    var narrowing = new Residual(new Affine(new double[3][4], new double[3]));
    assertThatThrownBy(() -> narrowing.forward(x, true)).hasMessageContaining("the same shape");
  }

  @Test
  void saturatedAndDeadAreCounted() {
    var relu = new ActivationLayer(Activation.RELU);
    relu.forward(new double[][] {{1, -1, -1, 1}, {1, -1, 1, -1}}, true);
    assertThat(relu.saturated()).isEqualTo(0.5);
    assertThat(relu.dead()).isEqualTo(0.25);
    var tanh = new ActivationLayer(Activation.TANH);
    tanh.forward(new double[][] {{0, 3}, {1, -3}}, true); // |tanh 3| = 0.995
    assertThat(tanh.saturated()).isEqualTo(0.5);
    assertThat(tanh.dead()).isEqualTo(0.5);
  }

  @Test
  void aChainRemembersWhatPassed() {
    var chain = Chain.of(new ActivationLayer(Activation.RELU), new BatchNorm(4));
    var y = chain.forward(gaussian(1, 3, 4), true);
    assertThat(chain.outputs()).hasSize(2).last().isSameAs(y);
    var dx = chain.backward(y);
    assertThat(chain.deltas()).hasSize(2).last().isSameAs(y);
    assertThat(dx.length).isEqualTo(3);
    assertThat(chain.tensors()).extracting("name").startsWith("2.γ", "2.β");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aNetworkOfLayersComputesWhatAnMlpComputes(int outputs) {
    var mlp = Mlp.of(3, Activation.TANH, 2, 8, outputs);
    var layers = new ArrayList<Layer>();
    for (var dense : mlp.copy().layers()) {
      layers.add(new Affine(dense.w(), dense.b()));
      layers.add(new ActivationLayer(dense.g()));
    }
    var net = Network.of(outputs, layers);
    Dataset data = Toy.moons(50, 0.1, 1);
    assertThat(net.loss(data)).isEqualTo(mlp.loss(data), within(1e-12));
    var config = new FitConfig(3, 0.5, 16, 5);
    var history = net.fit(data, data, config);
    var expected = mlp.fit(data, data, config);
    assertThat(history.last().testLoss()).isEqualTo(expected.last().testLoss(), within(1e-10));
    assertThat(history.last().accuracy()).isEqualTo(expected.last().accuracy());
    assertThat(net.classify(data.x())).isEqualTo(mlp.classify(data.x()));
    assertThat(net.at(data.x()[3])).isEqualTo(mlp.at(data.x()[3]), within(1e-10));
    assertThat(net.parameters()).isEqualTo(mlp.parameters());
  }
}
