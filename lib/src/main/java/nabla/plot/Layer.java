package nabla.plot;

import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;

/**
 * Something that XChart has no series for, painted inside its plot area. XChart lets a series bring
 * the marker of its points and paints it clipped, in the order of the series: a layer is a series
 * of one point, whose marker is a whole picture.
 */
final class Layer extends Marker {
  /**
   * Where a layer's point is said to lie. It is positive for the sake of logarithms, and no even
   * number: where all values are evenly spaced XChart puts its ticks on them.
   */
  private static final double[] NOWHERE = {Math.E};

  private final XYChart chart;
  private final Picture picture;

  /** What a layer shows. */
  interface Picture {
    void paint(Graphics2D g, Area area);
  }

  private Layer(XYChart chart, Picture picture) {
    this.chart = chart;
    this.picture = picture;
  }

  /** Puts a picture over all series that the chart has so far. */
  static XYSeries add(XYChart chart, String name, Picture picture) {
    var series = chart.addSeries(name, NOWHERE, NOWHERE);
    series.setShowInLegend(false).setFillColor(Theme.PAPER);
    series.setLineStyle(SeriesLines.NONE).setLineColor(Theme.INK);
    series.setMarker(new Layer(chart, picture)).setMarkerColor(Theme.INK);
    return series;
  }

  /** All series of a chart but our layers, those that a reader added among them. */
  static List<XYSeries> series(XYChart chart) {
    return chart.getSeriesCollection().stream()
        .filter(series -> !(series.getMarker() instanceof Layer))
        .toList();
  }

  @Override
  public void paint(Graphics2D g, double x, double y, int size) {
    if (g.getClipBounds() != null && g.getClipBounds().isEmpty()) {
      return; // the chart is only being measured
    }
    var own = (Graphics2D) g.create();
    try {
      picture.paint(own, Area.of(chart));
    } finally {
      own.dispose();
    }
  }
}
