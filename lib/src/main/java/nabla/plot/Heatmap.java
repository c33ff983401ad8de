package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import nabla.core.Numbers;

/** A table of numbers as colours, with the numbers in the cells where they fit. */
public final class Heatmap extends CellPlot<Heatmap> {
  private final double[][] values;
  private List<String> rows;
  private List<String> columns;
  private String format = "%.2f";
  private boolean numbers = true;
  private boolean diverging;
  private Double low;
  private Double high;
  private String quantity = "";
  private String missing = "";
  private ColourBar bar;

  private Heatmap(double[][] values) {
    super(values.length, values[0].length);
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
    if (values.length == 0 || values[0].length == 0) {
      throw new IllegalArgumentException("no values: a heat map needs a row and a column");
    }
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

  /**
   * Says what the colours measure, beside their scale.
   *
   * @param what such as "test accuracy in %"
   * @return this plot
   */
  public Heatmap quantity(String what) {
    quantity = what;
    return this;
  }

  /**
   * Says what a grey cell means, beside the scale, even where there is none, so that several maps
   * are of one size.
   *
   * @param meaning of a value that is not finite, such as "diverged"; unless told it is "none", and
   *     said only where there is a grey cell
   * @return this plot
   */
  public Heatmap missing(String meaning) {
    missing = meaning;
    return this;
  }

  @Override
  List<String> rowNames() {
    return rows;
  }

  @Override
  List<String> columnNames() {
    return columns;
  }

  @Override
  Color colour(int row, int column) {
    return colour(values[row][column]);
  }

  @Override
  String text(int row, int column) {
    double value = values[row][column];
    return numbers && Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "";
  }

  @Override
  void prepare(int width, int height) {
    super.prepare(width, height);
    var range = new Range(from(), to(), false);
    var all = finite();
    boolean below = Arrays.stream(all).anyMatch(v -> v < range.min());
    boolean above = Arrays.stream(all).anyMatch(v -> v > range.max());
    boolean gaps = all.length < values.length * values[0].length;
    bar =
        new ColourBar(
            quantity,
            ColourBar.cut(range, Math.max(2, height / 60), below, above),
            share -> colour(range.at(share)),
            gaps && missing.isEmpty() ? "none" : missing);
  }

  @Override
  int beside() {
    return bar.width(Theme.scratch());
  }

  @Override
  void drawBeside(Graphics2D g, Area area) {
    bar.draw(g, area.box());
  }

  @Override
  String kind() {
    return "Heat map";
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
      return Theme.NOTHING;
    }
    double from = from();
    double share = (value - from) / (to() - from);
    return diverging
        ? Theme.diverging(2 * share - 1)
        : Theme.sequential(Math.max(0, Math.min(1, share)));
  }
}
