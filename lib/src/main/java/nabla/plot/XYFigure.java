package nabla.plot;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nabla.core.Trials;

/**
 * Lines and points over two axes.
 *
 * @param <T> the kind of plot
 */
public abstract class XYFigure<T extends XYFigure<T>> extends Figure<T> {
  private final List<XYData> series = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private boolean logX;
  private boolean logY;
  private Range xRange;
  private Range yRange;

  XYFigure() {}

  private record Mark(double value, boolean vertical) {}

  /**
   * Adds a line through points.
   *
   * @param name for the legend
   * @param x where the points lie
   * @param y how high they lie; NaN leaves a gap
   * @return this plot
   */
  public T line(String name, double[] x, double[] y) {
    return add(new XYData(name, x, y, null, XYData.Style.LINE, nextColour()));
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
    return add(new XYData(name, x, y, null, XYData.Style.DASHED, nextColour()));
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
    return add(new XYData(name, x, y, null, XYData.Style.POINTS, nextColour()));
  }

  /**
   * Adds a line with an error bar at every point, such as a mean over seeds with its deviation.
   *
   * @param name for the legend
   * @param x where the points lie
   * @param y how high they lie
   * @param deviation half the length of each bar
   * @return this plot
   */
  public T errors(String name, double[] x, double[] y, double[] deviation) {
    return add(new XYData(name, x, y, deviation, XYData.Style.LINE, nextColour()));
  }

  /**
   * Adds the results of a sweep over seeds: the mean at every setting, with its deviation.
   *
   * @param name for the legend
   * @param trials one result per setting
   * @return this plot
   */
  public T errors(String name, Trials<? extends Number> trials) {
    var x = trials.settings().stream().mapToDouble(Number::doubleValue).toArray();
    return errors(name, x, trials.means(), trials.sds());
  }

  /**
   * Makes the horizontal axis logarithmic.
   *
   * @return this plot
   */
  public T logX() {
    logX = true;
    return self();
  }

  /**
   * Makes the vertical axis logarithmic; values that are not positive are left out.
   *
   * @return this plot
   */
  public T logY() {
    logY = true;
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
    xRange = new Range(from, to, false);
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
    yRange = new Range(from, to, false);
    return self();
  }

  /**
   * Marks a place on the horizontal axis by a thin line.
   *
   * @param value where
   * @return this plot
   */
  public T vertical(double value) {
    marks.add(new Mark(value, true));
    return self();
  }

  /**
   * Marks a height by a thin line.
   *
   * @param value how high
   * @return this plot
   */
  public T horizontal(double value) {
    marks.add(new Mark(value, false));
    return self();
  }

  T add(XYData data) {
    series.add(data);
    return self();
  }

  private int nextColour() {
    return series.size();
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    draw(g, width, height, legend());
  }

  /** Draws with another legend, such as none where several plots share one. */
  void draw(Graphics2D g, int width, int height, Legend legend) {
    var x = xRange != null ? xRange : range(XYData::x, logX, 0.02);
    var y = yRange != null ? yRange : range(XYData::reach, logY, 0.05);
    var axes =
        Axes.layout(
            this,
            g,
            width,
            height,
            new Range(x.min(), x.max(), logX),
            new Range(y.min(), y.max(), logY),
            legend);
    axes.grid();
    axes.clip(
        () -> {
          marks.forEach(mark -> paint(g, axes, mark));
          series.forEach(data -> paint(g, axes, data));
        });
    axes.frame();
  }

  Legend legend() {
    return new Legend(series.stream().map(XYData::key).toList());
  }

  private Range range(Function<XYData, double[]> values, boolean log, double margin) {
    return Range.of(
        series.stream().flatMapToDouble(d -> DoubleStream.of(values.apply(d))), margin, log);
  }

  private static void paint(Graphics2D g, Axes axes, Mark mark) {
    g.setColor(Theme.FRAME);
    g.setStroke(Theme.THIN);
    var box = axes.box();
    double px = axes.px(mark.value());
    double py = axes.py(mark.value());
    g.draw(
        mark.vertical()
            ? new Line2D.Double(px, box.getMinY(), px, box.getMaxY())
            : new Line2D.Double(box.getMinX(), py, box.getMaxX(), py));
  }

  private void paint(Graphics2D g, Axes axes, XYData data) {
    var path = new Path2D.Double();
    for (int i = 0; i < data.x().length; i++) {
      if (!drawn(data, i)) {
        continue;
      }
      double px = axes.px(data.x()[i]);
      double py = axes.py(data.y()[i]);
      boolean joined = drawn(data, i - 1);
      if (joined) {
        path.lineTo(px, py);
      } else {
        path.moveTo(px, py);
      }
    }
    var color = Theme.series(data.colour());
    g.setColor(color);
    if (data.stroke() != null) {
      g.setStroke(data.stroke());
      g.draw(path);
    }
    for (int i = 0; i < data.x().length; i++) {
      // A point alone between gaps has no line to be seen by.
      boolean alone = !drawn(data, i - 1) && !drawn(data, i + 1);
      var mark = alone ? Axes.shape(data.colour(), 3.5) : data.mark();
      if (drawn(data, i) && mark != null) {
        bar(g, axes, data, i);
        Axes.mark(g, mark, color, axes.px(data.x()[i]), axes.py(data.y()[i]));
      }
    }
  }

  private void bar(Graphics2D g, Axes axes, XYData data, int i) {
    if (data.deviation() == null) {
      return;
    }
    double px = axes.px(data.x()[i]);
    double top = axes.py(data.y()[i] + data.deviation()[i]);
    double low = data.y()[i] - data.deviation()[i];
    double bottom = drawn(low, logY) ? axes.py(low) : axes.box().getMaxY();
    g.setColor(Theme.series(data.colour()));
    g.setStroke(Theme.BAR);
    g.draw(new Line2D.Double(px, top, px, bottom));
    g.draw(new Line2D.Double(px - 4, top, px + 4, top));
    g.draw(new Line2D.Double(px - 4, bottom, px + 4, bottom));
  }

  private boolean drawn(XYData data, int i) {
    return i >= 0 && i < data.x().length && drawn(data.x()[i], logX) && drawn(data.y()[i], logY);
  }

  private static boolean drawn(double value, boolean log) {
    return Double.isFinite(value) && !(log && value <= 0);
  }

  /**
   * The numbers 1 to n, such as epochs.
   *
   * @param n how many
   * @return 1, 2, … n
   */
  static double[] counting(int n) {
    return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
  }

  static double[] column(double[][] rows, int j) {
    return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
  }
}
