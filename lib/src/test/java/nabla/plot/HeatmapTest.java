package nabla.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeatmapTest {
  private static final double[][] FULL = {{0, 1}, {1, 0}};
  private static final double[][] GAP = {{0, 1}, {Double.NaN, 0}};

  private static int beside(Heatmap map) {
    map.prepare(640, 400);
    return map.beside();
  }

  @Test
  void namesGreyCellsOnlyWhereThereAreSome() {
    assertThat(beside(Heatmap.of(GAP))).isGreaterThan(beside(Heatmap.of(FULL)));
  }

  @Test
  void keepsItsSizeOnceToldWhatGreyMeans() {
    assertThat(beside(Heatmap.of(GAP).missing("to come")))
        .isEqualTo(beside(Heatmap.of(FULL).missing("to come")));
  }
}
