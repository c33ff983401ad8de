package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A frame with ticks and labels, and the way from data to pixels inside it. */
final class Axes {
  private final Graphics2D g;
  private final Rectangle box;
  private final Range x;
  private final Range y;

  private Axes(Graphics2D g, Rectangle box, Range x, Range y) {
    this.g = g;
    this.box = box;
    this.x = x;
    this.y = y;
  }

  /** Paints background, title, labels and legend, and leaves the frame's inside to the caller. */
  static Axes layout(
      Figure<?> figure, Graphics2D g, int width, int height, Range x, Range y, Legend legend) {
    g.setColor(Theme.PAPER);
    g.fillRect(0, 0, width, height);
    int left = (figure.yLabel().isEmpty() ? 14 : 36) + tickWidth(g, y);
    int right = 18;
    int top = figure.title().isEmpty() ? 12 : 34;
    int words = figure.xLabel().isEmpty() ? 28 : 48;
    int bottom = words + legend.height(g, width - left - right);
    var box = new Rectangle(left, top, width - left - right, height - top - bottom);
    words(figure, g, box);
    legend.draw(g, box.x, box.getMaxY() + words, box.width);
    return new Axes(g, box, x, y);
  }

  /** Writes title and labels around a box. */
  static void words(Figure<?> figure, Graphics2D g, Rectangle box) {
    g.setColor(Theme.INK);
    g.setFont(Theme.TITLE);
    centre(g, figure.title(), box.getCenterX(), 22);
    g.setFont(Theme.LABEL);
    centre(g, figure.xLabel(), box.getCenterX(), box.getMaxY() + 37);
    var transform = g.getTransform();
    g.rotate(-Math.PI / 2, 18, box.getCenterY());
    centre(g, figure.yLabel(), 18, box.getCenterY());
    g.setTransform(transform);
  }

  private static int tickWidth(Graphics2D g, Range range) {
    g.setFont(Theme.TICK);
    int widest = 0;
    for (var tick : range.ticks(8)) {
      widest = Math.max(widest, g.getFontMetrics().stringWidth(tick.text()));
    }
    return widest + 10;
  }

  /** Paints a thin line at every tick, under what is painted inside. */
  void grid() {
    g.setStroke(Theme.THIN);
    g.setColor(Theme.GRID);
    for (var tick : x.ticks(Math.max(4, box.width / 65))) {
      double px = px(tick.value());
      g.draw(new Line2D.Double(px, box.getMinY(), px, box.getMaxY()));
    }
    for (var tick : y.ticks(Math.max(4, box.height / 45))) {
      double py = py(tick.value());
      g.draw(new Line2D.Double(box.getMinX(), py, box.getMaxX(), py));
    }
  }

  /** Paints the frame and its ticks, over what was painted inside. */
  void frame() {
    g.setStroke(Theme.THIN);
    g.setFont(Theme.TICK);
    for (var tick : x.ticks(Math.max(4, box.width / 65))) {
      double px = px(tick.value());
      g.setColor(Theme.FRAME);
      g.draw(new Line2D.Double(px, box.getMaxY(), px, box.getMaxY() + 5));
      g.setColor(Theme.INK);
      centre(g, tick.text(), px, box.getMaxY() + 19);
    }
    for (var tick : y.ticks(Math.max(4, box.height / 45))) {
      double py = py(tick.value());
      g.setColor(Theme.FRAME);
      g.draw(new Line2D.Double(box.getMinX() - 5, py, box.getMinX(), py));
      g.setColor(Theme.INK);
      var text = tick.text();
      g.drawString(
          text,
          (float) (box.getMinX() - 8 - g.getFontMetrics().stringWidth(text)),
          (float) (py + 4.5));
    }
    g.setColor(Theme.FRAME);
    g.draw(box);
  }

  Rectangle box() {
    return box;
  }

  double px(double value) {
    return box.getMinX() + x.share(value) * box.getWidth();
  }

  double py(double value) {
    return box.getMaxY() - y.share(value) * box.getHeight();
  }

  void clip(Runnable painting) {
    var before = g.getClip();
    g.clip(box);
    painting.run();
    g.setClip(before);
  }

  static void centre(Graphics2D g, String text, double x, double y) {
    g.drawString(text, (float) (x - g.getFontMetrics().stringWidth(text) / 2.0), (float) y);
  }

  static void mark(Graphics2D g, Shape mark, Color color, double cx, double cy) {
    var placed = AffineTransform.getTranslateInstance(cx, cy).createTransformedShape(mark);
    g.setColor(color);
    g.fill(placed);
    g.setColor(Theme.PAPER);
    g.setStroke(Theme.THIN);
    g.draw(placed);
  }

  /** A shape per class, so that classes differ without colour too. */
  static Shape shape(int i, double r) {
    return switch (Math.floorMod(i, 4)) {
      case 0 -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
      case 1 -> polygon(0, -1.25 * r, 1.15 * r, 0.8 * r, -1.15 * r, 0.8 * r);
      case 2 -> new Rectangle2D.Double(-0.9 * r, -0.9 * r, 1.8 * r, 1.8 * r);
      default -> polygon(0, -1.3 * r, 1.3 * r, 0, 0, 1.3 * r, -1.3 * r, 0);
    };
  }

  static Shape star(double r) {
    var points = new double[20];
    for (int i = 0; i < 10; i++) {
      double reach = i % 2 == 0 ? r : 0.45 * r;
      points[2 * i] = reach * Math.sin(Math.PI * i / 5);
      points[2 * i + 1] = -reach * Math.cos(Math.PI * i / 5);
    }
    return polygon(points);
  }

  private static Shape polygon(double... points) {
    var path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }
}
