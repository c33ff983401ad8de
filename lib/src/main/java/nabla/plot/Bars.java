package nabla.plot;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nabla.core.Numbers;
import nabla.core.Trials;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;

/** One bar per name, or one per name and kind, drawn by XChart. */
public final class Bars extends Figure<Bars> {
  private final CategoryChart chart = new CategoryChart(660, 380);
  private final TickText yText = new TickText();
  private final List<String> names;
  private final List<CategorySeries> kinds = new ArrayList<>();

  private Bars(List<String> names) {
    this.names = List.copyOf(names);
    Theme.apply(chart.getStyler());
    chart
        .getStyler()
        .setPlotGridVerticalLinesVisible(false)
        .setErrorBarsColorSeriesColor(false)
        .setErrorBarsColor(Theme.INK)
        .setYAxisTickLabelsFormattingFunction(yText);
  }

  /**
   * The chart that draws this plot, to be restyled with XChart's own methods: what is changed there
   * is what is drawn from then on.
   *
   * @return XChart's chart itself, not a copy
   */
  public CategoryChart chart() {
    return chart;
  }

  @Override
  public Bars title(String text) {
    chart.setTitle(text);
    return super.title(text);
  }

  @Override
  public Bars x(String text) {
    chart.setXAxisTitle(text);
    return super.x(text);
  }

  @Override
  public Bars y(String text) {
    chart.setYAxisTitle(text);
    return super.y(text);
  }

  /**
   * Bars by name.
   *
   * @param names under the bars
   * @param values their heights
   * @return a plot
   */
  public static Bars of(List<String> names, double[] values) {
    return new Bars(names).and("", values);
  }

  /**
   * Bars by name.
   *
   * @param values heights by name, in the map's order
   * @return a plot
   */
  public static Bars of(Map<String, ? extends Number> values) {
    return of(
        List.copyOf(values.keySet()),
        values.values().stream().mapToDouble(Number::doubleValue).toArray());
  }

  /**
   * Bars by name, with error bars.
   *
   * @param names under the bars
   * @param values their heights, such as means over seeds
   * @param deviation half the length of each error bar
   * @return a plot
   */
  public static Bars of(List<String> names, double[] values, double[] deviation) {
    return new Bars(names).and("", values, deviation);
  }

  /**
   * The results of a sweep over seeds: a bar for the mean at every setting, with its deviation.
   *
   * @param trials one result per setting
   * @return a plot
   */
  public static Bars of(Trials<?> trials) {
    var names = trials.settings().stream().map(String::valueOf).toList();
    return new Bars(names).and(XYFigure.interval(trials), trials.means(), trials.sds());
  }

  /**
   * Bars by name and kind, the first of several kinds.
   *
   * @param kind for the legend
   * @param names under the bars
   * @param values their heights
   * @return a plot
   */
  public static Bars of(String kind, List<String> names, double[] values) {
    return new Bars(names).and(kind, values);
  }

  /**
   * Adds a second bar to every name.
   *
   * @param kind for the legend
   * @param values their heights
   * @return this plot
   */
  public Bars and(String kind, double[] values) {
    return and(kind, values, null);
  }

  /**
   * Adds a second bar to every name, with error bars.
   *
   * @param kind for the legend
   * @param values their heights
   * @param deviation half the length of each error bar
   * @return this plot
   */
  public Bars and(String kind, double[] values, double[] deviation) {
    if (values.length != names.size()) {
      throw new IllegalArgumentException(
          "%d names, %d values: give one for each".formatted(names.size(), values.length));
    }
    var label = deviation == null ? kind : XYFigure.named(kind, "mean ± sd");
    var id = kind.isEmpty() || chart.getSeries(kind) != null ? kind + " #" + kinds.size() : kind;
    var series =
        chart.addSeries(id, names, boxed(values), deviation == null ? null : boxed(deviation));
    series.setLabel(label).setShowInLegend(!label.isEmpty());
    kinds.add(series);
    paint(Palette.of(kinds.stream().map(CategorySeries::getName).toList(), 0));
    return this;
  }

  /**
   * Fixes the vertical axis.
   *
   * @param from its lower end
   * @param to its upper end
   * @return this plot
   */
  public Bars yRange(double from, double to) {
    var range = new Range(from, to, false);
    chart.getStyler().setYAxisMin(range.min()).setYAxisMax(range.max());
    return this;
  }

  /**
   * Writes every bar's value above it.
   *
   * @param pattern for {@link String#format}, such as {@code %.1f}
   * @return this plot
   */
  public Bars values(String pattern) {
    chart.addAnnotation(new BarValues(chart, pattern));
    return this;
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private void paint(Palette palette) {
    for (var kind : kinds) {
      kind.setFillColor(palette.colour(kind.getName()));
    }
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    var styler = chart.getStyler();
    var ends = new Double[] {styler.getYAxisMin(), styler.getYAxisMax()};
    boolean legend = styler.isLegendVisible();
    int rotation = styler.getXAxisLabelRotation();
    try {
      styler
          .setAvailableSpaceFill(kinds.size() > 1 ? 0.7 : 0.55)
          .setLegendVisible(legend && kinds.stream().anyMatch(CategorySeries::isShowInLegend));
      if (rotation == 0 && !fits(g, width)) {
        styler.setXAxisLabelRotation(30);
      }
      var y = yRange();
      styler
          .setYAxisMin(ends[0] == null ? y.min() : ends[0])
          .setYAxisMax(ends[1] == null ? y.max() : ends[1]);
      yText.measure(new Range(styler.getYAxisMin(), styler.getYAxisMax(), false));
      var sketch = (Graphics2D) g.create();
      sketch.setClip(-10, -10, 1, 1);
      chart.paint(sketch, width, height);
      sketch.dispose();
      yText.settle();
      chart.paint(g, width, height);
    } finally {
      styler.setYAxisMin(ends[0]).setYAxisMax(ends[1]).setLegendVisible(legend);
      styler.setXAxisLabelRotation(rotation);
    }
  }

  private boolean fits(Graphics2D g, int width) {
    var metrics = g.getFontMetrics(Theme.TICK);
    int widest = names.stream().mapToInt(metrics::stringWidth).max().orElse(0);
    return widest + 10 < (width - 80) / names.size();
  }

  /** Bars stand on 0; the highest error bar, and a number above it, has room. */
  private Range yRange() {
    double low = 0;
    double high = 0;
    for (var kind : kinds) {
      for (int i = 0; i < names.size(); i++) {
        double value = kind.getYData()[i];
        double deviation = kind.getExtraValues() == null ? 0 : kind.getExtraValues()[i];
        if (Double.isFinite(value)) {
          low = Math.min(low, value - (value < 0 ? deviation : 0));
          high = Math.max(high, value + (value > 0 ? deviation : 0));
        }
      }
    }
    double span = high > low ? high - low : 1;
    return new Range(
        low < 0 ? low - 0.08 * span : 0, high > 0 || low == 0 ? high + 0.08 * span : 0, false);
  }

  @Override
  public String description() {
    var text = new StringBuilder(super.description());
    for (var kind : kinds) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(kind.isShowInLegend() ? kind.getLabel() + " " : "");
      for (int i = 0; i < names.size(); i++) {
        text.append(i == 0 ? "" : ", ")
            .append(names.get(i))
            .append(' ')
            .append(Numbers.text(kind.getYData()[i], 3));
      }
    }
    return text.toString();
  }
}
