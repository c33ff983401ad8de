package nabla.plot;

import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/**
 * The two axes of a chart: their ends where nobody has fixed them, and how their ticks are written.
 */
final class Axes {
  /** Below so many pixels for a power of ten the small ticks run together into a grey band. */
  private static final int CROWDED = 60;

  private final XYChart chart;
  private final TickText xText = new TickText();
  private final TickText yText = new TickText();
  private boolean equal;

  Axes(XYChart chart) {
    this.chart = chart;
    chart
        .getStyler()
        .setXAxisTickLabelsFormattingFunction(xText)
        .setYAxisTickLabelsFormattingFunction(yText)
        .setXAxisLogarithmicDecadeOnly(false)
        .setYAxisLogarithmicDecadeOnly(false);
  }

  /** Makes a unit as long across as it is up, as geometry wants it. */
  void equal() {
    equal = true;
  }

  /** The values that are written at a logarithmic horizontal axis. */
  Set<Double> xTicks() {
    return xText.shown();
  }

  /** The values that are written at a logarithmic vertical axis. */
  Set<Double> yTicks() {
    return yText.shown();
  }

  /** A range that holds all x of the series. */
  Range xRange() {
    return range(XYSeries::getXData, chart.getStyler().isXAxisLogarithmic(), 0.02);
  }

  /** A range that holds all y of the series, error bars included. */
  Range yRange() {
    return range(Axes::reach, chart.getStyler().isYAxisLogarithmic(), 0.05);
  }

  private Range range(Function<XYSeries, double[]> values, boolean log, double margin) {
    return Range.of(
        Layer.series(chart).stream().flatMapToDouble(s -> DoubleStream.of(values.apply(s))),
        margin,
        log);
  }

  private static double[] reach(XYSeries series) {
    double[] y = series.getYData();
    double[] deviation = series.getExtraValues();
    return deviation == null
        ? y
        : IntStream.range(0, y.length)
            .boxed()
            .flatMapToDouble(i -> DoubleStream.of(y[i] - deviation[i], y[i] + deviation[i]))
            .toArray();
  }

  /**
   * Sets the ends that nobody has fixed, and lets the chart lay itself out on a sketch.
   *
   * @param freeX from where to where the horizontal axis goes unless told
   * @param freeY the same for the vertical one
   * @param measured the x of marked points, which deserve a tick of their own
   */
  void fit(Graphics2D sketch, int width, int height, Range freeX, Range freeY, double[] measured) {
    var styler = chart.getStyler();
    boolean movesX = styler.getXAxisMin() == null && styler.getXAxisMax() == null;
    boolean movesY = styler.getYAxisMin() == null && styler.getYAxisMax() == null;
    var x = within(freeX, styler.getXAxisMin(), styler.getXAxisMax());
    var y = within(freeY, styler.getYAxisMin(), styler.getYAxisMax());
    styler.setXAxisLogarithmicDecadeOnly(wide(x)).setYAxisLogarithmicDecadeOnly(wide(y));
    if (crowded(x, width) || crowded(y, height)) {
      styler.setAxisTicksMarksVisible(false);
    }
    for (int pass = 0; pass < (equal ? 3 : 1); pass++) {
      ends(x, y);
      xText.measure(x, measured, Math.max(4, width / 65));
      yText.measure(y, new double[0], Math.max(4, height / 45));
      chart.paint(sketch, width, height);
      xText.settle();
      yText.settle();
      if (equal && !x.log() && !y.log() && (movesX || movesY)) {
        var even = Area.of(chart).equal();
        x = movesX ? even.x() : x;
        y = movesY ? even.y() : y;
        ends(x, y);
      }
    }
  }

  private void ends(Range x, Range y) {
    var styler = chart.getStyler();
    styler.setXAxisMin(x.min()).setXAxisMax(x.max());
    styler.setYAxisMin(y.min()).setYAxisMax(y.max());
  }

  private static Range within(Range free, Double min, Double max) {
    return new Range(min == null ? free.min() : min, max == null ? free.max() : max, free.log());
  }

  /** Over many powers of ten the numbers between them would run together. */
  private static boolean wide(Range range) {
    return range.log() && decades(range) > 4;
  }

  private static boolean crowded(Range range, int pixels) {
    return range.log() && pixels / decades(range) < CROWDED;
  }

  private static double decades(Range range) {
    return Math.log10(range.max() / range.min());
  }

  /** Leaves a gap where a logarithmic axis has no place for a value. */
  void dropWithoutLogarithm() {
    boolean logX = chart.getStyler().isXAxisLogarithmic();
    boolean logY = chart.getStyler().isYAxisLogarithmic();
    for (var series : logX || logY ? Layer.series(chart) : List.<XYSeries>of()) {
      double[] x = series.getXData();
      double[] y = series.getYData();
      Arrays.setAll(y, i -> (logX && x[i] <= 0) || (logY && y[i] <= 0) ? Double.NaN : y[i]);
    }
  }
}
