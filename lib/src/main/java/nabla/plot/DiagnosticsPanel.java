package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import nabla.core.LayerReport;

/**
 * One row per layer, the input's end on top: what it sends forward, how many of its neurons are
 * asleep, what blame comes back, and beside it how far the weights move in each step. Histograms of
 * one column share their axis; each is as high as its own fullest bin.
 */
public final class DiagnosticsPanel extends Figure<DiagnosticsPanel> {
  /** The width that the numbers below are measured in; it is shown a little smaller. */
  private static final int WIDTH = 860;

  private static final int BINS = 56;
  private static final int TOP = 74;
  private static final int BOTTOM = 46;
  private static final int ROW = 34;
  private static final int[] OUTPUTS = {72, 252};
  private static final int[] ASLEEP = {318, 398};
  private static final int[] BLAME = {420, 600};
  private static final int[] STEPS = {708, 850};
  private static final Color DEAD = new Color(0x22, 0x22, 0x22);
  private static final Color SATURATED = new Color(0x99, 0x99, 0x99);

  private final List<LayerReport> layers;

  private DiagnosticsPanel(List<LayerReport> layers) {
    this.layers = List.copyOf(layers);
    int height = TOP + BOTTOM + ROW * layers.size();
    size(740, height * 740 / WIDTH);
  }

