package nabla.plot;

import nabla.core.Trials;

/**
 * Lines and points over two axes.
 *
 * @param <T> the kind of plot
 */
public abstract class XYFigure<T extends XYFigure<T>> extends XYPlot<T> {

  XYFigure() {}

  /**
   * Adds a line through points.
   *
   * @param name for the legend
   * @param x where the points lie
   * @param y how high they lie; NaN leaves a gap
   * @return this plot
   */
  public T line(String name, double[] x, double[] y) {
    add(name, x, y, null, Style.LINE);
    return self();
  }

  /**
   * Adds a dashed line through points.
   *
   * @param name for the legend
   * @param x where the points lie
   * @param y how high they lie; NaN leaves a gap
   * @return this plot
   */
  public T dashed(String name, double[] x, double[] y) {
    add(name, x, y, null, Style.DASHED);
    return self();
  }

  /**
   * Adds points that no line joins.
   *
   * @param name for the legend
   * @param x where the points lie
   * @param y how high they lie
   * @return this plot
   */
  public T points(String name, double[] x, double[] y) {
    add(name, x, y, null, Style.POINTS);
    return self();
  }

  /**
   * Adds a line with an error bar at every point, such as a mean over seeds with its standard
   * deviation. The legend says so.
   *
   * @param name for the legend
   * @param x where the points lie
   * @param y how high they lie
   * @param deviation half the length of each bar
   * @return this plot
   */
  public T errors(String name, double[] x, double[] y, double[] deviation) {
    return errors(name, "mean ± sd", x, y, deviation);
  }

  /**
   * Adds the results of a sweep over seeds: the mean at every setting, with its standard deviation.
   * The legend says over how many seeds.
   *
   * @param name for the legend
   * @param trials one result per setting
   * @return this plot
   */
  public T errors(String name, Trials<? extends Number> trials) {
    var x = trials.settings().stream().mapToDouble(Number::doubleValue).toArray();
    return errors(name, interval(trials), x, trials.means(), trials.sds());
  }

  private T errors(String name, String interval, double[] x, double[] y, double[] deviation) {
    add(named(name, interval), name, x, y, deviation, Style.LINE);
    return self();
  }

  /** What a bar of a sweep reaches from and to. */
  static String interval(Trials<?> trials) {
    int seeds = trials.results().isEmpty() ? 0 : trials.results().get(0).values().length;
    return "mean ± sd of %d seeds".formatted(seeds);
  }

  static String named(String name, String interval) {
    if (name.startsWith(interval)) {
      return name;
    }
    return name.isEmpty() ? interval : name + ": " + interval;
  }

  /**
   * Adds an arrow, such as a neuron's weights or a gradient.
   *
   * @param name for the legend, empty for none
   * @param x where it starts
   * @param y how high it starts
   * @param dx how far it goes to the right
   * @param dy how far it goes up
   * @return this plot
   */
  public T arrow(String name, double x, double y, double dx, double dy) {
    var shaft = add(name, new double[] {x, x + dx}, new double[] {y, y + dy}, null, Style.LINE);
    under(
        "arrow's head",
        (g, area) -> {
          double across = area.px(x + dx) - area.px(x);
          double down = area.py(y + dy) - area.py(y);
          Mark.head(g, shaft.getLineColor(), area.px(x + dx), area.py(y + dy), across, down);
        });
    return self();
  }

  /**
   * Rings a point, such as an example that was answered wrongly.
   *
   * @param name for the legend, empty for none
   * @param x where it lies
   * @param y how high it lies
   * @return this plot
   */
  public T ring(String name, double x, double y) {
    add(name, new double[] {x}, new double[] {y}, null, Style.POINTS).setMarker(new Ring());
    return self();
  }

  /**
   * Makes the horizontal axis logarithmic.
   *
   * @return this plot
   */
  public T logX() {
    chart().getStyler().setXAxisLogarithmic(true).setPlotGridVerticalLinesVisible(false);
    label();
    return self();
  }

  /**
   * Makes the vertical axis logarithmic; values that are not positive are left out.
   *
   * @return this plot
   */
  public T logY() {
    chart().getStyler().setYAxisLogarithmic(true).setPlotGridHorizontalLinesVisible(false);
    label();
    return self();
  }

  /**
   * Fixes the horizontal axis.
   *
   * @param from its left end
   * @param to its right end
   * @return this plot
   */
  public T xRange(double from, double to) {
    var range = new Range(from, to, false);
    chart().getStyler().setXAxisMin(range.min()).setXAxisMax(range.max());
    return self();
  }

  /**
   * Fixes the vertical axis.
   *
   * @param from its lower end
   * @param to its upper end
   * @return this plot
   */
  public T yRange(double from, double to) {
    var range = new Range(from, to, false);
    chart().getStyler().setYAxisMin(range.min()).setYAxisMax(range.max());
    return self();
  }

  /**
   * Marks a place on the horizontal axis by a thin line.
   *
   * @param value where
   * @return this plot
   */
  public T vertical(double value) {
    guide(value, true);
    return self();
  }

  /**
   * Marks a height by a thin line.
   *
   * @param value how high
   * @return this plot
   */
  public T horizontal(double value) {
    guide(value, false);
    return self();
  }
}
