package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.None;

/**
 * An XChart chart with two axes of numbers, in our theme. What XChart draws, it draws: title, axes,
 * ticks, grid, lines, points, legend. What it lacks are {@link Layer}s inside its plot area.
 *
 * @param <T> the kind of plot
 */
public abstract class XYPlot<T extends XYPlot<T>> extends Figure<T> {
  /** Up to so many points are told apart, so each gets a mark. */
  private static final int MARKED = 30;

  private final XYChart chart = new XYChart(660, 380);
  private final Axes axes = new Axes(chart);
  private final Guides guides = new Guides(chart, axes);
  private final SeriesColours colours = new SeriesColours();

  /** How the points of a series are joined. */
  enum Style {
    LINE,
    DASHED,
    POINTS
  }

  XYPlot() {
    Theme.apply(chart.getStyler());
    under("guides", guides::draw);
  }

  /**
   * The chart that draws this plot, to be restyled with XChart's own methods: what is changed there
   * is what is drawn from then on. Colours and ends of axes that it does not fix stay ours.
   *
   * @return XChart's chart itself, not a copy
   */
  public XYChart chart() {
    return chart;
  }

  /**
   * Gives colours in the order of these names. Plots that are given the same names show each name
   * in the same colour, whatever else they show.
   *
   * @param order names of series
   * @return this plot
   */
  public T colours(String... order) {
    share(List.of(order));
    return self();
  }

  @Override
  public T title(String text) {
    chart.setTitle(text);
    return super.title(text);
  }

  @Override
  public T x(String text) {
    super.x(text);
    label();
    return self();
  }

  @Override
  public T y(String text) {
    super.y(text);
    label();
    return self();
  }

  /** A logarithmic axis says that it is one. */
  void label() {
    var styler = chart.getStyler();
    chart.setXAxisTitle(label(xLabel(), styler.isXAxisLogarithmic()));
    chart.setYAxisTitle(label(yLabel(), styler.isYAxisLogarithmic()));
  }

  private static String label(String text, boolean log) {
    return !log || text.contains("log") ? text : text.isEmpty() ? "log scale" : text + " (log)";
  }

  /** Makes a unit as long across as it is up, as geometry wants it. */
  void equalAxes() {
    axes.equal();
  }

  /** Which colour is the first to be given away: 1 where the ground is blue. */
  void firstColour(int index) {
    colours.first(index);
  }

  void guide(double value, boolean vertical) {
    guides.add(value, vertical);
  }

  /** Paints a picture over the series so far, and under those to come. */
  XYSeries under(String name, Layer.Picture picture) {
    return Layer.add(chart, unused("(" + name + ")"), picture);
  }

