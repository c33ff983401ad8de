package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import nabla.plot.Range.Tick;

/**
 * What the colours of a plot mean: a strip of them with numbers, to the right of the plot area.
 *
 * @param label what is measured, empty for nothing
 * @param ticks places along the strip, from 0 at its foot to 1 at its top, each with its text
 * @param colour the colour at a place
 * @param grey what a grey cell means, empty where there is none
 */
record ColourBar(String label, List<Tick> ticks, DoubleFunction<Color> colour, String grey) {
  private static final int GAP = 12;
  private static final int STRIP = 14;

  /** Even numbers from one end of a scale to the other. */
  static List<Tick> even(Range range, int about) {
    return range.ticks(about).stream()
        .map(tick -> new Tick(range.share(tick.value()), tick.text()))
        .toList();
  }

  /** Ticks that say where the scale was cut: values beyond an end have its colour. */
  static List<Tick> cut(Range range, int about, boolean below, boolean above) {
    var ticks = new ArrayList<>(even(range, about));
    for (int i = 0; i < ticks.size(); i++) {
      var tick = ticks.get(i);
      if (above && tick.value() > 0.999) {
        ticks.set(i, new Tick(1, "≥ " + tick.text()));
      } else if (below && tick.value() < 0.001) {
        ticks.set(i, new Tick(0, "≤ " + tick.text()));
      }
    }
    return ticks;
  }

  int width(Graphics2D g) {
    var metrics = g.getFontMetrics(Theme.TICK);
    int widest = ticks.stream().mapToInt(t -> metrics.stringWidth(t.text())).max().orElse(0);
    widest = Math.max(widest, metrics.stringWidth(grey));
    return GAP + STRIP + 8 + widest + (label.isEmpty() ? 0 : 22) + 4;
  }

  /** Draws the strip beside a plot area. */
  void draw(Graphics2D g, Rectangle2D box) {
    double x = box.getMaxX() + GAP;
    int foot = grey.isEmpty() ? 0 : 26;
    double height = box.getHeight() - foot;
    for (int i = 0; i < height; i++) {
      g.setColor(colour.apply(1 - (i + 0.5) / height));
      g.fill(new Rectangle2D.Double(x, box.getY() + i, STRIP, Math.min(1, height - i)));
    }
    g.setColor(Theme.FRAME);
    g.setStroke(Theme.THIN);
    g.draw(new Rectangle2D.Double(x, box.getY(), STRIP, height));
    g.setFont(Theme.TICK);
    var metrics = g.getFontMetrics();
    int widest = 0;
    for (var tick : ticks) {
      double y = box.getY() + (1 - tick.value()) * height;
      g.setColor(Theme.FRAME);
      g.draw(new Line2D.Double(x + STRIP, y, x + STRIP + 4, y));
      g.setColor(Theme.INK);
      g.drawString(tick.text(), (float) (x + STRIP + 8), (float) (y + 4.5));
      widest = Math.max(widest, metrics.stringWidth(tick.text()));
    }
    if (!grey.isEmpty()) {
      g.setColor(Theme.NOTHING);
      g.fill(new Rectangle2D.Double(x, box.getMaxY() - 14, STRIP, 14));
      g.setColor(Theme.INK);
      g.drawString(grey, (float) (x + STRIP + 8), (float) (box.getMaxY() - 3));
    }
    if (!label.isEmpty()) {
      var transform = g.getTransform();
      double cx = x + STRIP + 8 + widest + 18;
      g.setFont(Theme.LABEL);
      g.rotate(-Math.PI / 2, cx, box.getCenterY());
      Theme.centre(g, label, cx, box.getCenterY());
      g.setTransform(transform);
    }
  }
}
