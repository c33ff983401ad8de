package nabla.scratch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import nabla.core.FitConfig;
import nabla.data.Augment;
import nabla.data.Marks;
import nabla.scratch.autodiff.GradientCheck;
import nabla.scratch.optim.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows slide over an image, forward by their formula and backward by its derivative. */
class ConvolutionTest {

  private static final ImageShape ODD = new ImageShape(2, 6, 7);

  static Stream<Layer> layers() {
    var random = new SplittableRandom(4);
    var convolution = Convolution.of(ODD, 3, 3, 2, 1, Init.HE, random);
    return Stream.of(
        Convolution.of(ODD, 3, 3, Init.HE, random),
        Convolution.of(ODD, 2, 1, Init.HE, random),
        Convolution.of(ODD, 2, 5, 1, 2, Init.HE, random),
        Convolution.of(ODD, 2, 2, 3, 0, Init.HE, random),
        Convolution.of(ODD, 2, 3, 3, 2, Init.HE, random),
        convolution,
        new MaxPool(ODD, 2),
        new MaxPool(ODD, 3, 2),
        new MaxPool(ODD, 2, 1),
        Chain.of(
            convolution,
            new ActivationLayer(Activation.TANH),
            new MaxPool(convolution.out(), 2),
            Affine.of(3 * 2, 2, Init.HE, random)));
  }

  private static double[][] uniform(long seed, int n, int m) {
    var random = new SplittableRandom(seed);
    var x = new double[n][];
    Arrays.setAll(x, i -> random.doubles(m, -1, 1).toArray());
    return x;
  }

  private static double weighed(Layer layer, double[][] x, double[][] c) {
    return Arrays.stream(Matrix.hadamard(c, layer.forward(x, true)))
        .flatMapToDouble(Arrays::stream)
        .sum();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void gradientsAreThoseOfDifferences(Layer layer) {
    var x = uniform(1, 3, ODD.size());
    var c = uniform(2, 3, layer.forward(x, true)[0].length);
    var analytic = new ArrayList<double[]>(List.of(layer.backward(c)));
    analytic.addAll(layer.gradients().stream().map(double[]::clone).toList());
    var entries = new ArrayList<double[]>(List.of(x));
    entries.addAll(layer.parameters());
    var check = GradientCheck.of(() -> weighed(layer, x, c), entries, analytic);
    assertThat(check.relativeError()).as("%s", layer).isLessThan(1e-6);
  }

  @Test
  void aFilterMeetsEachWindowWithoutBeingTurned() {
    var layer =
        new Convolution(
            new ImageShape(1, 3, 3), new double[][] {{1, 2, 3, 4}}, new double[] {0.5}, 1, 0);
    double[][] x = {{1, 0, 2, 0, 5, 1, 3, 1, 0}};
    assertThat(layer.forward(x, false)[0]).containsExactly(21.5, 23.5, 23.5, 10.5);
  }

  @Test
  void channelsAreAddedAndWhatLiesOutsideIsZero() {
    var layer =
        new Convolution(
            new ImageShape(2, 2, 2),
            new double[][] {{0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10}},
            new double[1],
            1,
            1);
    // The first channel as it is, and ten times the second one's neighbour below to the right.
    double[][] x = {{1, 2, 3, 4, 5, 6, 7, 8}};
    assertThat(layer.forward(x, false)[0]).containsExactly(81, 2, 3, 4);
  }

  @ParameterizedTest
  @CsvSource({"28,5,1,0,24", "28,5,1,2,28", "28,5,2,2,14", "7,3,2,1,4", "7,2,2,0,3", "5,5,4,0,1"})
  void aWindowHasAsManyPlacesAsItCanStart(int n, int k, int stride, int padding, int places) {
    var out = new ImageShape(1, n, n + 1).slide(4, k, stride, padding);
    assertThat(out.height()).isEqualTo(places);
    assertThat(out.channels()).isEqualTo(4);
  }

  @Test
  void theMapMovesWithThePicture() {
    var random = new SplittableRandom(2);
    var layer = Convolution.of(new ImageShape(1, 12, 12), 2, 3, Init.HE, random);
    var image = new double[144];
    for (int i = 3; i < 6; i++) {
      Arrays.fill(image, 12 * i + 3, 12 * i + 6, random.nextDouble());
    }
    var before = layer.forward(new double[][] {image}, false)[0];
    var after = layer.forward(new double[][] {Augment.shift(image, 2, 1)}, false)[0];
    for (int o = 0; o < 2; o++) {
      for (int i = 0; i < 9; i++) {
        for (int j = 0; j < 8; j++) {
          assertThat(after[layer.out().at(o, i + 1, j + 2)])
              .isEqualTo(before[layer.out().at(o, i, j)], within(0.0));
        }
      }
    }
  }

  @Test
  void theLargestOfEachWindowComesThroughAndGetsAllOfTheBlame() {
    var pool = new MaxPool(new ImageShape(1, 4, 4), 2);
    double[][] x = {{1, 3, -2, -1, 2, 0, -5, -3, 7, 7, 0, 4, 1, 2, 3, 1}};
    assertThat(pool.forward(x, false)[0]).containsExactly(3, -1, 7, 4);
    assertThat(pool.backward(new double[][] {{10, 20, 30, 40}})[0])
        .containsExactly(0, 10, 0, 20, 0, 0, 0, 0, 30, 0, 0, 40, 0, 0, 0, 0);
  }

  @Test
  void blameOfOverlappingWindowsAddsUp() {
    var pool = new MaxPool(new ImageShape(1, 3, 3), 2, 1);
    double[][] x = {{0, 0, 0, 0, 9, 0, 0, 0, 0}};
    pool.forward(x, true);
    assertThat(pool.backward(new double[][] {{1, 10, 100, 1000}})[0][4]).isEqualTo(1111);
  }

  @Test
  void ninetyEightParametersTellAPlusFromACross() {
    var random = new SplittableRandom(1);
    var filters = Convolution.of(new ImageShape(1, 16, 16), 8, 3, Init.HE, random);
    var net =
        Network.of(
                2,
                filters,
                new ActivationLayer(Activation.RELU),
                new MaxPool(filters.out(), 14),
                Affine.of(8, 2, Init.HE, random))
            .withOptimizer(Adam::new);
    net.fit(Marks.of(600, 1), new FitConfig(12, 0.01, 32, 1));
    assertThat(net.parameters()).isEqualTo(98);
    assertThat(net.accuracy(Marks.of(300, 2))).isGreaterThan(0.97);
  }

  @Test
  void whatDoesNotFitIsRefusedInWords() {
    assertThatThrownBy(() -> new ImageShape(1, 4, 4).slide(1, 5, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no larger than the padded image");
    assertThatThrownBy(() -> new ImageShape(0, 4, 4)).hasMessageContaining("at least one channel");
    assertThatThrownBy(
            () -> new Convolution(new ImageShape(2, 4, 4), new double[1][9], new double[1], 1, 0))
        .hasMessageContaining("k · k weights for each channel");
  }
}
