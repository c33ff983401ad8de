package nabla.plot;

import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;

/** The plot area of a chart that is being painted: where a value lies on the page. */
record Area(Rectangle2D box, Range x, Range y) {

  /** What the chart's own axes say; both must have their ends set. */
  static Area of(XYChart chart) {
    var styler = chart.getStyler();
    var x = new Range(styler.getXAxisMin(), styler.getXAxisMax(), styler.isXAxisLogarithmic());
    var y = new Range(styler.getYAxisMin(), styler.getYAxisMax(), styler.isYAxisLogarithmic());
    double left = chart.getScreenXFromChart(x.min());
    double top = chart.getScreenYFromChart(y.max());
    return new Area(
        new Rectangle2D.Double(
            left,
            top,
            chart.getScreenXFromChart(x.max()) - left,
            chart.getScreenYFromChart(y.min()) - top),
        x,
        y);
  }

  double px(double value) {
    return box.getMinX() + x.share(value) * box.getWidth();
  }

  double py(double value) {
    return box.getMaxY() - y.share(value) * box.getHeight();
  }

  /** This area's ranges, the wider of the two units widened until both have as many pixels. */
  Area equal() {
    double unit =
        Math.max((x.max() - x.min()) / box.getWidth(), (y.max() - y.min()) / box.getHeight());
    return new Area(box, x.around(unit * box.getWidth()), y.around(unit * box.getHeight()));
  }
}
