package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A table of coloured cells between two axes of names, the first row on top. XChart's own heat map
 * writes all numbers in one colour, has none for a missing value and no words at its scale.
 *
 * @param <T> the kind of plot
 */
abstract class CellPlot<T extends CellPlot<T>> extends XYPlot<T> {
  /** XChart looks for a better tick for ever where a name is longer. */
  private static final int LONGEST = 20;

  private final int height;
  private final int width;

  CellPlot(int rows, int columns) {
    height = rows;
    width = columns;
    chart()
        .getStyler()
        .setPlotGridLinesVisible(false)
        .setAxisTicksMarksVisible(false)
        .setXAxisTickLabelsFormattingFunction(v -> name(columnNames(), v))
        .setYAxisTickLabelsFormattingFunction(v -> name(rowNames(), height - 1 - v));
    under("cells", this::cells);
  }

  abstract List<String> rowNames();

  abstract List<String> columnNames();

  abstract Color colour(int row, int column);

  /** What stands in a cell, empty for nothing. */
  abstract String text(int row, int column);

  /** Between two cells there is no name; two texts for nothing, since equal ends mean no ticks. */
  private static String name(List<String> names, double place) {
    int i = (int) Math.rint(place);
    if (Math.abs(place - i) > 1e-6 || i < 0 || i >= names.size()) {
      return place < 0 ? " " : "";
    }
    var name = names.get(i);
    return name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name;
  }

  @Override
  Range xRange() {
    return new Range(-0.5, width - 0.5, false);
  }

  @Override
  Range yRange() {
    return new Range(-0.5, height - 0.5, false);
  }

  @Override
  void prepare(int pageWidth, int pageHeight) {
    // One tick per cell, unless the names are too wide for that.
    chart()
        .getStyler()
        .setXAxisTickMarkSpacingHint(Math.max(5, (pageWidth - 100) / width))
        .setYAxisTickMarkSpacingHint(Math.max(15, (pageHeight - 100) / height));
  }

  private void cells(Graphics2D g, Area area) {
    double w = area.box().getWidth() / width;
    double h = area.box().getHeight() / height;
    g.setFont(Theme.TICK);
    var metrics = g.getFontMetrics();
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        // Whole edges: a gap between two cells would shine through.
        double left = Math.rint(area.box().getX() + c * w);
        double top = Math.rint(area.box().getY() + r * h);
        var cell =
            new Rectangle2D.Double(
                left,
                top,
                Math.rint(area.box().getX() + (c + 1) * w) - left,
                Math.rint(area.box().getY() + (r + 1) * h) - top);
        var color = colour(r, c);
        g.setColor(color);
        g.fill(cell);
        var text = text(r, c);
        if (metrics.stringWidth(text) + 2 <= w && h >= 14) {
          g.setColor(Theme.on(color));
          Theme.centre(g, text, cell.getCenterX(), cell.getCenterY() + 4.5);
        }
      }
    }
    g.setColor(chart().getStyler().getPlotBorderColor());
    g.setStroke(Theme.THIN);
    g.draw(area.box());
  }
}
