package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nabla.core.ScalarField;

/** A landscape of two variables from above: darker is lower, with lines of equal height. */
public final class Contours extends Figure<Contours> {
  private static final int STEP = 3;

  private final ScalarField field;
  private final Range x;
  private final Range y;
  private final List<Path> paths = new ArrayList<>();
  private int levels = 14;
  private boolean log;

  private record Path(String name, List<double[]> points) {}

  private Contours(ScalarField field, Range x, Range y) {
    this.field = field;
    this.x = x;
    this.y = y;
    x("θ₁");
    y("θ₂");
    size(560, 440);
  }

  /**
   * A function of two variables over a rectangle.
   *
   * @param f the height at a point of two entries
   * @param xMin the left side
   * @param xMax the right side
   * @param yMin the lower side
   * @param yMax the upper side
   * @return a plot
   */
  public static Contours of(ScalarField f, double xMin, double xMax, double yMin, double yMax) {
    return new Contours(f, new Range(xMin, xMax, false), new Range(yMin, yMax, false));
  }

  /**
   * Draws the way of a descent: a ring at its start, a dot for each step, a star at its end.
   *
   * @param name for the legend
   * @param points the places in order, two entries each
   * @return this plot
   */
  public Contours path(String name, List<double[]> points) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("the path %s has no points".formatted(name));
    }
    paths.add(new Path(name, List.copyOf(points)));
    return this;
  }

  /**
   * Draws the way of a descent.
   *
   * @param name for the legend
   * @param points the places in order, two entries each
   * @return this plot
   */
  public Contours path(String name, double[][] points) {
    return path(name, List.of(points));
  }

  /**
   * Sets how many lines of equal height there are.
   *
   * @param count from 2
   * @return this plot
   */
  public Contours levels(int count) {
    levels = count;
    return this;
  }

  /**
   * Spaces the heights by their logarithm above the lowest, for landscapes with steep walls.
   *
   * @return this plot
   */
  public Contours log() {
    log = true;
    return this;
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    var legend =
        new Legend(
            IntStream.range(0, paths.size())
                .mapToObj(i -> new Legend.Key(paths.get(i).name(), colour(i), Theme.LINE, dot(3.5)))
                .toList());
    var axes = Axes.layout(this, g, width, height, x, y, legend);
    int columns = axes.box().width / STEP + 1;
    int rows = axes.box().height / STEP + 1;
    var raster = Raster.of(scaled(field.at(Raster.points(x, y, columns, rows))), columns);
    axes.clip(
        () -> {
          raster.fill(g, axes.box(), this::shade, true);
          g.setColor(new Color(0x5f, 0x7d, 0x99));
          g.setStroke(Theme.THIN);
          for (int k = 1; k < levels; k++) {
            raster.line(g, axes.box(), (double) k / levels);
          }
          for (int i = 0; i < paths.size(); i++) {
            walk(g, axes, paths.get(i), colour(i));
          }
        });
    axes.frame();
  }

  /** Blue is the ground's: the paths begin with red. */
  private static Color colour(int i) {
    return Theme.series(i + 1);
  }

  private static java.awt.Shape dot(double r) {
    return Axes.shape(0, r);
  }

  /** Heights from 0 for the lowest to 1 for the highest; what overflowed is as high. */
  private double[] scaled(double[] values) {
    double lowest = finite(values).min().orElse(0);
    double highest = finite(values).max().orElse(1);
    double span = highest > lowest ? highest - lowest : 1;
    return Arrays.stream(values)
        .map(v -> Double.isFinite(v) ? (v - lowest) / span : 1)
        // A thousandth of the full height becomes one unit of the logarithm.
        .map(share -> log ? Math.log1p(1000 * share) / Math.log1p(1000) : share)
        .toArray();
  }

  private static DoubleStream finite(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite);
  }

  private Color shade(double share) {
    // In steps, one per line, so that the lines bound even colours.
    double step = Math.floor(share * levels) / Math.max(1, levels - 1);
    return Theme.sequential(0.75 * (1 - Math.min(1, step)));
  }

  private void walk(Graphics2D g, Axes axes, Path way, Color color) {
    var line = new Path2D.Double();
    var points = way.points();
    line.moveTo(axes.px(points.get(0)[0]), axes.py(points.get(0)[1]));
    points.forEach(p -> line.lineTo(axes.px(p[0]), axes.py(p[1])));
    g.setStroke(Theme.LINE);
    g.setColor(color);
    g.draw(line);
    if (points.size() <= 200) {
      points.forEach(p -> Axes.mark(g, dot(3), color, axes.px(p[0]), axes.py(p[1])));
    }
    ends(g, axes, points, color);
  }

  private static void ends(Graphics2D g, Axes axes, List<double[]> points, Color color) {
    var first = points.get(0);
    var last = points.get(points.size() - 1);
    Axes.mark(g, dot(6), color, axes.px(first[0]), axes.py(first[1]));
    Axes.mark(g, dot(3), Theme.PAPER, axes.px(first[0]), axes.py(first[1]));
    Axes.mark(g, Axes.star(8), color, axes.px(last[0]), axes.py(last[1]));
  }
}
