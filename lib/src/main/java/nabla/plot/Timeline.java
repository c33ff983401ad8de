package nabla.plot;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Years from top to bottom, each with what happened. */
public final class Timeline extends Figure<Timeline> {
  private static final int LINE = 19;
  private static final int GAP = 9;
  private static final int LEFT = 92;

  private final List<Event> events = new ArrayList<>();

  private record Event(int year, String what) {}

  private Timeline() {}

  /**
   * The first event.
   *
   * @param year when
   * @param what happened
   * @return a plot
   */
  public static Timeline of(int year, String what) {
    return new Timeline().and(year, what);
  }

  /**
   * Adds an event.
   *
   * @param year when
   * @param what happened
   * @return this plot
   */
  public Timeline and(int year, String what) {
    events.add(new Event(year, what));
    return this;
  }

  private int top() {
    return title().isEmpty() ? 14 : 44;
  }

  @Override
  public int height() {
    // Measured with the same font that draws, on a scratch page.
    var page = new java.awt.image.BufferedImage(1, 1, java.awt.image.BufferedImage.TYPE_INT_RGB);
    var g = page.createGraphics();
    int lines = events.stream().mapToInt(event -> wrap(g, event.what(), width()).size()).sum();
    g.dispose();
    return top() + lines * LINE + events.size() * GAP + 6;
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    drawPaperAndTitle(g, width, height);
    double y = top();
    g.setColor(Theme.FRAME);
    g.setStroke(Theme.BAR);
    g.draw(new Line2D.Double(LEFT - 16, y, LEFT - 16, height - 14.0));
    for (var event : sorted()) {
      Axes.mark(g, Axes.shape(0, 5), Theme.series(0), LEFT - 16.0, y + 7);
      g.setColor(Theme.INK);
      g.setFont(Theme.TITLE);
      g.drawString(String.valueOf(event.year()), 18, (float) y + 12);
      g.setFont(Theme.LABEL);
      for (var line : wrap(g, event.what(), width)) {
        g.drawString(line, LEFT, (float) y + 12);
        y += LINE;
      }
      y += GAP;
    }
  }

  private List<Event> sorted() {
    return events.stream().sorted(Comparator.comparingInt(Event::year)).toList();
  }

  private static List<String> wrap(Graphics2D g, String text, int width) {
    var metrics = g.getFontMetrics(Theme.LABEL);
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > width - LEFT - 14) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
