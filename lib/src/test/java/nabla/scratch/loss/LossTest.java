package nabla.scratch.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import nabla.scratch.autodiff.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {

  static Stream<Loss> trainable() {
    return Stream.of(
        RegressionLoss.L1,
        RegressionLoss.L2,
        MarginLoss.HINGE,
        MarginLoss.LOGISTIC,
        MarginLoss.SQUARED,
        new SoftmaxCrossEntropy());
  }

  @ParameterizedTest
  @MethodSource("trainable")
  void everyGradientIsThatOfFiniteDifferencesOfTheMean(Loss loss) {
    for (long seed = 1; seed <= 5; seed++) {
      var random = new SplittableRandom(seed);
      var z = new double[7][4];
      var y = new double[7][4];
      for (int i = 0; i < 7; i++) {
        for (int j = 0; j < 4; j++) {
          z[i][j] = 2 * random.nextGaussian();
        }
        y[i][random.nextInt(4)] = 1;
      }
      var gradient = loss.gradient(z, y);
      var check =
          GradientCheck.of(() -> loss.value(z, y), Arrays.asList(z), Arrays.asList(gradient));
      assertThat(check.holds()).as("%s, seed %d: %s", loss, seed, check).isTrue();
    }
  }

  @Test
  void valuesAreThoseOfTheFormulas() {
    assertThat(RegressionLoss.L1.of(-3)).isEqualTo(3);
    assertThat(RegressionLoss.L2.of(-3)).isEqualTo(4.5);
    assertThat(MarginLoss.HINGE.of(0.25)).isEqualTo(0.75);
    assertThat(MarginLoss.HINGE.slope(1.5)).as("beyond the margin nothing pulls").isZero();
    assertThat(MarginLoss.LOGISTIC.of(0)).isCloseTo(Math.log(2), within(1e-15));
    assertThat(MarginLoss.ZERO_ONE.of(0)).as("undecided is wrong").isEqualTo(1);
    assertThat(MarginLoss.ZERO_ONE.slope(0.1)).isZero();
    assertThat(MarginLoss.SQUARED.of(3)).as("too right costs, too").isEqualTo(4);
  }

  @Test
  void theLogisticLossIsTheCrossEntropyOfTheSigmoidAndDoesNotOverflow() {
    double p = 1 / (1 + Math.exp(-0.7));
    assertThat(MarginLoss.LOGISTIC.of(new double[] {0.7}, new double[] {1}))
        .isCloseTo(-Math.log(p), within(1e-15));
    assertThat(MarginLoss.LOGISTIC.of(new double[] {0.7}, new double[] {0}))
        .isCloseTo(-Math.log(1 - p), within(1e-15));
    assertThat(MarginLoss.LOGISTIC.slope(new double[] {0.7}, new double[] {0})[0])
        .isCloseTo(p, within(1e-15));
    assertThat(MarginLoss.LOGISTIC.of(-1000)).isEqualTo(1000);
    assertThat(MarginLoss.LOGISTIC.slope(-1000)).isEqualTo(-1);
  }

  @Test
  void softmaxCrossEntropyStaysFiniteAndItsGradientRowsSumToZero() {
    var loss = new SoftmaxCrossEntropy();
    double[][] z = {{1000, -1000, 0}, {0, 0, 0}};
    double[][] y = {{0, 1, 0}, {1, 0, 0}};
    assertThat(loss.value(z, y)).isCloseTo((2000 + Math.log(3)) / 2, within(1e-12));
    for (var row : loss.gradient(z, y)) {
      assertThat(Arrays.stream(row).sum()).isCloseTo(0, within(1e-15));
    }
    assertThat(loss.gradient(z, y)[1][0])
        .as("the mean over 2 rows")
        .isCloseTo(-1 / 3.0, within(1e-15));
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    assertThatThrownBy(() -> RegressionLoss.L2.value(new double[2][1], new double[3][1]))
        .hasMessageContaining("2 outputs but 3 targets");
    assertThatThrownBy(() -> RegressionLoss.L2.gradient(new double[2][1], new double[2][3]))
        .hasMessageContaining("one-hot");
    assertThatThrownBy(() -> MarginLoss.HINGE.of(new double[] {1}, new double[] {-1}))
        .hasMessageContaining("0 and 1");
  }
}
