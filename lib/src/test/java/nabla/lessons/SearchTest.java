package nabla.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import nabla.core.ScalarField;
import nabla.scratch.optim.Descent;
import nabla.scratch.optim.GradientDescent;
import nabla.scratch.optim.Landscapes;
import org.junit.jupiter.api.Test;

class SearchTest {

  private final ThreeSteps<DoubleUnaryOperator> line =
      new ThreeSteps<>(
          p -> x -> p[0] * x + p[1],
          f -> {
            double sum = 0;
            for (double x = -1; x <= 1; x += 0.25) {
              sum += Math.pow(f.applyAsDouble(x) - (2 * x - 0.5), 2);
            }
            return sum;
          });

  @Test
  void theLossOfTheRightParametersIsZero() {
    assertThat(line.loss().at(new double[] {2, -0.5})).isZero();
    assertThat(line.loss().at(new double[] {2, 0.5})).isCloseTo(9, within(1e-9));
  }

  @Test
  void descentFindsThemAndLuckComesNear() {
    var walk = line.pickByDescent(GradientDescent.of(0.05, 500), 0, 0);
    assertThat(walk.end()[0]).isCloseTo(2, within(1e-6));
    assertThat(walk.end()[1]).isCloseTo(-0.5, within(1e-6));
    var few = line.loss().at(line.pickByLuck(10, 2, 7));
    var many = line.loss().at(line.pickByLuck(1000, 2, 7));
    assertThat(many).isLessThanOrEqualTo(few).isLessThan(0.5);
  }

  @Test
  void oneKnobAtATimeOnlyEverGetsBetterAndKeepsToItsLimit() {
    var walk = new OneAtATime(1, 1e-8, 400).run(Landscapes.bowl(1, 3), 0.7, -0.4);
    assertThat(walk.value()).isLessThanOrEqualTo(1e-8);
    for (int i = 1; i < walk.values().length; i++) {
      assertThat(walk.values()[i]).isLessThanOrEqualTo(walk.values()[i - 1]);
    }
    var cut = new OneAtATime(1, 0, 25).run(Landscapes.bowl(1, 3), 0.7, -0.4);
    assertThat(cut.values()).hasSize(25);
    assertThat(cut.outcome()).isEqualTo(Descent.Outcome.OUT_OF_STEPS);
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
