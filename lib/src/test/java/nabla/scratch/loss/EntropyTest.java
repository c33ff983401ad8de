package nabla.scratch.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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
    assertThat(Entropy.cross(truth, Q)).isEqualTo(Entropy.kl(truth, Q)).isEqualTo(-Math.log(Q[1]));
  }

  @Test
  void theUniformDistributionHasMostEntropy() {
    assertThat(Entropy.of(.25, .25, .25, .25)).isCloseTo(Math.log(4), within(1e-15));
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
    double sum = Math.exp(1) + Math.exp(2) + Math.exp(3);
    assertThat(p)
        .usingComparatorWithPrecision(1e-15)
        .containsExactly(Math.exp(1) / sum, Math.exp(2) / sum, Math.exp(3) / sum);
    assertThat(Softmax.of(1000, 1001))
        .usingComparatorWithPrecision(1e-15)
        .containsExactly(Softmax.of(0, 1));
    assertThat(Softmax.log(-1000, 1000)[0]).isEqualTo(-2000);
    assertThat(Softmax.logSumExp(0, 0)).isCloseTo(Math.log(2), within(1e-15));
  }
}
