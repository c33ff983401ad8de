package nabla.plot;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nabla.core.Trials;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** One bar per name, or one per name and kind, drawn by XChart. */
public final class Bars extends Figure<Bars> {
  private final List<String> names;
  private final List<Kind> kinds = new ArrayList<>();
  private Range yRange;
  private String format = "";

  @SuppressWarnings("ArrayRecordComponent") // numbers, shared on purpose
  private record Kind(String name, double[] values, double[] deviation) {
    DoubleStream reach() {
      return IntStream.range(0, values.length)
          .mapToDouble(i -> values[i] + (deviation == null ? 0 : deviation[i]));
    }
  }

  private Bars(List<String> names) {
    this.names = List.copyOf(names);
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
    return of(names, trials.means(), trials.sds());
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
    kinds.add(new Kind(kind, values, deviation));
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
    yRange = new Range(from, to, false);
    return this;
  }

  /**
   * Writes every bar's value under its name.
   *
   * @param pattern for {@link String#format}, such as {@code %.1f}
   * @return this plot
   */
  public Bars values(String pattern) {
    format = pattern;
    return this;
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    g.setColor(Theme.PAPER);
    g.fillRect(0, 0, width, height);
    chart(width, height).paint(g, width, height);
  }

  private CategoryChart chart(int width, int height) {
    var chart =
        new CategoryChartBuilder()
            .width(width)
            .height(height)
            .title(title())
            .xAxisTitle(xLabel())
            .yAxisTitle(yLabel())
            .build();
    var styler = chart.getStyler();
    Theme.apply(styler);
    styler.setChartTitleVisible(!title().isEmpty()).setLegendVisible(kinds.size() > 1);
    styler
        .setXAxisTitleVisible(!xLabel().isEmpty())
        .setYAxisTitleVisible(!yLabel().isEmpty())
        .setPlotGridVerticalLinesVisible(false)
        .setErrorBarsColorSeriesColor(false)
        .setErrorBarsColor(Theme.INK)
        .setYAxisTickMarkSpacingHint(45);
    styler.setAvailableSpaceFill(kinds.size() > 1 ? 0.7 : 0.55);
    double top = kinds.stream().flatMapToDouble(Kind::reach).max().orElse(1);
    double bottom =
        kinds.stream().flatMapToDouble(kind -> Arrays.stream(kind.values())).min().orElse(0);
    if (yRange != null) {
      styler.setYAxisMin(yRange.min()).setYAxisMax(yRange.max());
    } else if (bottom >= 0 && top > 0) {
      styler.setYAxisMin(0.0).setYAxisMax(1.06 * top);
    }
    if (bottom >= 0) {
      // No empty strip under the bars; at exactly 1 the axis would lose its 0.
      styler.setPlotContentSize(0.995);
    }
    if (names.stream().mapToInt(String::length).sum() * 8 > width - 100) {
      styler.setXAxisLabelRotation(35);
    }
    var labels = labels();
    for (int k = 0; k < kinds.size(); k++) {
      var kind = kinds.get(k);
      var values = Arrays.stream(kind.values()).boxed().toList();
      var name = kind.name().isEmpty() ? " " : kind.name();
      var series =
          kind.deviation() == null
              ? chart.addSeries(name, labels, values)
              : chart.addSeries(
                  name, labels, values, Arrays.stream(kind.deviation()).boxed().toList());
      series.setFillColor(Theme.series(k));
    }
    return chart;
  }

  private List<String> labels() {
    if (format.isEmpty() || kinds.size() > 1) {
      return names;
    }
    var labels = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      labels.add(
          names.get(i) + ": " + String.format(Locale.ROOT, format, kinds.get(0).values()[i]));
    }
    return labels;
  }
}
