package nabla.plot;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/** A circle around a point, which leaves the point's own mark to be seen. */
final class Ring extends Marker {
  @Override
  public void paint(Graphics2D g, double x, double y, int size) {
    double r = 0.5 * size + 3;
    g.setStroke(Theme.LINE);
    g.draw(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
  }
}
