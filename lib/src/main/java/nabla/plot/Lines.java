package nabla.plot;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import nabla.core.Trials;

/** Functions and series as lines. */
public final class Lines extends XYFigure<Lines> {
  private static final int STEPS = 400;

  private double from;
  private double to;

  private Lines() {}

  static Lines empty() {
    return new Lines();
  }

  /**
   * A series over 0, 1, 2 …: steps are counted from 0, before which nothing was done.
   *
   * @param name for the legend, empty for none
   * @param y the values
   * @return a plot
   */
  public static Lines of(String name, double[] y) {
    return of(name, counting(y.length), y);
  }

  /**
   * A series.
   *
   * @param name for the legend, empty for none
   * @param x where the points lie
   * @param y how high they lie
   * @return a plot
   */
  public static Lines of(String name, double[] x, double[] y) {
    return new Lines().line(name, x, y);
  }

  /**
   * The results of a sweep over seeds: the mean at every setting, with its deviation.
   *
   * @param name for the legend, empty for none
   * @param trials one result per setting
   * @return a plot
   */
  public static Lines of(String name, Trials<? extends Number> trials) {
    return new Lines().errors(name, trials);
  }

  /**
   * A function.
   *
   * @param name for the legend, empty for none
   * @param from where the horizontal axis starts
   * @param to where it ends
   * @param f the function
   * @return a plot
   */
  public static Lines function(String name, double from, double to, DoubleUnaryOperator f) {
    var lines = new Lines();
    lines.from = from;
    lines.to = to;
    return lines.xRange(from, to).and(name, f);
  }

  /**
   * Adds a series over 1, 2, 3 …
   *
   * @param name for the legend
   * @param y the values
   * @return this plot
   */
  public Lines and(String name, double[] y) {
    return line(name, counting(y.length), y);
  }

  /**
   * Adds a series.
   *
   * @param name for the legend
   * @param x where the points lie
   * @param y how high they lie
   * @return this plot
   */
  public Lines and(String name, double[] x, double[] y) {
    return line(name, x, y);
  }

  /**
   * Adds a function to a plot of functions. Where it jumps, the line has a gap.
   *
   * @param name for the legend
   * @param f the function
   * @return this plot
   */
  public Lines and(String name, DoubleUnaryOperator f) {
    var samples = Samples.of(f, start(), to, STEPS);
    return line(name, samples.x(), samples.y());
  }

  /**
   * Adds a dashed function, such as a derivative.
   *
   * @param name for the legend
   * @param f the function
   * @return this plot
   */
  public Lines dashed(String name, DoubleUnaryOperator f) {
    var samples = Samples.of(f, start(), to, STEPS);
    return dashed(name, samples.x(), samples.y());
  }

  private double start() {
    if (!(from < to)) {
      throw new IllegalStateException(
          "the plot has no range to draw a function over: start with Lines.function");
    }
    return from;
  }

  /** The numbers of n steps. */
  private static double[] counting(int n) {
    return IntStream.range(0, n).asDoubleStream().toArray();
  }
}
