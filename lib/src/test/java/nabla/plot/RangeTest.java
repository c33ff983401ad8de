package nabla.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.PathIterator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RangeTest {

  private static String ticks(double min, double max, int about) {
    return String.join(
        " ", new Range(min, max, false).ticks(about).stream().map(Range.Tick::text).toList());
  }

  @Test
  void ticksAreRoundNumbersWithAsManyDigitsAsTheyNeed() {
    assertThat(ticks(-6, 6, 6)).isEqualTo("-6 -4 -2 0 2 4 6");
    assertThat(ticks(0, 1, 5)).isEqualTo("0.0 0.2 0.4 0.6 0.8 1.0");
    assertThat(ticks(0.871, 0.993, 7)).isEqualTo("0.88 0.90 0.92 0.94 0.96 0.98");
    assertThat(ticks(-0.3, 0.3, 3)).isEqualTo("-0.2 0.0 0.2");
    assertThat(ticks(1, 40, 4)).isEqualTo("10 20 30 40");
  }

  @Test
  void aRangeHoldsItsValuesAndIgnoresWhatCannotBeDrawn() {
    var range = Range.of(DoubleStream.of(1, Double.NaN, 3, Double.POSITIVE_INFINITY), 0.1, false);
    assertThat(range.min()).isEqualTo(0.8, within(1e-12));
    assertThat(range.max()).isEqualTo(3.2, within(1e-12));
    assertThat(Range.of(DoubleStream.of(5, 5), 0.1, false).share(5)).isEqualTo(0.5);
    var log = Range.of(DoubleStream.of(-1, 0, 1, 100), 0, true);
    assertThat(log.share(10)).isEqualTo(0.5, within(1e-12));
    assertThat(log.at(0.5)).isEqualTo(10, within(1e-9));
  }

  @Test
  void nothingToDrawIsSaid() {
    assertThatThrownBy(() -> Range.of(DoubleStream.of(Double.NaN), 0, false))
        .hasMessageContaining("no finite value to draw");
    assertThatThrownBy(() -> new Range(1, 1, false))
        .hasMessageContaining("an axis from 1.0 to 1.0");
  }

  @Test
  void aLineOfEqualHeightRunsWhereTheHeightIs() {
    var grid = new double[21][31];
    for (int r = 0; r < 21; r++) {
      for (int c = 0; c < 31; c++) {
        grid[r][c] = Math.hypot(c - 15, r - 10);
      }
    }
    var points = Level.line(grid, 7, Level.LINEAR).getPathIterator(null);
    int seen = 0;
    for (var at = new double[6]; !points.isDone(); points.next()) {
      assertThat(points.currentSegment(at)).isIn(PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO);
      assertThat(Math.hypot(at[0] - 15, at[1] - 10)).isEqualTo(7, within(0.1));
      seen++;
    }
    assertThat(seen).as("points on a circle of radius 7").isGreaterThan(80);
  }
}
