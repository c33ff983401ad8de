package nabla.scratch.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import nabla.scratch.autodiff.Numeric;
import org.junit.jupiter.api.Test;

class EntropyTest {

  private static final double[] P = {.7, .2, .1};
  private static final double[] Q = {.5, .3, .2};

  @Test
  void crossEntropyIsEntropyPlusDivergence() {
    assertThat(Entropy.cross(P, Q)).isCloseTo(0.8869, within(5e-5));
    assertThat(Entropy.of(P)).isCloseTo(0.8018, within(5e-5));
    assertThat(Entropy.kl(P, Q)).isCloseTo(0.0851, within(5e-5));
    assertThat(Entropy.kl(P, P)).isZero();
  }

  @Test
  void withAOneHotTruthCrossEntropyAndDivergenceAreTheNegativeLogLikelihood() {
    double[] truth = {0, 1, 0};
    assertThat(Entropy.of(truth)).isZero();
    assertThat(Entropy.cross(truth, Q))
        .isEqualTo(Entropy.kl(truth, Q))
        .isEqualTo(Entropy.nll(1, Q));
    assertThat(Entropy.nll(0, .01, .99)).isCloseTo(4.605, within(5e-4));
  }

  @Test
  void theUniformDistributionHasMostEntropy() {
    assertThat(Entropy.of(.25, .25, .25, .25)).isCloseTo(Math.log(4), within(1e-15));
  }

  @Test
  void theSlopeOfTheCrossEntropyIsMinusPOverQ() {
    // Moving one entry alone leaves the simplex, so the formula is differenced without the check.
    var numeric =
        Numeric.central(
            q -> -P[0] * Math.log(q[0]) - P[1] * Math.log(q[1]) - P[2] * Math.log(q[2]), Q, 1e-5);
    assertThat(Entropy.crossSlope(P, Q))
        .usingComparatorWithPrecision(1e-8)
        .containsExactly(numeric);
  }

  @Test
  void whatIsNoDistributionIsRefused() {
    assertThatThrownBy(() -> Entropy.of(1, 1)).hasMessageContaining("softmax");
    assertThatThrownBy(() -> Entropy.cross(P, new double[] {2, -1, 0})).hasMessageContaining("q");
  }

  @Test
  void softmaxSumsToOneIgnoresShiftsAndSurvivesWhereTheFormulaOverflows() {
    var p = Softmax.of(1, 2, 3);
    assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-15));
    assertThat(p).usingComparatorWithPrecision(1e-15).containsExactly(Softmax.of(101, 102, 103));
    assertThat(p).usingComparatorWithPrecision(1e-15).containsExactly(Softmax.naive(1, 2, 3));
    assertThat(Softmax.of(1000, 1001))
        .usingComparatorWithPrecision(1e-15)
        .containsExactly(Softmax.of(0, 1));
    assertThat(Softmax.naive(1000, 1001)[0]).isNaN();
    assertThat(Softmax.log(-1000, 1000)[0]).isEqualTo(-2000);
    assertThat(Softmax.logSumExp(0, 0)).isCloseTo(Math.log(2), within(1e-15));
  }
}
