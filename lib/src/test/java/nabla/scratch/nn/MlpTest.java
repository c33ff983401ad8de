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
import nabla.core.Epoch;
import nabla.core.FitConfig;
import nabla.core.Heard;
import nabla.data.Digits;
import nabla.data.Gates;
import nabla.data.Toy;
import nabla.lessons.MeanImage;
import nabla.scratch.autodiff.GradientCheck;
import nabla.scratch.loss.Loss;
import nabla.scratch.loss.MarginLoss;
import nabla.scratch.loss.RegressionLoss;
import nabla.scratch.loss.SoftmaxCrossEntropy;
import nabla.scratch.optim.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MlpTest {

  static Stream<Arguments> gradients() {
    var all = new ArrayList<Arguments>();
    for (var g : List.of(Activation.RELU, Activation.TANH, Activation.SIGMOID)) {
      for (var loss : List.of(new SoftmaxCrossEntropy(), MarginLoss.LOGISTIC, RegressionLoss.L2)) {
        for (var sizes : List.of(new int[] {3, 4}, new int[] {3, 5, 2}, new int[] {4, 1, 6, 3})) {
          all.add(Arguments.of(g, loss, sizes));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("gradients")
  void backPropagationIsThatOfFiniteDifferences(Activation g, Loss loss, int[] sizes) {
    for (int n : new int[] {1, 6}) {
      var net = Mlp.of(n, g, Init.UNIT, sizes).withLoss(loss);
      var random = new SplittableRandom(n);
      var x = new double[n][sizes[0]];
      for (var row : x) {
        Arrays.setAll(row, j -> random.nextGaussian());
      }
      for (var layer : net.layers()) {
        Arrays.setAll(layer.b(), j -> 0.3 * random.nextGaussian());
      }
      var y = net.targets(random.ints(n, 0, sizes[sizes.length - 1]).toArray());
      var check =
          GradientCheck.of(() -> net.loss(x, y), net.arrays(), net.gradients(x, y).arrays());
      assertThat(check.holds()).as("batch of %d: %s", n, check).isTrue();
      assertThat(check.entries()).isEqualTo(net.parameters());
    }
  }

  @Test
  void anActivationOfTheLastLayerIsDifferentiatedToo() {
    var layer = new Dense(new double[][] {{2}}, new double[] {2}, Activation.SIGMOID);
    var net = Mlp.of(List.of(layer)).withLoss(RegressionLoss.L2);
    double[][] x = {{1}};
    double[][] y = {{0}};
    assertThat(
            GradientCheck.of(() -> net.loss(x, y), net.arrays(), net.gradients(x, y).arrays())
                .holds())
        .isTrue();
  }

  @Test
  void aMatrixLayerIsExactlyItsNeuronsOneByOne() {
    var net = Mlp.of(3, Activation.TANH, 5, 7, 4);
    var data = new SplittableRandom(1).doubles(10 * 5, -2, 2).toArray();
    for (int i = 0; i < 10; i++) {
      var x = Arrays.copyOfRange(data, 5 * i, 5 * i + 5);
      assertThat(net.output(new double[][] {x})[0]).isEqualTo(net.output(x));
    }
  }

  @Test
  void handSetWeightsSolveXorWithTwoNeurons() {
    var hidden =
        new Dense(new double[][] {{1, 1}, {1, 1}}, new double[] {-0.5, -1.5}, Activation.STEP);
    var output = new Dense(new double[][] {{1, -1}}, new double[] {-0.5}, Activation.IDENTITY);
    assertThat(Mlp.of(List.of(hidden, output)).accuracy(Gates.xor())).isEqualTo(1);
  }

  @Test
  void parametersAreCountedWithTheirBiases() {
    assertThat(Mlp.parameters(784, 100, 10)).isEqualTo(79_510);
    assertThat(Mlp.parameters(1000, 1000)).isEqualTo(1_001_000);
    var net = Mlp.of(1, 4, 3, 2);
    assertThat(net.parameters()).isEqualTo(23);
    assertThat(net.arrays().stream().mapToInt(a -> a.length).sum()).isEqualTo(23);
  }

  @Test
  void probabilitiesSumToOneAndAgreeWithTheClassAndTheScore() {
    for (int outputs : new int[] {1, 2, 3}) {
      var net = Mlp.of(5, 2, 8, outputs);
      for (var x : Toy.moons(50, 0.1, 1).x()) {
        var p = net.probabilities(x);
        assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
        assertThat(p[net.classify(x)]).isEqualTo(Arrays.stream(p).max().orElseThrow());
        if (outputs < 3) {
          assertThat(net.score(x) > 0).isEqualTo(net.classify(x) == 1);
        }
      }
    }
    assertThatThrownBy(() -> Mlp.of(1, 2, 3).score(0, 0)).hasMessageContaining("3 outputs");
  }

  @Test
  void itLearnsTheMoonsFromThreeSeeds() {
    for (long seed = 1; seed <= 3; seed++) {
      var data = Toy.moons(400, 0.1, seed).split(0.5, seed);
      for (int outputs : new int[] {1, 2}) {
        var net = Mlp.of(seed, 2, 16, 16, outputs);
        var history = net.fit(data.train(), data.test(), new FitConfig(60, 0.1, 16, seed));
        assertThat(history.last().testAccuracy()).as("seed %d", seed).isGreaterThan(0.95);
        assertThat(net.accuracy(data.test())).isEqualTo(history.last().testAccuracy());
        assertThat(net.loss(data.test())).isEqualTo(history.last().testLoss());
      }
    }
  }

  @Test
  void sameSeedSameNetworkSameHistory() {
    var data = Toy.circle(100, 0.05, 1);
    var first = Mlp.of(4, 2, 6, 1);
    var second = Mlp.of(4, 2, 6, 1);
    var config = new FitConfig(5, 0.1, 8, 2);
    assertThat(first.fit(data, config).series(Epoch::loss))
        .isEqualTo(second.fit(data, config).series(Epoch::loss));
    assertThat(first.layers().get(0).w()).isDeepEqualTo(second.layers().get(0).w());
    assertThat(first.output(0.1, 0.2)).isNotEqualTo(Mlp.of(5, 2, 6, 1).output(0.1, 0.2));
  }

  @Test
  void listenersHearEveryBatchAndEpochAndMayStopIt() {
    var heard = new Heard();
    var data = Toy.xor(10, 0, 1);
    var history = Mlp.of(1, 2, 3, 1).fit(data, new FitConfig(2, 0.1, 6, 1), heard);
    assertThat(heard.lines())
        .containsExactly(
            "start", "1:1/2", "1:2/2", "epoch 1", "2:1/2", "2:2/2", "epoch 2", "end 2");
    assertThat(history.last().testAccuracy()).isNaN();
  }

  @Test
  void digitsClimbTheLadderOfMethods() {
    for (long seed = 1; seed <= 3; seed++) {
      var digits = Digits.split(3000, 1000, seed);
      double mean = MeanImage.of(digits.train()).accuracy(digits.test());
      double linear = last(Mlp.softmaxRegression(784, 10), digits.train(), digits.test(), seed);
      double hidden = last(Mlp.of(seed, 784, 50, 10), digits.train(), digits.test(), seed);
      assertThat(mean).as("mean image, seed %d", seed).isBetween(0.6, 0.76);
      assertThat(linear).as("linear, seed %d", seed).isBetween(0.81, 0.92);
      assertThat(hidden).as("one hidden layer, seed %d", seed).isGreaterThan(0.93);
    }
  }

  private static double last(Mlp net, Dataset train, Dataset test, long seed) {
    return net.fit(train, test, new FitConfig(8, 0.2, 32, seed)).last().testAccuracy();
  }

  @Test
  void anOptimiserOfItsOwnMayTrainIt() {
    var data = Toy.circle(200, 0.05, 3);
    var net = Mlp.of(3, 2, 16, 1);
    net.withOptimizer(Adam::new).fit(data, new FitConfig(60, 0.02, 20, 3));
    assertThat(net.accuracy(data)).isGreaterThan(0.97);
  }

  @Test
  void aRegressionNetworkFitsACurve() {
    var x = new double[41][1];
    var y = new double[41][1];
    for (int i = 0; i < 41; i++) {
      x[i][0] = -1 + i / 20.0;
      y[i][0] = Math.sin(3 * x[i][0]);
    }
    var net = Mlp.of(1, Activation.TANH, 1, 10, 1).withLoss(RegressionLoss.L2);
    for (int step = 0; step < 3000; step++) {
      net.step(net.gradients(x, y), 0.2);
    }
    assertThat(net.loss(x, y)).isLessThan(0.003);
  }

  @Test
  void whatDoesNotFitIsNamed() {
    var two = Mlp.of(1, 2, 3, 2);
    assertThatThrownBy(() -> two.targets(2)).hasMessageContaining("2 outputs");
    assertThatThrownBy(() -> Mlp.of(1, 5)).hasMessageContaining("[5]");
    assertThatThrownBy(() -> two.output(new double[1][3])).hasMessageContaining("[1, 3]");
    assertThatThrownBy(() -> Mlp.of(List.of(two.layers().get(0), two.layers().get(0))))
        .hasMessageContaining("layer 2 takes 2 inputs, but layer 1 has 3 neurons");
    assertThat(two.copy().layers().get(0).w()).isDeepEqualTo(two.layers().get(0).w());
    assertThat(two.toString()).isEqualTo("Mlp[2 → 3 RELU → 2, 17 parameters]");
  }
}
