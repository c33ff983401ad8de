package nabla.scratch.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GradientCheckTest {

  private static final Differentiable WAVE =
      Differentiable.of(
          x -> Math.sin(x[0]) * Math.exp(x[1]),
          x -> new double[] {Math.cos(x[0]) * Math.exp(x[1]), Math.sin(x[0]) * Math.exp(x[1])});

  private static final double[] X = {0.7, -0.3};

  @Test
  void aRightGradientHoldsAndWrongOnesDoNot() {
    assertThat(GradientCheck.of(WAVE, X).holds()).isTrue();
    var wrong = WAVE.gradient(X);
    wrong[1] *= 1.001;
    assertThat(GradientCheck.of(WAVE, X, wrong).holds()).isFalse();
    assertThat(GradientCheck.of(WAVE, X, wrong).relativeError()).isBetween(0.9e-3, 1.1e-3);
    assertThat(GradientCheck.of(WAVE, X, new double[2]).relativeError()).isBetween(0.99, 1.01);
  }

  @Test
  void parametersElsewhereArePutBack() {
    double[] theta = {1, 2};
    var check =
        GradientCheck.of(() -> theta[0] * theta[1], List.of(theta), List.of(new double[] {2, 1}));
    assertThat(check.holds()).isTrue();
    assertThat(check.entries()).isEqualTo(2);
    assertThat(theta).containsExactly(1, 2);
  }

  @Test
  void centralDifferencesBeatForwardOnesAndBothDrownInRoundingAtLast() {
    var rows = GradientCheck.sweep(WAVE, X, 1e-1, 1e-3, 1e-5, 1e-12);
    assertThat(rows.get(2).central()).isLessThan(1e-9).isLessThan(rows.get(2).forward() / 100);
    assertThat(rows.get(1).central() / rows.get(0).central()).isBetween(0.5e-4, 2e-4);
    assertThat(rows.get(1).forward() / rows.get(0).forward()).isBetween(0.5e-2, 2e-2);
    assertThat(rows.get(3).central()).isGreaterThan(1e-7);
  }

  @Test
  void aGradientOfAnotherLengthIsNamed() {
    assertThatThrownBy(() -> GradientCheck.of(WAVE, X, new double[3]))
        .hasMessageContaining("3 entries, the point 2");
  }
}
