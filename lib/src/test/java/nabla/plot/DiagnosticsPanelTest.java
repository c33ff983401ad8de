package nabla.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nabla.core.LayerReport;
import org.junit.jupiter.api.Test;

/** The panel draws healthy, dead, exploded and untrained layers. */
class DiagnosticsPanelTest {

  private static LayerReport layer(double size, double dead, double... ratios) {
    var random = new SplittableRandom(1);
    var values =
        IntStream.range(0, 20)
            .mapToObj(i -> random.doubles(8).map(v -> size * (v - 0.5)).toArray())
            .toArray(double[][]::new);
    return new LayerReport("layer", values, values, dead, dead, ratios, ratios);
  }

  @Test
  void everyStateOfALayerCanBeDrawn() {
    for (var layers :
        List.of(
            List.of(layer(1, 0)),
            List.of(layer(1, 0, 0.001, 0.002), layer(1e-9, 1, 0, 1e-12)),
            List.of(layer(0, 1, Double.NaN), layer(Double.NaN, 0, Double.POSITIVE_INFINITY)))) {
      var panel = DiagnosticsPanel.of(layers).title("a title");
      assertThat(panel.png()).hasSizeGreaterThan(1000);
      assertThat(panel.description()).contains("a title", "dead");
    }
  }

  @Test
  void moreInkStandsWhereMoreIsDead() {
    assertThat(dark(DiagnosticsPanel.of(List.of(layer(1, 1)))))
        .isGreaterThan(dark(DiagnosticsPanel.of(List.of(layer(1, 0)))) + 300);
  }

  private static long dark(Plot plot) {
    var image = plot.image(1);
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xffffff)
        .filter(rgb -> rgb == 0x222222)
        .count();
  }

  @Test
  void aPanelOfNothingIsRefused() {
    assertThatThrownBy(() -> DiagnosticsPanel.of(List.of())).hasMessageContaining("at least one");
  }
}
