package nabla.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import nabla.core.ScalarField;
import nabla.scratch.autodiff.GradientCheck;
import nabla.scratch.optim.GradientDescent;
import org.junit.jupiter.api.Test;

/** Optimisation with constraints, and searches that know no gradient. */
class ConstraintsTest {

  private static final Portfolio TWO =
      new Portfolio(new double[] {0.02, 0.10}, new double[][] {{0, 0}, {0, 0.04}}, 4);

  private static final Diet DIET =
      new Diet(new double[][] {{.015, .007, .001}, {.006, .014, .004}, {.002, .003, .036}}, 100);

  @Test
  void theGradientsAreRight() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 10; i++) {
      assertThat(GradientCheck.of(TWO, random.doubles(2, -1, 1).toArray()).holds()).isTrue();
      assertThat(GradientCheck.of(DIET, random.doubles(3, 0, 30).toArray()).holds()).isTrue();
    }
  }

  @Test
  void aPortfolioBalancesReturnAndRiskAsTheFormulaSays() {
    // With one safe asset the best risky share is (μ₂ − μ₁) / (λ σ²) = 0.08 / 0.16.
    var w = TWO.shares(GradientDescent.of(5, 3000).run(TWO, 0, 0).end());
    assertThat(w[1]).isCloseTo(0.5, within(1e-3));
    assertThat(DoubleStream.of(w).sum()).isCloseTo(1, within(1e-12));
    assertThat(TWO.expected(w)).isCloseTo(0.06, within(1e-4));
    assertThat(TWO.risk(w)).isCloseTo(0.1, within(1e-3));
  }

  @Test
  void whatOneAffordsIsTheNearestAllowedPoint() {
    assertThat(DIET.afford(10, 20, 30)).containsExactly(10, 20, 30);
    assertThat(DIET.afford(-5, 20, 30)).containsExactly(0, 20, 30);
    var cut = DIET.afford(90, 60, 5);
    assertThat(DIET.allows(cut)).isTrue();
    assertThat(cut[0]).isCloseTo(65, within(1e-9));
    assertThat(cut[1]).isCloseTo(35, within(1e-9));
    assertThat(cut[2]).isZero();
    assertThat(DIET.allows(90, 60, 5)).isFalse();
    assertThat(DIET.allows(-1, 0, 0)).isFalse();
  }

  @Test
  void projectedDescentIsAtLeastAsGoodAsTryingEverything() {
    var meal = GradientDescent.of(300, 3000).within(DIET::afford).run(DIET, 33, 33, 33);
    var all =
        Search.grid(x -> DIET.allows(x) ? DIET.at(x) : Double.POSITIVE_INFINITY, 0, 100, 20, 3);
    assertThat(DIET.allows(meal.end())).isTrue();
    assertThat(meal.value()).isLessThanOrEqualTo(all.value()).isGreaterThan(all.value() - 0.01);
    assertThat(all.evaluations()).isEqualTo(21 * 21 * 21);
  }

  private static final ScalarField BOWL = x -> DoubleStream.of(x).map(v -> v * v).sum();

  @Test
  void aGridTriesEveryCornerAndRefusesTooMany() {
    var found = Search.grid(x -> Math.abs(x[0] - 1) + Math.abs(x[1] + 1), -1, 1, 4, 2);
    assertThat(found.point()).containsExactly(1, -1);
    assertThat(found.evaluations()).isEqualTo(25);
    assertThatThrownBy(() -> Search.grid(BOWL, -1, 1, 9, 20)).hasMessageContaining("1e+20");
  }

  @Test
  void copyingTheBestGetsLowerThanAsManyIndependentTries() {
    for (long seed = 1; seed <= 3; seed++) {
      var start = new double[] {1, 1, 1, 1, 1};
      var random = Search.random(BOWL, 400, r -> r.doubles(5, -1, 1).toArray(), seed);
      var copying = Search.copying(BOWL, 20, 20, start, 0.5, 0.85, seed);
      assertThat(random.evaluations()).isEqualTo(400);
      assertThat(copying.evaluations()).isEqualTo(401);
      assertThat(copying.value()).isLessThan(random.value());
      assertThat(start).containsOnly(1);
    }
  }
}
