package nabla.plot;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/** What stands under the series: the grid of logarithmic axes, and thin lines at marked places. */
final class Guides {
  private final XYChart chart;
  private final Axes axes;
  private final List<Double> verticals = new ArrayList<>();
  private final List<Double> horizontals = new ArrayList<>();

  Guides(XYChart chart, Axes axes) {
    this.chart = chart;
    this.axes = axes;
  }

  void add(double value, boolean vertical) {
    (vertical ? verticals : horizontals).add(value);
  }

  void draw(Graphics2D g, Area area) {
    g.setStroke(Theme.THIN);
    g.setColor(chart.getStyler().getPlotGridLinesColor());
    if (area.x().log()) {
      axes.xTicks().forEach(v -> vertical(g, area, v));
    }
    if (area.y().log()) {
      axes.yTicks().forEach(v -> horizontal(g, area, v));
    }
    g.setColor(Theme.FRAME);
    verticals.forEach(v -> vertical(g, area, v));
    horizontals.forEach(v -> horizontal(g, area, v));
    if (area.y().log()) {
      Layer.series(chart).stream()
          .filter(series -> series.getExtraValues() != null)
          .forEach(series -> stems(g, area, series));
    }
  }

  /** Error bars that reach below what a logarithm can show: XChart leaves them out. */
  private static void stems(Graphics2D g, Area area, XYSeries series) {
    g.setColor(series.getLineColor());
    for (int i = 0; i < series.getXData().length; i++) {
      double y = series.getYData()[i];
      double deviation = series.getExtraValues()[i];
      if (y > 0 && y <= deviation) {
        double px = area.px(series.getXData()[i]);
        g.draw(new Line2D.Double(px, area.py(y + deviation), px, area.box().getMaxY()));
      }
    }
  }

  private static void vertical(Graphics2D g, Area area, double value) {
    double px = area.px(value);
    g.draw(new Line2D.Double(px, area.box().getMinY(), px, area.box().getMaxY()));
  }

  private static void horizontal(Graphics2D g, Area area, double value) {
    double py = area.py(value);
    g.draw(new Line2D.Double(area.box().getMinX(), py, area.box().getMaxX(), py));
  }
}
