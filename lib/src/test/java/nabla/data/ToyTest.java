package nabla.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.LongFunction;
import nabla.core.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToyTest {

  private static final List<LongFunction<Dataset>> ALL =
      List.of(
          seed -> Toy.moons(101, 0.1, seed),
          seed -> Toy.gauss(101, 0.3, seed),
          seed -> Toy.xor(101, 0.05, seed),
          seed -> Toy.circle(101, 0.05, seed),
          seed -> Toy.spiral(101, 0.03, seed),
          seed -> Toy.separable(101, 0.1, seed));

  @Test
  void everyCloudIsRepeatableUnderItsSeedAndOnlyUnderIt() {
    for (var cloud : ALL) {
      assertThat(cloud.apply(3).x()).isDeepEqualTo(cloud.apply(3).x());
      assertThat(cloud.apply(3).x()[7]).isNotEqualTo(cloud.apply(4).x()[7]);
    }
  }

  @Test
  void everyCloudHasTwoEqualClassesNearTheOrigin() {
    for (var cloud : ALL) {
      var data = cloud.apply(1);
      assertThat(data.counts()).containsExactly(51, 50);
      assertThat(data.features()).isEqualTo(2);
      for (var p : data.x()) {
        assertThat(Math.hypot(p[0], p[1])).isLessThan(3);
      }
    }
  }

  @Test
  void withoutNoiseTheShapesAreExact() {
    var xor = Toy.xor(200, 0, 5);
    var circle = Toy.circle(200, 0, 5);
    var moons = Toy.moons(200, 0, 5);
    for (int i = 0; i < 200; i++) {
      double[] p = xor.x()[i];
      assertThat(p[0] * p[1] < 0).isEqualTo(xor.label()[i] == 1);
      double r = Math.hypot(circle.x()[i][0], circle.x()[i][1]);
      assertThat(r).isBetween(circle.label()[i] == 1 ? 0 : 0.7, circle.label()[i] == 1 ? 0.5 : 1.0);
      double[] m = moons.x()[i];
      double cx = moons.label()[i];
      assertThat(Math.hypot(m[0] - cx, m[1] - 0.5 * cx))
          .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void separableCloudsKeepTheirMarginToSomeLine(long seed) {
    double margin = 0.15;
    var data = Toy.separable(300, margin, seed);
    double best = Double.NEGATIVE_INFINITY;
    for (int step = 0; step < 7200; step++) {
      double angle = 2 * Math.PI * step / 7200;
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < data.size(); i++) {
        double along = data.x()[i][0] * Math.cos(angle) + data.x()[i][1] * Math.sin(angle);
        if (data.label()[i] == 1) {
          low = Math.min(low, along);
        } else {
          high = Math.max(high, along);
        }
      }
      best = Math.max(best, (low - high) / 2);
    }
    assertThat(best).isGreaterThan(margin - 1e-3);
  }

  @Test
  void anImpossibleMarginIsRefused() {
    assertThatThrownBy(() -> Toy.separable(10, 0.9, 1)).hasMessageContaining("0 to 0.4");
  }

  @Test
  void gatesAreTheTruthTables() {
    assertThat(Gates.and().label()).containsExactly(0, 0, 0, 1);
    assertThat(Gates.or().label()).containsExactly(0, 1, 1, 1);
    assertThat(Gates.nand().label()).containsExactly(1, 1, 1, 0);
    assertThat(Gates.xor().label()).containsExactly(0, 1, 1, 0);
    assertThat(Gates.xor().x()).isDeepEqualTo(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
  }
}
