package nabla.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nabla.core.ScalarField;

/** A landscape of two variables seen from above one corner. */
public final class Surface extends Figure<Surface> {
  private static final int CELLS = 30;
  private static final double TILT = Math.toRadians(32);

  private final ScalarField field;
  private final Range x;
  private final Range y;
  private final List<List<double[]>> paths = new ArrayList<>();
  private double turn = Math.toRadians(-40);

  private Surface(ScalarField field, Range x, Range y) {
    this.field = field;
    this.x = x;
    this.y = y;
    x("θ₁");
    y("θ₂");
    size(600, 440);
  }

  /**
   * A function of two variables over a rectangle.
   *
   * @param f the height at a point of two entries
   * @param xMin the left side
   * @param xMax the right side
   * @param yMin the front side
   * @param yMax the back side
   * @return a plot
   */
  public static Surface of(ScalarField f, double xMin, double xMax, double yMin, double yMax) {
    return new Surface(f, new Range(xMin, xMax, false), new Range(yMin, yMax, false));
  }

  /**
   * Lays the way of a descent on the surface.
   *
   * @param points the places in order, two entries each
   * @return this plot
   */
  public Surface path(List<double[]> points) {
    paths.add(List.copyOf(points));
    return this;
  }

  /**
   * Looks from another side.
   *
   * @param degrees around the vertical; −40 unless told
   * @return this plot
   */
  public Surface turn(double degrees) {
    turn = Math.toRadians(degrees);
    return this;
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    drawPaperAndTitle(g, width, height);
    var flat = field.at(Raster.points(x, y, CELLS + 1, CELLS + 1));
    var view = View.of(width, height, turn, Range.of(Arrays.stream(flat), 0, false), flat);
    floor(g, view);
    tiles(g, view, flat);
    for (int i = 0; i < paths.size(); i++) {
      way(g, view, paths.get(i), Theme.series(i + 1));
    }
  }

  /** From shares of the three ranges, each 0 to 1, to the page. */
  private record View(double turn, Range z, double unit, double left, double top) {

    /** As large as the page allows, with room for the title and the floor's labels. */
    static View of(int width, int height, double turn, Range z, double[] flat) {
      var plain = new View(turn, z, 1, 0, 0);
      var extent = new Rectangle2D.Double();
      extent.setRect(plain.at(0.5, 0.5, 0).x, plain.at(0.5, 0.5, 0).y, 0, 0);
      for (double corner : new double[] {0, 1}) {
        extent.add(plain.at(corner, 0, 0));
        extent.add(plain.at(corner, 1, 0));
      }
      for (int i = 0; i < flat.length; i++) {
        double u = (double) (i % (CELLS + 1)) / CELLS;
        int row = i / (CELLS + 1);
        double v = (double) row / CELLS;
        extent.add(plain.at(u, v, plain.share(flat[i])));
      }
      double unit = Math.min((width - 110) / extent.width, (height - 100) / extent.height);
      return new View(
          turn,
          z,
          unit,
          width / 2.0 - unit * extent.getCenterX(),
          40 - unit * extent.getMinY() + Math.max(0, (height - 100 - unit * extent.height) / 2));
    }

    Point2D.Double at(double u, double v, double h) {
      double across = (u - 0.5) * Math.cos(turn) - (v - 0.5) * Math.sin(turn);
      double up = depth(u, v) * Math.sin(TILT) + 0.6 * h * Math.cos(TILT);
      return new Point2D.Double(left + unit * across, top - unit * up);
    }

    double depth(double u, double v) {
      return (u - 0.5) * Math.sin(turn) + (v - 0.5) * Math.cos(turn);
    }

    double share(double value) {
      return Math.max(0, Math.min(1, z.share(value)));
    }
  }

  private void floor(Graphics2D g, View view) {
    g.setStroke(Theme.THIN);
    g.setColor(Theme.FRAME);
    g.draw(outline(view.at(0, 0, 0), view.at(1, 0, 0), view.at(1, 1, 0), view.at(0, 1, 0)));
    // Each axis is written along the nearer of its two edges.
    double near = view.depth(0.5, 0) < view.depth(0.5, 1) ? 0 : 1;
    double side = view.depth(0, 0.5) < view.depth(1, 0.5) ? 0 : 1;
    edge(g, view, x, xLabel(), true, near);
    edge(g, view, y, yLabel(), false, side);
  }

  private static void edge(
      Graphics2D g, View view, Range range, String name, boolean along, double other) {
    double out = other == 0 ? -0.07 : 1.07;
    g.setColor(Theme.INK);
    g.setFont(Theme.TICK);
    for (var tick : range.ticks(4)) {
      double s = range.share(tick.value());
      var p = along ? view.at(s, out, 0) : view.at(out, s, 0);
      Theme.centre(g, tick.text(), p.x, p.y + 6);
    }
    double far = other == 0 ? -0.17 : 1.17;
    var p = along ? view.at(0.5, far, 0) : view.at(far, 0.5, 0);
    g.setFont(Theme.LABEL);
    Theme.centre(g, name, p.x, p.y + 6);
  }

  private static void tiles(Graphics2D g, View view, double[] flat) {
    g.setStroke(new BasicStroke(0.6f));
    record Tile(int column, int row) {}
    IntStream.range(0, CELLS * CELLS)
        .mapToObj(i -> new Tile(i % CELLS, i / CELLS))
        // The farthest first, so that the nearer ones hide them. Depth is linear in both.
        .sorted(Comparator.comparingDouble(t -> -view.depth(t.column(), t.row())))
        .forEach(t -> tile(g, view, flat, t.column(), t.row()));
  }

  private static void tile(Graphics2D g, View view, double[] flat, int c, int r) {
    var corners = new Point2D.Double[4];
    double sum = 0;
    int[][] offsets = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    for (int k = 0; k < 4; k++) {
      int cc = c + offsets[k][0];
      int rr = r + offsets[k][1];
      double h = view.share(flat[rr * (CELLS + 1) + cc]);
      sum += h;
      corners[k] = view.at((double) cc / CELLS, (double) rr / CELLS, h);
    }
    var shape = outline(corners);
    // In steps: even areas keep the file small.
    double step = Math.round(12 * sum / 4) / 12.0;
    var color = Theme.sequential(0.08 + 0.75 * (1 - step));
    g.setColor(color);
    g.fill(shape);
    g.setColor(Theme.mix(color, Color.BLACK, 0.18));
    g.draw(shape);
  }

  private static Path2D outline(Point2D.Double... corners) {
    var path = new Path2D.Double();
    path.moveTo(corners[0].x, corners[0].y);
    for (int k = 1; k < corners.length; k++) {
      path.lineTo(corners[k].x, corners[k].y);
    }
    path.closePath();
    return path;
  }

  private void way(Graphics2D g, View view, List<double[]> points, Color color) {
    Point2D.Double before = null;
    g.setStroke(Theme.LINE);
    for (var p : points) {
      var at = view.at(x.share(p[0]), y.share(p[1]), view.share(field.at(p)) + 0.015);
      if (before != null) {
        g.setColor(color);
        g.setStroke(Theme.LINE);
        g.draw(new Line2D.Double(before, at));
      }
      Mark.paint(g, Mark.shape(0, 3.5), color, at.x, at.y);
      before = at;
    }
  }
}