  /** Adds a line to the legend that says what a colour of a layer means. */
  void key(String meaning, Color color) {
    var series = under(meaning, (g, area) -> {});
    series.setLabel(meaning).setShowInLegend(true).setFillColor(color);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea).setLineColor(color);
    series.setLineStyle(Theme.THIN);
  }

  /** Adds a series in the colour of its name. {@code deviation} is null for no error bars. */
  XYSeries add(String name, double[] x, double[] y, double[] deviation, Style style) {
    return add(name, name, x, y, deviation, style);
  }

  /** Adds a series in the colour of another name, such as the test curve of a run. */
  XYSeries add(
      String name, String colour, double[] x, double[] y, double[] deviation, Style style) {
    check(name, x, y, deviation);
    var series = chart.addSeries(unused(name), x.clone(), finite(y), deviation);
    series.setLabel(name).setShowInLegend(!name.isEmpty());
    series.setXYSeriesRenderStyle(
        style == Style.POINTS ? XYSeriesRenderStyle.Scatter : XYSeriesRenderStyle.Line);
    series.setLineStyle(
        switch (style) {
          case LINE -> Theme.LINE;
          case DASHED -> Theme.DASHED;
          case POINTS -> SeriesLines.NONE;
        });
    // XChart draws a smooth line in one go, else every stretch anew, which would undo short dashes.
    series.setSmooth(style == Style.DASHED && x.length > MARKED);
    boolean marked =
        style == Style.POINTS || (style == Style.LINE && (measured(x.length) || deviation != null));
    int index = colours.add(series, colour);
    series.setMarker(marked ? new Mark(index) : new None());
    if (style == Style.POINTS && x.length > 600) {
      chart.getStyler().setMarkerSize(5);
    }
    if (!marked) {
      alone(name, colour, x, y);
    }
    return series;
  }

  /** Two ends make a line; more points, while there are few, were measured. */
  private static boolean measured(int points) {
    return points > 2 && points <= MARKED;
  }

  /** A point between gaps has no line to be seen by. */
  private void alone(String name, String colour, double[] x, double[] y) {
    var points =
        IntStream.range(0, y.length)
            .filter(i -> Double.isFinite(y[i]))
            .filter(i -> i == 0 || !Double.isFinite(y[i - 1]))
            .filter(i -> i == y.length - 1 || !Double.isFinite(y[i + 1]))
            .toArray();
    if (points.length > 0) {
      add(name, colour, pick(x, points), pick(y, points), null, Style.POINTS)
          .setShowInLegend(false);
    }
  }

  private static double[] pick(double[] values, int[] places) {
    return IntStream.of(places).mapToDouble(i -> values[i]).toArray();
  }

  private static void check(String name, double[] x, double[] y, double[] deviation) {
    if (x.length != y.length || (deviation != null && deviation.length != x.length)) {
      throw new IllegalArgumentException(
          "%s has %d x and %d y: give one y for every x".formatted(name, x.length, y.length));
    }
    if (x.length == 0) {
      throw new IllegalArgumentException("%s has no points".formatted(name));
    }
  }

  /** XChart knows series by name and leaves a gap at NaN only. */
  private String unused(String name) {
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> i == 1 && !name.isEmpty() ? name : name + " #" + i)
        .filter(id -> chart.getSeries(id) == null)
        .findFirst()
        .orElseThrow();
  }

  private static double[] finite(double[] values) {
    return Arrays.stream(values).map(v -> Double.isFinite(v) ? v : Double.NaN).toArray();
  }

  /** The names that have a colour here, in order. */
  List<String> names() {
    return colours.names();
  }

  /** Takes the colours from a longer list of names, such as those of all plots side by side. */
  void share(List<String> order) {
    colours.share(order);
  }

  /** Last preparations before the chart is drawn at a size. */
  void prepare(int width, int height) {}

  /** How much room it needs to the right of the chart, such as for a colour bar. */
  int beside() {
    return 0;
  }

  /** Draws what stands beside the chart. */
  void drawBeside(Graphics2D g, Area area) {}

  @Override
  public void draw(Graphics2D g, int width, int height) {
    draw(g, width, height, true);
  }

  /** Draws with or without its legend: where several plots share one, they do without. */
  void draw(Graphics2D g, int width, int height, boolean withLegend) {
    prepare(width, height);
    style(g, width, height);
    var styler = chart.getStyler();
    boolean visible = styler.isLegendVisible();
    boolean marks = styler.isAxisTicksMarksVisible();
    var title = styler.getChartTitleFont();
    var ends =
        new Double[] {
          styler.getXAxisMin(), styler.getXAxisMax(), styler.getYAxisMin(), styler.getYAxisMax()
        };
    var legend = new Legend(chart);
    boolean wanted = withLegend && visible && !legend.isEmpty();
    // Elsewhere than under the plot, where a reader may put it, XChart draws the legend itself.
    boolean ours = wanted && below(styler);
    int bottom = ours ? legend.height(g, width) : 0;
    styler.setLegendVisible(wanted && !ours);
    try {
      g.setColor(styler.getChartBackgroundColor());
      g.fillRect(0, 0, width, height);
      styler.setChartTitleFont(Theme.fit(title, chart.getTitle(), width - beside() - 52));
      axes.dropWithoutLogarithm();
      var sketch = sketch(g);
      axes.fit(sketch, width - beside(), height - bottom, xRange(), yRange(), measured());
      sketch.dispose();
      chart.paint(g, width - beside(), height - bottom);
      drawBeside(g, Area.of(chart));
      if (ours) {
        legend.draw(g, 0, height - bottom, width);
      }
    } finally {
      styler.setLegendVisible(visible).setChartTitleFont(title);
      styler.setAxisTicksMarksVisible(marks);
      styler.setXAxisMin(ends[0]).setXAxisMax(ends[1]).setYAxisMin(ends[2]).setYAxisMax(ends[3]);
    }
  }

  /** XChart gives a series that a reader added its colour and line only when it paints. */
  private void style(Graphics2D g, int width, int height) {
    if (chart.getSeriesCollection().stream().anyMatch(series -> series.getLineStyle() == null)) {
      var sketch = sketch(g);
      chart.paint(sketch, width, height);
      sketch.dispose();
    }
  }

  /** Where a chart can paint itself unseen. */
  private static Graphics2D sketch(Graphics2D g) {
    var sketch = (Graphics2D) g.create();
    sketch.setClip(new Rectangle(-10, -10, 1, 1));
    return sketch;
  }

  Legend legend() {
    return new Legend(chart);
  }

  private static boolean below(XYStyler styler) {
    return styler.getLegendPosition() == LegendPosition.OutsideS
        && styler.getLegendLayout() == LegendLayout.Horizontal;
  }

  /** From where to where the horizontal axis goes unless told. */
  Range xRange() {
    return axes.xRange();
  }

  /** From where to where the vertical axis goes unless told. */
  Range yRange() {
    return axes.yRange();
  }

  /** The places of marked points, which deserve a tick of their own. */
  private double[] measured() {
    return colours.series().stream()
        .filter(series -> series.getMarker() instanceof Mark)
        .flatMapToDouble(series -> DoubleStream.of(series.getXData()))
        .toArray();
  }

  @Override
  public String description() {
    var words = new ArrayList<String>();
    words.add(kind() + (chart.getTitle().isEmpty() ? "" : ": " + chart.getTitle()));
    if (!chart.getXAxisTitle().isEmpty()) {
      words.add("across: " + chart.getXAxisTitle());
    }
    if (!chart.getYAxisTitle().isEmpty()) {
      words.add("up: " + chart.getYAxisTitle());
    }
    var shown =
        Layer.series(chart).stream()
            .filter(XYSeries::isShowInLegend)
            .map(XYSeries::getLabel)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!shown.isEmpty()) {
      words.add("shown: " + shown);
    }
    return String.join("; ", words);
  }

  static double[] column(double[][] rows, int j) {
    return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
  }
}
