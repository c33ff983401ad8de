package nabla.scratch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import nabla.data.Toy;
import nabla.scratch.autodiff.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dropout drops by chance alone, keeps the mean, and blames only those who took part. */
class DropoutTest {

  private static final double[][] X = LayerTest.gaussian(1, 100, 80);

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.8})
  void theShareOfZerosIsPAndTheOthersGrowBy1Over1MinusP(double p) {
    var layer = new Dropout(p, 7);
    var y = layer.forward(X, true);
    long zeros =
        Arrays.stream(layer.mask()).flatMapToDouble(Arrays::stream).filter(m -> m == 0).count();
    double sigma = Math.sqrt(p * (1 - p) / 8000);
    assertThat(zeros / 8000.0).isCloseTo(p, within(4 * sigma));
    for (int i = 0; i < X.length; i++) {
      for (int j = 0; j < X[i].length; j++) {
        double m = layer.mask()[i][j];
        assertThat(m).isIn(0.0, 1 / (1 - p));
        assertThat(y[i][j]).isEqualTo(m * X[i][j]);
      }
    }
  }

  @Test
  void theMeanOfEachEntryIsTheEntryWhateverItsSize() {
    double[][] x = {{0.001, -3, 100, 1}};
    var layer = new Dropout(0.3, 2);
    int n = 40_000;
    var mean = new double[4];
    for (int i = 0; i < n; i++) {
      var y = layer.forward(x, true)[0];
      Arrays.setAll(mean, j -> mean[j] + y[j] / x[0][j] / n);
    }
    // Var[m] = p / (1 − p)
    assertThat(mean)
        .containsExactly(new double[] {1, 1, 1, 1}, within(4 * Math.sqrt(0.3 / 0.7 / n)));
  }

  @Test
  void afterTrainingItDoesNothingAndUsesNoRandomNumber() {
    var layer = new Dropout(0.5, 3);
    var other = new Dropout(0.5, 3);
    assertThat(layer.forward(X, false)).isEqualTo(X);
    assertThat(layer.backward(X)).isEqualTo(X);
    assertThat(layer.forward(X, true)).isEqualTo(other.forward(X, true));
  }

  @Test
  void withPZeroNothingIsDroppedAndPOneIsRefused() {
    assertThat(new Dropout(0, 1).forward(X, true)).isEqualTo(X);
    for (double p : new double[] {1, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> new Dropout(p, 1)).hasMessageContaining("less than 1");
    }
  }

  @Test
  void everyPassDrawsANewMaskAndEveryRowItsOwn() {
    var layer = new Dropout(0.5, 3);
    layer.forward(X, true);
    var first = layer.mask();
    layer.forward(X, true);
    assertThat(layer.mask()).isNotEqualTo(first);
    assertThat(first[0]).isNotEqualTo(first[1]);
  }

  @Test
  void whoDidNotTakePartGetsNoBlame() {
    var layer = new Dropout(0.5, 3);
    layer.forward(X, true);
    var ones = Matrix.map(X, v -> 1);
    assertThat(layer.backward(ones)).isEqualTo(layer.mask());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void withTheMasksHeldFixedTheGradientsAreThoseOfDifferences(long seed) {
    var random = new SplittableRandom(seed);
    var a = Affine.of(2, 8, Init.HE, random);
    var b = Affine.of(8, 8, Init.HE, random);
    var c = Affine.of(8, 1, Init.HE, random);
    var data = Toy.moons(20, 0.2, seed);
    Supplier<Network> again =
        () ->
            Network.of(
                1,
                new Dropout(0.2, seed),
                a,
                new ActivationLayer(Activation.TANH),
                new Dropout(0.3, seed + 1),
                b,
                new ActivationLayer(Activation.TANH),
                new Dropout(0.5, seed + 2),
                c);
    var net = again.get();
    net.backward(data);
    var slopes = new ArrayList<double[]>();
    net.layers().gradients().forEach(g -> slopes.add(g.clone()));
    var parameters = List.copyOf(net.layers().parameters());
    var check = GradientCheck.of(() -> again.get().backward(data), parameters, slopes);
    assertThat(check.relativeError()).isLessThan(1e-6);
  }
}
