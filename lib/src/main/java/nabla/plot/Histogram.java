package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How often values fall between equal steps, for one sample or for several laid over each other.
 */
public final class Histogram extends Figure<Histogram> {
  private final int bins;
  private final List<Sample> samples = new ArrayList<>();

  @SuppressWarnings("ArrayRecordComponent") // numbers, shared on purpose
  private record Sample(String name, double[] values) {}

  private Histogram(int bins) {
    this.bins = bins;
    y("count");
  }

  /**
   * Counts a sample.
   *
   * @param name for the legend, empty for none
   * @param values the sample
   * @param bins how many steps
   * @return a plot
   */
  public static Histogram of(String name, double[] values, int bins) {
    return new Histogram(bins).and(name, values);
  }

  /**
   * Adds a sample, counted in the same steps.
   *
   * @param name for the legend
   * @param values the sample
   * @return this plot
   */
  public Histogram and(String name, double[] values) {
    samples.add(new Sample(name, values));
    return this;
  }

  private int[] count(double[] values, Range range) {
    var counts = new int[bins];
    for (double value : values) {
      if (Double.isFinite(value)) {
        counts[Math.min(bins - 1, (int) (bins * range.share(value)))]++;
      }
    }
    return counts;
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    var x = Range.of(samples.stream().flatMapToDouble(s -> DoubleStream.of(s.values())), 0, false);
    var counts = samples.stream().map(s -> count(s.values(), x)).toList();
    int most = counts.stream().flatMapToInt(Arrays::stream).max().orElse(1);
    var legend =
        new Legend(
            IntStream.range(0, samples.size())
                .mapToObj(
                    i ->
                        new Legend.Key(
                            samples.get(i).name(), Theme.series(i), null, Axes.shape(2, 5)))
                .toList());
    var axes = Axes.layout(this, g, width, height, x, new Range(0, 1.06 * most, false), legend);
    for (int s = 0; s < samples.size(); s++) {
      var color = Theme.series(s);
      for (int b = 0; b < bins; b++) {
        double left = axes.px(x.at((double) b / bins));
        double right = axes.px(x.at((b + 1.0) / bins));
        double top = axes.py(counts.get(s)[b]);
        var bar = new Rectangle2D.Double(left, top, right - left, axes.box().getMaxY() - top);
        g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 150));
        g.fill(bar);
        g.setColor(color);
        g.setStroke(Theme.THIN);
        g.draw(bar);
      }
    }
    axes.frame();
  }
}
