package nabla.plot;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.internal.chartpart.Annotation;

/**
 * The numbers above bars. XChart's own labels are written like the numbers at the axis, and over
 * the error bars.
 */
final class BarValues extends Annotation {
  private final CategoryChart bars;
  private final String format;

  BarValues(CategoryChart bars, String format) {
    super(false);
    this.bars = bars;
    this.format = format;
  }

  @Override
  public void paint(Graphics2D g) {
    var kinds = List.copyOf(bars.getSeriesCollection());
    double left = getXAxisScreenValueForMin();
    int names = kinds.get(0).getYData().length;
    double step = (getXAxisScreenValueForMax() - left) / names;
    double width = step * bars.getStyler().getAvailableSpaceFill() / kinds.size();
    g.setFont(Theme.TICK);
    g.setColor(Theme.INK);
    for (int k = 0; k < kinds.size(); k++) {
      for (int i = 0; i < names; i++) {
        double value = kinds.get(k).getYData()[i];
        double end = value + Math.signum(value) * deviation(kinds.get(k), i);
        double x = left + step * (i + 0.5) + width * (k - (kinds.size() - 1) / 2.0);
        double y = bars.getScreenYFromChart(Math.min(end, bars.getStyler().getYAxisMax()));
        var text = String.format(Locale.ROOT, format, value);
        // Above the plot area there is the title: there the number goes into the bar.
        boolean inside = y - 18 < getYAxisScreenValueForMin();
        if (inside) {
          g.setColor(Theme.on(kinds.get(k).getFillColor()));
        }
        Theme.centre(g, text, x, value < 0 || inside ? y + 15 : y - 5);
        g.setColor(Theme.INK);
      }
    }
  }

  private static double deviation(CategorySeries kind, int i) {
    return kind.getExtraValues() == null ? 0 : kind.getExtraValues()[i];
  }
}
