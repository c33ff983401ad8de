package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nabla.core.Confusion;

/** A confusion matrix: blue where the class was recognised, red where it was taken for another. */
public final class ConfusionPlot extends Figure<ConfusionPlot> {
  private final Confusion confusion;
  private List<String> names;

  private ConfusionPlot(Confusion confusion) {
    this.confusion = confusion;
    this.names = IntStream.range(0, confusion.counts().length).mapToObj(String::valueOf).toList();
    title("Accuracy %.2f %%".formatted(100 * confusion.accuracy()));
    x("given class");
    y("true class");
    int side = Math.max(220, Math.min(460, 44 * confusion.counts().length));
    size(side + 90, side + 90);
  }

  /**
   * Shows a confusion matrix.
   *
   * @param confusion counts by true and given class
   * @return a plot whose title is the accuracy
   */
  public static ConfusionPlot of(Confusion confusion) {
    return new ConfusionPlot(confusion);
  }

  /**
   * Names the classes.
   *
   * @param classes one name per class
   * @return this plot
   */
  public ConfusionPlot names(String... classes) {
    names = List.of(classes);
    return this;
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    int n = confusion.counts().length;
    g.setColor(Theme.PAPER);
    g.fillRect(0, 0, width, height);
    g.setFont(Theme.TICK);
    int left = 44 + names.stream().mapToInt(g.getFontMetrics()::stringWidth).max().orElse(0);
    var box = new Rectangle(left, 36, width - left - 16, height - 36 - 50);
    double cw = box.getWidth() / n;
    double ch = box.getHeight() / n;
    for (int r = 0; r < n; r++) {
      int row = Arrays.stream(confusion.counts()[r]).sum();
      for (int c = 0; c < n; c++) {
        var cell = new Rectangle2D.Double(box.x + c * cw, box.y + r * ch, cw, ch);
        int count = confusion.counts()[r][c];
        var color = colour(r == c, row == 0 ? 0 : (double) count / row);
        g.setColor(color);
        g.fill(cell);
        g.setColor(Theme.GRID);
        g.setStroke(Theme.THIN);
        g.draw(cell);
        if (count > 0) {
          g.setColor(Theme.on(color));
          g.setFont(Theme.TICK);
          Axes.centre(g, String.valueOf(count), cell.getCenterX(), cell.getCenterY() + 4.5);
        }
      }
    }
    names(g, box, cw, ch);
  }

  /** The square root lifts rare mistakes out of the white. */
  private static Color colour(boolean right, double share) {
    return right
        ? Theme.mix(Theme.PAPER, Theme.NEGATIVE, share)
        : Theme.mix(Theme.PAPER, Theme.POSITIVE, Math.min(1, 1.6 * Math.sqrt(share)));
  }

  private void names(Graphics2D g, Rectangle box, double cw, double ch) {
    g.setColor(Theme.INK);
    g.setFont(Theme.TICK);
    for (int i = 0; i < names.size(); i++) {
      Axes.centre(g, names.get(i), box.x + (i + 0.5) * cw, box.getMaxY() + 17);
      int w = g.getFontMetrics().stringWidth(names.get(i));
      g.drawString(names.get(i), box.x - 8f - w, (float) (box.y + (i + 0.5) * ch + 4.5));
    }
    Axes.words(this, g, box);
    g.setColor(Theme.FRAME);
    g.draw(box);
  }
}
