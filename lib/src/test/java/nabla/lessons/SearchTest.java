package nabla.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import nabla.core.ScalarField;
import nabla.scratch.optim.Descent;
import nabla.scratch.optim.Landscapes;
import org.junit.jupiter.api.Test;

class SearchTest {

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
