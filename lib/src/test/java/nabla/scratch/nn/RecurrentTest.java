package nabla.scratch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nabla.scratch.autodiff.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recurrent layers carry a state, and send the blame back through it. */
class RecurrentTest {

  private static final int STEPS = 6;
  private static final int N = 4;
  private static final int IN = 2;
  private static final int SIZE = 3;

  static Stream<Arguments> layers() {
    LongFunction<Recurrent> rnn = seed -> Rnn.of(IN, SIZE, 0.9, new SplittableRandom(seed));
    LongFunction<Recurrent> lstm = seed -> Lstm.of(IN, SIZE, 1, new SplittableRandom(seed));
    return LongStream.rangeClosed(1, 3)
        .boxed()
        .flatMap(seed -> Stream.of(rnn, lstm).map(make -> Arguments.of(make.apply(seed), seed)));
  }

  private static double[][][] gaussian(long seed, int steps, int columns) {
    var out = new double[steps][][];
    Arrays.setAll(out, t -> LayerTest.gaussian(seed + 10L * t, N, columns));
    return out;
  }

  /** L = Σ g ∘ s. */
  private static double loss(double[][][] s, double[][][] g) {
    double sum = 0;
    for (int t = 0; t < s.length; t++) {
      for (var row : Matrix.hadamard(s[t], g[t])) {
        sum += Arrays.stream(row).sum();
      }
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("layers")
  void allGradientsAreThoseOfDifferences(Recurrent layer, long seed) {
    var x = gaussian(seed, STEPS, IN);
    var g = gaussian(seed + 1, STEPS, SIZE);
    var first = LayerTest.gaussian(seed + 2, N, layer.stateSize());
    DoubleSupplier loss = () -> loss(layer.forward(x, first), g);
    layer.forward(x, first);
    var dx = layer.backward(g);
    var slopes = new ArrayList<double[]>();
    layer.gradients().forEach(row -> slopes.add(row.clone()));
    slopes.addAll(List.of(layer.firstDelta()));
    var parameters = new ArrayList<>(layer.parameters());
    parameters.addAll(List.of(first));
    for (int t = 0; t < STEPS; t++) {
      slopes.addAll(List.of(dx[t]));
      parameters.addAll(List.of(x[t]));
    }
    var check = GradientCheck.of(loss, parameters, slopes);
    assertThat(check.relativeError()).isLessThan(1e-6);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void readingInTwoPartsIsReadingAtOnceIfTheStateIsCarried(Recurrent layer, long seed) {
    var x = gaussian(seed, STEPS, IN);
    var whole = layer.forward(x);
    var end = layer.last();
    layer.forward(Arrays.copyOf(x, 2));
    var rest = layer.forward(Arrays.copyOfRange(x, 2, STEPS), layer.last());
    assertThat(rest).isDeepEqualTo(Arrays.copyOfRange(whole, 2, STEPS));
    assertThat(layer.last()).isDeepEqualTo(end);
    assertThat(layer.forward(Arrays.copyOfRange(x, 2, STEPS))[0]).isNotEqualTo(whole[2]);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aSequenceDoesNotDependOnItsNeighbours(Recurrent layer, long seed) {
    var x = gaussian(seed, STEPS, IN);
    var alone = new double[STEPS][][];
    Arrays.setAll(alone, t -> new double[][] {x[t][2]});
    var together = layer.forward(x);
    assertThat(layer.forward(alone)[STEPS - 1][0]).isEqualTo(together[STEPS - 1][2]);
  }

  @Test
  void aPlainLayerIsTanhOfTwoSums() {
    var layer = new Rnn(new double[][] {{2}}, new double[][] {{0.5}}, new double[] {0.1});
    var s = layer.forward(new double[][][] {{{1}}, {{-1}}});
    double s1 = Math.tanh(2 + 0.1);
    assertThat(s[0][0][0]).isEqualTo(s1);
    assertThat(s[1][0][0]).isEqualTo(Math.tanh(-2 + 0.5 * s1 + 0.1));
  }

  @Test
  void anLstmWithAnOpenForgetGateAndAShutInputGateKeepsItsCell() {
    double[] shutOpen = {-50, 50, 0, 50}; // i, f, g, o
    var layer = new Lstm(new double[4][1], new double[4][1], shutOpen);
    layer.forward(gaussianOfOne(), new double[][] {{0, 0.7}});
    assertThat(layer.last()[0]).containsExactly(new double[] {Math.tanh(0.7), 0.7}, within(1e-12));
  }

  private static double[][][] gaussianOfOne() {
    var x = new double[100][][];
    Arrays.setAll(x, t -> LayerTest.gaussian(t, 1, 1));
    return x;
  }

  @Test
  void theForgetGatesBeginWhereTheirBiasSays() {
    var layer = Lstm.of(IN, SIZE, 2, new SplittableRandom(1));
    layer.forward(new double[1][N][IN]);
    assertThat(layer.forgetGates()[0][0][0]).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-12));
  }

  @Test
  void aRotationKeepsLengths() {
    var w = Rnn.of(IN, 20, 1, new SplittableRandom(4)).w();
    var product = Matrix.mul(w, Matrix.transpose(w));
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        assertThat(product[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-12));
      }
    }
  }

  @Test
  void weightsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new Rnn(new double[2][1], new double[3][3], new double[3]))
        .hasMessageContaining("one per sum");
    assertThatThrownBy(() -> new Lstm(new double[3][1], new double[3][3], new double[3]))
        .hasMessageContaining("four rows per column");
  }
}
