package nabla.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimTest {
  private static final Claim.Statement READS = Claim.of("N19", "one layer reads 97 %");

  @Test
  void showsMeanSpreadAndExtremesOverSeeds() {
    Claim claim = READS.measured("test accuracy", 0.98, 0.99, 0.985).above(0.97);
    assertThat(claim)
        .hasToString(
            "✓ N19  one layer reads 97 % — test accuracy 0.985 ± 0.005"
                + " (min 0.98, max 0.99, n = 3), required > 0.97");
    assertThat(claim.sd()).isCloseTo(0.005, org.assertj.core.data.Offset.offset(1e-12));
  }

  @Test
  void unlikeQuantitiesAreListedOneByOneAndHaveNoMean() {
    Claim claim = READS.each("circle", 0.98, 0.99, 0.985).each("XOR", 1).above(0.97);
    assertThat(claim.measured())
        .isEqualTo("circle 0.985 ± 0.005 (min 0.98, max 0.99, n = 3); XOR 1");
    assertThat(claim)
        .hasToString(
            "✓ N19  one layer reads 97 % — measured " + claim.measured() + ", required > 0.97");
    assertThat(claim.values()).containsExactly(0.98, 0.99, 0.985, 1.0);
    assertThat(claim.min()).isEqualTo(0.98);
    assertThatThrownBy(claim::mean)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("unlike quantities");
    assertThatThrownBy(claim::sd).isInstanceOf(IllegalStateException.class);
    assertThat(claim.data()).doesNotContainKeys("mean", "sd", "n");
    assertThatThrownBy(() -> READS.each("circle", 0.98).each("XOR", 0.9).above(0.97))
        .isInstanceOf(ClaimFailed.class)
        .hasMessageContaining("the value 0.9 misses it");
    assertThatThrownBy(() -> READS.each("circle")).hasMessageContaining("pass at least one");
  }

  @Test
  void theWorstSeedDecides() {
    assertThatThrownBy(() -> READS.measured(0.99, 0.99, 0.96).above(0.97))
        .isInstanceOf(ClaimFailed.class)
        .hasMessageContaining("N19 does not hold")
        .hasMessageContaining("the value 0.96 misses it")
        .hasMessageContaining("> 0.97");
    assertThatThrownBy(() -> READS.measured(0.1, 0.3).below(0.3)).isInstanceOf(ClaimFailed.class);
  }

  @Test
  void boundsAreStrictOrNotAsTheirNamesSay() {
    assertThatThrownBy(() -> READS.measured(0.97).above(0.97)).isInstanceOf(ClaimFailed.class);
    assertThat(READS.measured(0.97).atLeast(0.97).bound()).isEqualTo("≥ 0.97");
    assertThat(READS.measured(0.97).atMost(0.97).bound()).isEqualTo("≤ 0.97");
    assertThat(READS.measured(1, 2).between(1, 2).bound()).isEqualTo("1 … 2");
    assertThat(READS.measured(1_000_000).close(1e6, 0).bound()).isEqualTo("= 1000000");
    assertThatThrownBy(() -> READS.measured(1.2).close(1, 0.1)).isInstanceOf(ClaimFailed.class);
  }

  @Test
  void notANumberKeepsNoBound() {
    assertThatThrownBy(() -> READS.measured(Double.NaN).below(1)).isInstanceOf(ClaimFailed.class);
    assertThatThrownBy(() -> READS.measured(1, Double.NaN).above(0))
        .isInstanceOf(ClaimFailed.class);
  }

  @Test
  void nothingMeasuredIsAnError() {
    assertThatThrownBy(() -> READS.measured(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("N19");
  }

  @Test
  void trueOrFalse() {
    assertThat(READS.holds(true).bound()).isEqualTo("true");
    assertThatThrownBy(() -> READS.holds(false)).isInstanceOf(ClaimFailed.class);
  }

  @Test
  void refutationNeedsEvidence() {
    Claim claim = Claim.of("H02", "one line separates XOR").measured(0.75).below(0.76).refuted();
    assertThat(claim.verdict()).isEqualTo(Claim.Verdict.REFUTED);
    assertThat(claim)
        .hasToString("✗ H02  refuted: one line separates XOR — measured 0.75, required < 0.76");
    assertThatThrownBy(() -> Claim.told("H01", "the perceptron, 1958").refuted())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void dataCarriesAllThatTheTableOfClaimsPrints() {
    assertThat(READS.measured(1, 3).above(0).data())
        .containsEntry("id", "N19")
        .containsEntry("verdict", "holds")
        .containsEntry("bound", "> 0")
        .containsEntry("mean", 2.0)
        .containsEntry("min", 1.0)
        .containsEntry("n", 2)
        .containsEntry("values", List.of(1.0, 3.0));
    assertThat(Claim.told("H01", "the perceptron, 1958").data())
        .containsEntry("verdict", "told")
        .doesNotContainKey("mean");
  }
}
