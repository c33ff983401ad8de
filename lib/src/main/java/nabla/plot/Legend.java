package nabla.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.None;

/**
 * The names of a chart's series in centred rows under the plot, or under several that share them.
 * XChart's own legend is one row there, which is cut where it is too long.
 */
final class Legend {
  private static final int ROW = 20;
  private static final int SAMPLE = 30;
  private static final int GAP = 18;

  /** What stays free at both ends of a row. */
  private static final int EDGE = 8;

  private final List<Key> keys;
  private final XYStyler style;

  /** One name. {@code stroke} is null where there is no line, {@code mark} where there is none. */
  private record Key(String name, Color color, BasicStroke stroke, Marker mark, Color fill) {
    static Key of(XYSeries series) {
      var style = series.getXYSeriesRenderStyle().orElseThrow();
      boolean area =
          style == XYSeriesRenderStyle.StepArea || style == XYSeriesRenderStyle.PolygonArea;
      boolean marked = series.getMarker() != null && !(series.getMarker() instanceof None);
      return new Key(
          series.getLabel(),
          series.getLineColor(),
          series.getLineStyle().equals(SeriesLines.NONE) || area ? null : series.getLineStyle(),
          marked && !(series.getMarker() instanceof Layer) ? series.getMarker() : null,
          area ? series.getFillColor() : null);
    }

    private List<Object> look() {
      return Arrays.asList(name, color, stroke, mark == null ? null : mark.getClass(), fill);
    }
  }

  Legend(XYChart chart) {
    style = chart.getStyler();
    keys =
        chart.getSeriesCollection().stream()
            .filter(series -> series.isShowInLegend() && series.isEnabled())
            .map(Key::of)
            .toList();
  }

  /** Whether another chart has the same names in the same look. */
  boolean same(Legend other) {
    return keys.stream()
        .map(Key::look)
        .toList()
        .equals(other.keys.stream().map(Key::look).toList());
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  int height(Graphics2D g, int width) {
    return keys.isEmpty() ? 0 : ROW * rows(g, width).size() + 4;
  }

  /** Draws the rows from a height downwards. */
  void draw(Graphics2D g, double left, double top, int width) {
    double y = top + 9;
    for (var row : rows(g, width)) {
      double x = left + (width - row.stream().mapToInt(key -> width(g, key)).sum() + GAP) / 2.0;
      for (var key : row) {
        draw(g, key, x, y);
        x += width(g, key);
      }
      y += ROW;
    }
  }

  private void draw(Graphics2D g, Key key, double x, double y) {
    double end = x + sample(key);
    g.setColor(key.color());
    if (key.stroke() != null) {
      g.setStroke(key.stroke());
      g.draw(new Line2D.Double(x, y, end, y));
    }
    if (key.fill() != null) {
      g.setColor(key.fill());
      g.fill(new Rectangle2D.Double(x, y - 6, end - x, 12));
    }
    if (key.mark() != null) {
      key.mark().paint(g, (x + end) / 2, y, style.getMarkerSize());
    }
    g.setColor(style.getChartFontColor());
    g.setFont(style.getLegendFont());
    g.drawString(key.name(), (float) (end + 6), (float) (y + 4.5));
  }

  private List<List<Key>> rows(Graphics2D g, int width) {
    var rows = new ArrayList<List<Key>>();
    int used = 0;
    for (var key : keys) {
      int w = width(g, key);
      if (rows.isEmpty() || used + w - GAP > width - 2 * EDGE) {
        rows.add(new ArrayList<>());
        used = 0;
      }
      rows.get(rows.size() - 1).add(key);
      used += w;
    }
    return rows;
  }

  private int width(Graphics2D g, Key key) {
    return sample(key) + 6 + g.getFontMetrics(style.getLegendFont()).stringWidth(key.name()) + GAP;
  }

  private static int sample(Key key) {
    return key.stroke() == null ? 12 : SAMPLE;
  }
}
