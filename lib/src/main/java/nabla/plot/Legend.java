package nabla.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/** Names of lines and marks, in centred rows as wide as they may be. */
final class Legend {
  private static final int ROW = 19;
  private static final int SAMPLE = 30;
  private static final int GAP = 18;

  private final List<Key> keys;

  /** One name. {@code stroke} is null where there is no line, {@code mark} where there is none. */
  record Key(String name, Color color, BasicStroke stroke, Shape mark) {
    static Key mark(String name, int i) {
      return new Key(name, Theme.series(i), null, Axes.shape(i, 4.5));
    }
  }

  Legend(List<Key> keys) {
    this.keys = keys.stream().filter(key -> !key.name().isEmpty()).toList();
  }

  int height(Graphics2D g, int width) {
    return keys.isEmpty() ? 0 : ROW * rows(g, width).size() + 4;
  }

  /** Draws the rows, the first with its middle at {@code top + 9}. */
  void draw(Graphics2D g, double left, double top, int width) {
    double y = top + 9;
    for (var row : rows(g, width)) {
      double x = left + (width - row.stream().mapToInt(key -> width(g, key)).sum() + GAP) / 2.0;
      for (var key : row) {
        draw(g, key, x, y);
        x += width(g, key);
      }
      y += ROW;
    }
  }

  private static void draw(Graphics2D g, Key key, double x, double y) {
    double end = x + sample(key);
    if (key.stroke() != null) {
      g.setColor(key.color());
      g.setStroke(key.stroke());
      g.draw(new Line2D.Double(x, y, end, y));
    }
    if (key.mark() != null) {
      Axes.mark(g, key.mark(), key.color(), (x + end) / 2, y);
    }
    g.setColor(Theme.INK);
    g.setFont(Theme.TICK);
    g.drawString(key.name(), (float) (end + 6), (float) (y + 4.5));
  }

  private List<List<Key>> rows(Graphics2D g, int width) {
    var rows = new ArrayList<List<Key>>();
    int used = 0;
    for (var key : keys) {
      int w = width(g, key);
      if (rows.isEmpty() || used + w - GAP > width) {
        rows.add(new ArrayList<>());
        used = 0;
      }
      rows.get(rows.size() - 1).add(key);
      used += w;
    }
    return rows;
  }

  private static int width(Graphics2D g, Key key) {
    return sample(key) + 6 + g.getFontMetrics(Theme.TICK).stringWidth(key.name()) + GAP;
  }

  private static int sample(Key key) {
    return key.stroke() == null ? 10 : SAMPLE;
  }
}
