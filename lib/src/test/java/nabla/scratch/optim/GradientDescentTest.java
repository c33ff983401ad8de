package nabla.scratch.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import nabla.scratch.autodiff.Differentiable;
import nabla.scratch.autodiff.GradientCheck;
import nabla.scratch.optim.Descent.Outcome;
import org.junit.jupiter.api.Test;

class GradientDescentTest {

  private static double distance(Descent run) {
    return Math.hypot(run.end()[0], run.end()[1]);
  }

  @Test
  void everyLandscapeKnowsItsGradient() {
    var random = new SplittableRandom(1);
    for (var two : List.of(Landscapes.bowl(1, 10), Landscapes.saddle(), Landscapes.banana())) {
      for (int i = 0; i < 10; i++) {
        double[] x = {random.nextDouble(-2, 2), random.nextDouble(-2, 2)};
        assertThat(GradientCheck.of(two, x).holds()).isTrue();
      }
    }
    for (var one : List.of(Landscapes.twoValleys(), Landscapes.plateau())) {
      for (int i = 0; i < 10; i++) {
        assertThat(GradientCheck.of(one, new double[] {random.nextDouble(-1, 2)}).holds()).isTrue();
      }
    }
    assertThat(Landscapes.plateau().gradient(new double[] {4})[0]).isCloseTo(.00134, within(1e-5));
  }

  @Test
  void aRateBelowTwoOverTheCurvatureConvergesAndAboveDiverges() {
    var bowl = Landscapes.bowl(1, 10);
    assertThat(distance(GradientDescent.of(0.05, 100).run(bowl, 1, 1))).isBetween(5e-3, 7e-3);
    assertThat(distance(GradientDescent.of(0.1, 100).run(bowl, 1, 1))).isBetween(2e-5, 3e-5);
    assertThat(distance(GradientDescent.of(0.19, 100).run(bowl, 1, 1))).isBetween(2e-5, 3e-5);
    assertThat(distance(GradientDescent.of(0.2, 100).run(bowl, 1, 1))).isCloseTo(1, within(1e-6));
    assertThat(distance(GradientDescent.of(0.21, 100).run(bowl, 1, 1))).isBetween(1.3e4, 1.5e4);
    var run = GradientDescent.of(0.3, 100_000).run(bowl, 1, 1);
    assertThat(run.outcome()).isEqualTo(Outcome.DIVERGED);
    assertThat(run.value()).isFinite();
  }

  @Test
  void theTraceHoldsEveryPointAndTheStartIsNotChanged() {
    double[] start = {1, 1};
    var run = GradientDescent.of(0.1, 7).run(Landscapes.bowl(1, 10), start);
    assertThat(start).containsExactly(1, 1);
    assertThat(run.steps()).isEqualTo(7);
    assertThat(run.path()).hasSize(8);
    assertThat(run.path().get(0)).containsExactly(1, 1);
    assertThat(run.path().get(1)[0]).isCloseTo(0.9, within(1e-15));
    assertThat(run.path().get(1)[1]).isCloseTo(0, within(1e-15));
    assertThat(run.values()[0]).isEqualTo(5.5);
    assertThat(run.stepsTo(0.405)).isEqualTo(1);
    assertThat(run.stepsTo(-1)).isEqualTo(-1);
  }

  @Test
  void aFlatPlaceStopsIt() {
    var run = GradientDescent.of(0.1, 1000).untilFlat(1e-3).run(Landscapes.bowl(1, 10), 1, 1);
    assertThat(run.outcome()).isEqualTo(Outcome.FLAT);
    assertThat(run.steps()).isBetween(50, 100);
  }

  @Test
  void theSaddleHoldsABallThatComesStraightAndNotOneThatIsALittleOff() {
    var saddle = Landscapes.saddle();
    assertThat(GradientDescent.of(0.1, 2000).run(saddle, 1, 0).end()[1]).isZero();
    assertThat(escape(GradientDescent.of(0.1, 2000).run(saddle, 1, 1e-6))).isBetween(140, 170);
    for (long seed = 1; seed <= 5; seed++) {
      var shaken = GradientDescent.of(0.1, 2000).shaken(Schedule.constant(1e-3), seed);
      assertThat(escape(shaken.run(saddle, 1, 0))).as("seed %d", seed).isBetween(60, 160);
    }
  }

  private static int escape(Descent run) {
    for (int i = 0; i < run.path().size(); i++) {
      if (Math.abs(Math.abs(run.path().get(i)[1]) - 1) < .05) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void fallingNoiseFindsTheLowerValleyMoreOften() {
    for (long seed = 1; seed <= 3; seed++) {
      double plain = reached(0, seed);
      double shaken = reached(5, seed);
      assertThat(plain).as("seed %d", seed).isBetween(0.5, 0.8);
      assertThat(shaken).as("seed %d", seed).isGreaterThan(plain + 0.1);
    }
  }

  private static double reached(double sigma, long seed) {
    var random = new SplittableRandom(seed);
    int hits = 0;
    for (int i = 0; i < 200; i++) {
      var run =
          GradientDescent.of(0.05, 500)
              .shaken(step -> sigma * (1 - step / 500.0), random.nextLong())
              .within(x -> new double[] {Math.max(-1, Math.min(2, x[0]))})
              .run(Landscapes.twoValleys(), random.nextDouble(-1, 2));
      hits += Math.abs(run.end()[0] - 1.096) < 0.1 ? 1 : 0;
    }
    return hits / 200.0;
  }

  @Test
  void numericSlopesWalkTheSamePath() {
    var exact = GradientDescent.of(0.1, 50).run(Landscapes.bowl(1, 10), 1, 1);
    var numeric =
        GradientDescent.of(0.1, 50).run(Differentiable.numeric(Landscapes.bowl(1, 10)), 1, 1);
    assertThat(numeric.end()[0]).isCloseTo(exact.end()[0], within(1e-8));
  }
}
