package nabla.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.None;

/**
 * How often values fall between equal steps, for one sample or for several laid over each other.
 */
public final class Histogram extends XYPlot<Histogram> {
  private final int bins;
  private final List<Sample> samples = new ArrayList<>();
  private double most;
  private Range across;
  private Range up;

  @SuppressWarnings("ArrayRecordComponent") // numbers, shared on purpose
  private record Sample(double[] values, XYSeries series) {}

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
    var outline = new double[bins + 2];
    var series = add(name, outline, outline, null, Style.LINE);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea).setLineStyle(Theme.BAR);
    series.setMarker(new None());
    samples.add(new Sample(values, series));
    return this;
  }

  /**
   * Fixes the horizontal axis, and with it the steps, so that several histograms can be compared.
   *
   * @param from left end; smaller values are not counted
   * @param to right end; larger values are not counted
   * @return this plot
   */
  public Histogram xRange(double from, double to) {
    across = new Range(from, to, false);
    return this;
  }

  /**
   * Fixes the vertical axis.
   *
   * @param from lower end, which is 0 where the bars' heights are to be compared
   * @param to upper end
   * @return this plot
   */
  public Histogram yRange(double from, double to) {
    up = new Range(from, to, false);
    return this;
  }

  @Override
  Range xRange() {
    return across != null
        ? across
        : Range.of(samples.stream().flatMapToDouble(s -> DoubleStream.of(s.values())), 0, false);
  }

  @Override
  Range yRange() {
    return up != null ? up : new Range(0, 1.06 * Math.max(1, most), false);
  }

  /** The steps span all samples, so all are counted again when one is added. */
  @Override
  void prepare(int width, int height) {
    var x = xRange();
    most = 0;
    for (var sample : samples) {
      var counts = new double[bins];
      for (double value : sample.values()) {
        if (value >= x.min() && value <= x.max()) {
          counts[Math.min(bins - 1, (int) (bins * x.share(value)))]++;
        }
      }
      most = Math.max(most, Arrays.stream(counts).max().orElse(0));
      chart().updateXYSeries(sample.series().getName(), edges(x), outline(counts), null);
      if (sample.series().getFillColor().equals(sample.series().getLineColor())) {
        sample.series().setFillColor(Theme.faint(sample.series().getLineColor()));
      }
    }
  }

  /** The left edge of the first bar and the right edge of every bar. */
  private double[] edges(Range x) {
    return IntStream.rangeClosed(-1, bins)
        .mapToDouble(i -> x.at((double) Math.max(0, i) / bins))
        .toArray();
  }

  /** From the ground up to the first bar, along all bars, and down again. */
  private static double[] outline(double[] counts) {
    var outline = new double[counts.length + 2];
    System.arraycopy(counts, 0, outline, 1, counts.length);
    return outline;
  }
}
