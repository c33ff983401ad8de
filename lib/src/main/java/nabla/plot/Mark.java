package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;

/** A filled shape with a thin rim of paper, which keeps marks apart that lie on each other. */
final class Mark extends Marker {
  private final int kind;

  /** Counts on after the last kind, so that series differ without colour too. */
  Mark(int kind) {
    this.kind = kind;
  }

  @Override
  public void paint(Graphics2D g, double x, double y, int size) {
    paint(g, shape(kind, size / 2.0), g.getColor(), x, y);
  }

  static void paint(Graphics2D g, Shape shape, Color color, double x, double y) {
    var placed = AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    g.setColor(color);
    g.fill(placed);
    g.setColor(Theme.PAPER);
    g.setStroke(Theme.THIN);
    g.draw(placed);
  }

  static Shape shape(int kind, double r) {
    return switch (Math.floorMod(kind, 4)) {
      case 0 -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
      case 1 -> polygon(0, -1.25 * r, 1.15 * r, 0.8 * r, -1.15 * r, 0.8 * r);
      case 2 -> new Rectangle2D.Double(-0.9 * r, -0.9 * r, 1.8 * r, 1.8 * r);
      default -> polygon(0, -1.3 * r, 1.3 * r, 0, 0, 1.3 * r, -1.3 * r, 0);
    };
  }

  /** The head of an arrow that ends at (x, y) and came along (across, down), in pixels. */
  static void head(Graphics2D g, Color color, double x, double y, double across, double down) {
    if (across == 0 && down == 0) {
      return; // an arrow of no length points nowhere
    }
    var turned = AffineTransform.getRotateInstance(across, down);
    paint(g, turned.createTransformedShape(polygon(3, 0, -11, -6.5, -11, 6.5)), color, x, y);
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