  /**
   * A panel of layers.
   *
   * @param layers from the input to the output, at least one
   * @return a plot
   */
  public static DiagnosticsPanel of(List<LayerReport> layers) {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("no layers: give at least one");
    }
    return new DiagnosticsPanel(layers);
  }

  @Override
  public String description() {
    return "Diagnostics%s: %s"
        .formatted(
            title().isEmpty() ? "" : ", " + title(),
            String.join("; ", layers.stream().map(LayerReport::toString).toList()));
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    drawPaperAndTitle(g, width, height);
    var scaled = (Graphics2D) g.create();
    double zoom = Math.min(width, (double) height / height() * width()) / WIDTH;
    scaled.scale(zoom, zoom);
    for (int l = 0; l < layers.size(); l++) {
      text(scaled, layers.get(l).name(), 6, floor(l) - 4, 0);
      scaled.setColor(Theme.GRID);
      scaled.drawLine(OUTPUTS[0], floor(l), BLAME[1], floor(l));
    }
    ridges(scaled, OUTPUTS, "outputs", "signal", Theme.series(0), this::outputs, this::signal);
    asleep(scaled);
    ridges(scaled, BLAME, "blame: log₁₀ |δ|", "rms δ", Theme.series(1), this::logBlame, this::rms);
    int middle = (TOP + floor(layers.size() - 1)) / 2;
    steps(scaled, TOP, middle - 24, "log₁₀ gradient : weights", LayerReport::gradientToData, 9);
    int end = floor(layers.size() - 1);
    steps(scaled, middle + 14, end, "log₁₀ step : weights", LayerReport::updateToData, -3);
    scaled.dispose();
  }

  private static int floor(int row) {
    return TOP + ROW * (row + 1) - 4;
  }

  /** The outputs but for zeros, which the column of sleepers counts. */
  private double[] outputs(LayerReport layer) {
    return flat(layer.outputs()).filter(v -> v != 0 && Double.isFinite(v)).toArray();
  }

  private double[] logBlame(LayerReport layer) {
    return flat(layer.deltas())
        .map(v -> Math.log10(Math.abs(v)))
        .filter(v -> v > -30 && v < 30)
        .toArray();
  }

  private static DoubleStream flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream);
  }

  private String signal(LayerReport layer) {
    return "%.2g".formatted(layer.signal());
  }

  private String rms(LayerReport layer) {
    return "%.1e".formatted(layer.blame());
  }

  private void ridges(
      Graphics2D g,
      int[] column,
      String name,
      String figure,
      Color color,
      Function<LayerReport, double[]> values,
      Function<LayerReport, String> label) {
    var all = layers.stream().map(values).flatMapToDouble(DoubleStream::of).sorted().toArray();
    header(g, name, (column[0] + column[1]) / 2);
    header(g, figure, column[1] + 30);
    if (all.length == 0) {
      return;
    }
    double low = all[all.length / 500];
    double high = all[all.length - 1 - all.length / 500];
    double margin = Math.max(1e-9, 0.03 * (high - low));
    low -= margin;
    high += margin;
    for (int l = 0; l < layers.size(); l++) {
      ridge(g, column, floor(l), color, counts(values.apply(layers.get(l)), low, high));
      text(g, label.apply(layers.get(l)), column[1] + 30, floor(l) - 4, 0.5);
    }
    for (double tick : ticks(low, high)) {
      double x = column[0] + (tick - low) / (high - low) * (column[1] - column[0]);
      if (x >= column[0] && x <= column[1]) {
        g.setColor(Theme.FRAME);
        g.draw(new java.awt.geom.Line2D.Double(x, floor(layers.size() - 1), x, axis() - 14));
        text(g, number(tick), x, axis(), 0.5);
      }
    }
  }

  /** A few round numbers between two others. */
  private static double[] ticks(double low, double high) {
    double power = Math.pow(10, Math.floor(Math.log10((high - low) / 3)));
    double third = (high - low) / 3 / power;
    double step = power * (third < 2 ? 2 : third < 5 ? 5 : 10);
    double from = Math.ceil(low / step);
    return DoubleStream.iterate(from, k -> k * step <= high, k -> k + 1)
        .map(k -> k * step + 0.0)
        .toArray();
  }

  private int axis() {
    return floor(layers.size() - 1) + 20;
  }

  private static String number(double tick) {
    return tick == Math.rint(tick) ? "%.0f".formatted(tick) : Float.toString((float) tick);
  }

  private static int[] counts(double[] values, double low, double high) {
    var counts = new int[BINS];
    for (double v : values) {
      if (v >= low && v <= high) {
        counts[(int) Math.min(BINS - 1, BINS * (v - low) / (high - low))]++;
      }
    }
    return counts;
  }

  private static void ridge(Graphics2D g, int[] column, int floor, Color color, int[] counts) {
    int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    double step = (double) (column[1] - column[0]) / BINS;
    var outline = new Path2D.Double();
    outline.moveTo(column[0], floor);
    for (int b = 0; b < BINS; b++) {
      double top = floor - (ROW - 6.0) * counts[b] / most;
      outline.lineTo(column[0] + b * step, top);
      outline.lineTo(column[0] + (b + 1) * step, top);
    }
    outline.lineTo(column[1], floor);
    g.setColor(Theme.mix(Theme.PAPER, color, 0.45));
    g.fill(outline);
    g.setColor(color);
    g.setStroke(Theme.THIN);
    g.draw(outline);
  }

  /** A bar of 100 %: black the dead, grey the others that are saturated. */
  private void asleep(Graphics2D g) {
    header(g, "saturated, dead", (ASLEEP[0] + ASLEEP[1]) / 2);
    int full = ASLEEP[1] - ASLEEP[0];
    for (int l = 0; l < layers.size(); l++) {
      var layer = layers.get(l);
      int top = floor(l) - 14;
      g.setColor(Theme.GRID);
      g.fill(new Rectangle2D.Double(ASLEEP[0], top, full, 10));
      g.setColor(SATURATED);
      g.fill(new Rectangle2D.Double(ASLEEP[0], top, full * layer.saturated(), 10));
      g.setColor(DEAD);
      g.fill(new Rectangle2D.Double(ASLEEP[0], top, full * layer.dead(), 10));
      text(
          g,
          "%.0f %%, %.0f %%".formatted(100 * layer.saturated(), 100 * layer.dead()),
          (ASLEEP[0] + ASLEEP[1]) / 2.0,
          top - 3,
          0.5);
    }
    text(g, "0", ASLEEP[0], axis(), 0.5);
    text(g, "100 %", ASLEEP[1], axis(), 0.5);
  }

  /** One line per layer over the steps, light at the input's end and dark at the output's. */
  private void steps(
      Graphics2D g,
      int top,
      int bottom,
      String name,
      Function<LayerReport, double[]> ratios,
      double guide) {
    header(g, name, (STEPS[0] + STEPS[1]) / 2, top - 8);
    double high = 0;
    double low = -6;
    int n = 0;
    for (var layer : layers) {
      n = Math.max(n, ratios.apply(layer).length);
      for (double ratio : ratios.apply(layer)) {
        double v = Math.log10(ratio);
        low = Double.isFinite(v) ? Math.max(-14, Math.min(low, Math.floor(v))) : low;
        high = Double.isFinite(v) ? Math.min(4, Math.max(high, Math.ceil(v))) : high;
      }
    }
    int every = high - low > 8 ? 4 : 2;
    g.setStroke(Theme.THIN);
    for (int tick = (int) high; tick >= low; tick--) {
      if (tick % every == 0) {
        int y = level(tick, top, bottom, low, high);
        g.setColor(Theme.GRID);
        g.drawLine(STEPS[0], y, STEPS[1], y);
        text(g, Integer.toString(tick), STEPS[0] - 6, y + 4, 1);
      }
    }
    for (int l = 0; l < layers.size(); l++) {
      double[] line = ratios.apply(layers.get(l));
      g.setColor(Theme.sequential(0.25 + 0.75 * l / Math.max(1, layers.size() - 1)));
      var path = new Path2D.Double();
      boolean begun = false;
      for (int i = 0; i < line.length; i++) {
        double v = Math.log10(line[i]);
        if (Double.isFinite(v)) {
          double x = STEPS[0] + (double) (STEPS[1] - STEPS[0]) * i / Math.max(1, n - 1);
          double y = level(Math.max(low, Math.min(high, v)), top, bottom, low, high);
          if (begun) {
            path.lineTo(x, y);
          } else {
            path.moveTo(x, y);
            begun = true;
          }
        }
      }
      g.draw(path);
    }
    if (guide <= high) {
      g.setColor(Theme.POSITIVE);
      g.setStroke(Theme.DASHED);
      int y = level(guide, top, bottom, low, high);
      g.drawLine(STEPS[0], y, STEPS[1], y);
      text(g, n == 0 ? "no step yet" : "step 1", STEPS[0], axis(), 0);
      text(g, n == 0 ? "" : Integer.toString(n), STEPS[1], axis(), 1);
    }
  }

  private static int level(double v, int top, int bottom, double low, double high) {
    return (int) Math.round(bottom - (v - low) / (high - low) * (bottom - top));
  }

  private static void header(Graphics2D g, String text, int x) {
    header(g, text, x, TOP - 22);
  }

  private static void header(Graphics2D g, String text, int x, int y) {
    text(g, text, x, y, 0.5);
  }

  /** Writes small text; {@code anchor} 0 starts at x, 0.5 has its middle there, 1 ends there. */
  private static void text(Graphics2D g, String text, double x, double y, double anchor) {
    g.setFont(Theme.TICK);
    g.setColor(Theme.INK);
    double width = g.getFontMetrics().stringWidth(text);
    g.drawString(text, (float) (x - anchor * width), (float) y);
  }
}
