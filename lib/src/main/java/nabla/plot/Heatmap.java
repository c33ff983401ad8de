package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import nabla.core.Numbers;

/** A table of numbers as colours, with the numbers in the cells where they fit. */
public final class Heatmap extends Figure<Heatmap> {
  private final double[][] values;
  private List<String> rows;
  private List<String> columns;
  private String format = "%.2f";
  private boolean numbers = true;
  private boolean diverging;
  private Double low;
  private Double high;

  private Heatmap(double[][] values) {
    if (values.length == 0 || values[0].length == 0) {
      throw new IllegalArgumentException("no values: a heat map needs a row and a column");
    }
    this.values = values;
    this.rows = counted(values.length);
    this.columns = counted(values[0].length);
  }

  /**
   * Shows a table.
   *
   * @param values [row][column], the first row on top; a cell that is not finite is grey
   * @return a plot
   */
  public static Heatmap of(double[][] values) {
    return new Heatmap(values);
  }

  /**
   * Names the rows.
   *
   * @param names from top to bottom
   * @return this plot
   */
  public Heatmap rows(String... names) {
    rows = List.of(names);
    return this;
  }

  /**
   * Names the columns.
   *
   * @param names from left to right
   * @return this plot
   */
  public Heatmap columns(String... names) {
    columns = List.of(names);
    return this;
  }

  /**
   * Names the columns by the values of a quantity and the axis by its name.
   *
   * @param quantity such as the learning rate
   * @param steps one value per column
   * @return this plot
   */
  public Heatmap xs(String quantity, double... steps) {
    columns = texts(steps);
    return x(quantity);
  }

  /**
   * Names the rows by the values of a quantity and the axis by its name.
   *
   * @param quantity such as the momentum
   * @param steps one value per row, from top to bottom
   * @return this plot
   */
  public Heatmap ys(String quantity, double... steps) {
    rows = texts(steps);
    return y(quantity);
  }

  private static List<String> texts(double[] steps) {
    return Arrays.stream(steps).mapToObj(step -> Numbers.text(step, 3)).toList();
  }

  /**
   * Sets how the numbers in the cells are written.
   *
   * @param pattern for {@link String#format}, such as {@code %.1f}; empty for none
   * @return this plot
   */
  public Heatmap format(String pattern) {
    format = pattern;
    numbers = !pattern.isEmpty();
    return this;
  }

  /**
   * Shows blue below 0, white at 0 and red above.
   *
   * @return this plot
   */
  public Heatmap diverging() {
    diverging = true;
    return this;
  }

  /**
   * Fixes the ends of the colour scale, so that several plots can be compared.
   *
   * @param from the value of the lightest colour
   * @param to the value of the darkest
   * @return this plot
   */
  public Heatmap between(double from, double to) {
    low = from;
    high = to;
    return this;
  }

  private static List<String> counted(int n) {
    return IntStream.range(0, n).mapToObj(String::valueOf).toList();
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    g.setColor(Theme.PAPER);
    g.fillRect(0, 0, width, height);
    int left = (yLabel().isEmpty() ? 12 : 36) + widest(g, rows) + 8;
    int top = title().isEmpty() ? 12 : 34;
    int bottom = xLabel().isEmpty() ? 28 : 48;
    var box = new Rectangle(left, top, width - left - 82, height - top - bottom);
    Axes.words(this, g, box);
    double cw = box.getWidth() / values[0].length;
    double ch = box.getHeight() / values.length;
    for (int r = 0; r < values.length; r++) {
      for (int c = 0; c < values[r].length; c++) {
        cell(g, new Rectangle2D.Double(box.x + c * cw, box.y + r * ch, cw, ch), values[r][c]);
      }
    }
    labels(g, box, cw, ch);
    g.setColor(Theme.FRAME);
    g.setStroke(Theme.THIN);
    g.draw(box);
    scale(g, box);
  }

  private static int widest(Graphics2D g, List<String> texts) {
    g.setFont(Theme.TICK);
    var metrics = g.getFontMetrics();
    return texts.stream().mapToInt(metrics::stringWidth).max().orElse(0);
  }

  private void cell(Graphics2D g, Rectangle2D cell, double value) {
    var color = colour(value);
    g.setColor(color);
    g.fill(cell);
    if (!numbers || !Double.isFinite(value)) {
      return;
    }
    g.setFont(Theme.TICK);
    var text = String.format(Locale.ROOT, format, value);
    if (g.getFontMetrics().stringWidth(text) + 2 <= cell.getWidth() && cell.getHeight() >= 14) {
      g.setColor(Theme.on(color));
      Axes.centre(g, text, cell.getCenterX(), cell.getCenterY() + 4.5);
    }
  }

  private void labels(Graphics2D g, Rectangle box, double cw, double ch) {
    g.setColor(Theme.INK);
    g.setFont(Theme.TICK);
    // Where names would run into each other, only every second, third … is written.
    int every = Math.max(1, (int) Math.ceil((widest(g, columns) + 6) / cw));
    for (int c = 0; c < columns.size(); c += every) {
      Axes.centre(g, columns.get(c), box.x + (c + 0.5) * cw, box.getMaxY() + 17);
    }
    int everyRow = Math.max(1, (int) Math.ceil(15 / ch));
    for (int r = 0; r < rows.size(); r += everyRow) {
      int w = g.getFontMetrics().stringWidth(rows.get(r));
      g.drawString(
          rows.get(r), (float) (box.getMinX() - 8 - w), (float) (box.y + (r + 0.5) * ch + 4.5));
    }
  }

  private void scale(Graphics2D g, Rectangle box) {
    double from = from();
    double to = to();
    var bar = new Rectangle(box.x + box.width + 16, box.y, 14, box.height);
    for (int i = 0; i < bar.height; i++) {
      g.setColor(colour(to - (to - from) * i / (bar.height - 1)));
      g.fillRect(bar.x, bar.y + i, bar.width, 1);
    }
    g.setColor(Theme.FRAME);
    g.draw(bar);
    g.setColor(Theme.INK);
    g.setFont(Theme.TICK);
    var range = new Range(from, to, false);
    for (var tick : range.ticks(Math.max(2, bar.height / 50))) {
      double py = bar.getMaxY() - range.share(tick.value()) * bar.getHeight();
      g.drawString(tick.text(), bar.x + bar.width + 5f, (float) (py + 4.5));
    }
  }

  private double[] finite() {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
  }

  private double from() {
    if (low != null) {
      return low;
    }
    return diverging ? -to() : Arrays.stream(finite()).min().orElse(0);
  }

  private double to() {
    if (high != null) {
      return high;
    }
    double largest =
        diverging
            ? Arrays.stream(finite()).map(Math::abs).max().orElse(1)
            : Arrays.stream(finite()).max().orElse(1);
    double smallest = diverging ? 0 : Arrays.stream(finite()).min().orElse(0);
    return largest > smallest ? largest : smallest + 1;
  }

  private Color colour(double value) {
    if (!Double.isFinite(value)) {
      return new Color(0xcc, 0xcc, 0xcc);
    }
    double from = from();
    double share = (value - from) / (to() - from);
    return diverging
        ? Theme.diverging(2 * share - 1)
        : Theme.sequential(Math.max(0, Math.min(1, share)));
  }
}
