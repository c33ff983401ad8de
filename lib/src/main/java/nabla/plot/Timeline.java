package nabla.plot;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened when, the earliest on top: the years along a true scale, the words beside it. */
public final class Timeline extends XYPlot<Timeline> {
  private static final int LINE = 18;
  private static final int GAP = 7;

  /** From the line of years to the words. */
  private static final int REACH = 56;

  private final List<Event> events = new ArrayList<>();

  private record Event(int year, String what) {}

  private Timeline() {
    var styler = chart().getStyler();
    styler.setPlotBorderVisible(false);
    styler
        .setXAxisTicksVisible(false)
        .setPlotGridLinesVisible(false)
        .setYAxisTickLabelsFormattingFunction(v -> String.valueOf(Math.round(-v)));
    under("events", this::paint);
  }

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
    events.sort(Comparator.comparingInt(Event::year));
    return this;
  }

  @Override
  public int height() {
    var page = Theme.scratch();
    int lines = events.stream().mapToInt(e -> wrap(page, e, width() - 170.0).size()).sum();
    return (title().isEmpty() ? 20 : 50) + lines * LINE + events.size() * GAP;
  }

  @Override
  Range xRange() {
    return new Range(0, 1, false);
  }

  /** Upside down: the axis counts years before the common era, as it were. */
  @Override
  Range yRange() {
    int first = events.get(0).year();
    int last = events.get(events.size() - 1).year();
    double margin = Math.max(1, 0.04 * (last - first));
    return new Range(-last - margin, -first + margin, false);
  }

  private void paint(Graphics2D g, Area area) {
    double x = area.box().getX();
    g.setColor(Theme.FRAME);
    g.setStroke(Theme.BAR);
    g.draw(new java.awt.geom.Line2D.Double(x + 1, area.box().getY(), x + 1, area.box().getMaxY()));
    double room = area.box().getWidth() - REACH - 10;
    double y = area.box().getY();
    for (var event : events) {
      var lines = wrap(g, event, room);
      double at = area.py(-event.year());
      double middle = y + LINE / 2.0 + 1;
      var leader = new Path2D.Double();
      leader.moveTo(x + 1, at);
      leader.lineTo(x + 12, at);
      leader.lineTo(x + REACH - 16, middle);
      leader.lineTo(x + REACH - 6, middle);
      g.setColor(Theme.FRAME);
      g.setStroke(Theme.THIN);
      g.draw(leader);
      Mark.paint(g, Mark.shape(0, 4.5), Theme.series(0), x + 1, at);
      g.setColor(Theme.INK);
      g.setFont(Theme.TITLE);
      var year = event.year() + "  ";
      g.drawString(year, (float) (x + REACH), (float) middle + 5);
      double words = x + REACH + g.getFontMetrics().stringWidth(year);
      g.setFont(Theme.LABEL);
      for (var line : lines) {
        g.drawString(line, (float) words, (float) (y + LINE / 2.0 + 6));
        y += LINE;
      }
      y += GAP;
    }
  }

  private static List<String> wrap(Graphics2D g, Event event, double width) {
    var metrics = g.getFontMetrics(Theme.LABEL);
    double room = width - g.getFontMetrics(Theme.TITLE).stringWidth(event.year() + "  ");
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : event.what().strip().split("\\s+", -1)) {
      if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
