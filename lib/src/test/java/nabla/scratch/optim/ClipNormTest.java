package nabla.scratch.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Clipping shortens what is too long, and turns nothing. */
class ClipNormTest {

  @Test
  void oneNormOverAllArraysAndOneFactorForAll() {
    var g = List.of(new double[] {30, 40}, new double[] {0, 120});
    assertThat(ClipNorm.apply(g, 13)).isEqualTo(130);
    assertThat(g.get(0)).containsExactly(new double[] {3, 4}, within(1e-12));
    assertThat(g.get(1)).containsExactly(new double[] {0, 12}, within(1e-12));
  }

  @Test
  void whatIsShortEnoughStaysAsItIs() {
    var g = List.of(new double[] {0.3, 0.4}, new double[] {0});
    assertThat(ClipNorm.apply(g, 0.5)).isEqualTo(0.5);
    assertThat(g.get(0)).containsExactly(0.3, 0.4);
    var zero = List.of(new double[] {0});
    assertThat(ClipNorm.apply(zero, 1)).isZero();
    assertThat(zero.get(0)).containsExactly(0);
  }

  @Test
  void aLimitOfZeroIsRefused() {
    assertThatThrownBy(() -> ClipNorm.apply(List.of(new double[] {1}), 0))
        .hasMessageContaining("above 0");
  }
}
