package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nabla.core.Numbers;
import nabla.core.ScalarField;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.None;

/**
 * A landscape of two variables from above: darker is lower, with lines of equal height. Both axes
 * have equal units, so that the gradient is seen to cross the lines at right angles; what that
 * brings into view beside the wanted rectangle is shown too.
 */
public final class Contours extends XYPlot<Contours> {
  private static final int STEP = 3;
  private static final int MOST_DOTS = 200;
  private static final Color LINES = new Color(0x5f, 0x7d, 0x99);

  private final ScalarField field;
  private final Range x;
  private final Range y;
  private int levels = 14;
  private boolean log;
  private String quantity = "height";
  private Range heightRange;
  private ColourBar bar;

  private Contours(ScalarField field, Range x, Range y) {
    this.field = field;
    this.x = x;
    this.y = y;
    x("θ₁").y("θ₂").size(620, 440).equalAxes();
    firstColour(1);
    chart().getStyler().setPlotGridLinesVisible(false).setMarkerSize(6);
    under("ground", this::ground);
  }

  /**
   * A function of two variables over a rectangle.
   *
   * @param f the height at a point of two entries
   * @param xMin the left side
   * @param xMax the right side
   * @param yMin the lower side
   * @param yMax the upper side
   * @return a plot
   */
  public static Contours of(ScalarField f, double xMin, double xMax, double yMin, double yMax) {
    return new Contours(f, new Range(xMin, xMax, false), new Range(yMin, yMax, false));
  }

  /**
   * Draws the way of a descent: a ring at its start, a dot for each step, a star at its end.
   *
   * @param name for the legend
   * @param points the places in order, two entries each
   * @return this plot
   */
  public Contours path(String name, List<double[]> points) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("the path %s has no points".formatted(name));
    }
    var rows = points.toArray(double[][]::new);
    var way = add(name, column(rows, 0), column(rows, 1), null, Style.LINE);
    way.setMarker(rows.length <= MOST_DOTS ? new Mark(0) : new None());
    under("ends of " + name, (g, area) -> ends(g, area, way));
    return this;
  }

  /**
   * Draws the way of a descent.
   *
   * @param name for the legend
   * @param points the places in order, two entries each
   * @return this plot
   */
  public Contours path(String name, double[][] points) {
    return path(name, List.of(points));
  }

  /**
   * Sets how many lines of equal height there are.
   *
   * @param count from 2
   * @return this plot
   */
  public Contours levels(int count) {
    levels = count;
    return this;
  }

  /**
   * Names what the colours measure.
   *
   * @param what such as "loss"; "height" unless told
   * @return this plot
   */
  public Contours quantity(String what) {
    quantity = what;
    return this;
  }

  /**
   * Spaces the heights by their logarithm above the lowest, for landscapes with steep walls.
   *
   * @return this plot
   */
  public Contours log() {
    log = true;
    return this;
  }

  @Override
  Range xRange() {
    return x;
  }

  @Override
  Range yRange() {
    return y;
  }

  @Override
  void prepare(int width, int height) {
    // The scale is that of the wanted rectangle, whatever else equal axes bring into view.
    double[] heights = field.at(Raster.points(x, y, 120, 90));
    double lowest = finite(heights).min().orElse(0);
    double highest = finite(heights).max().orElse(1);
    heightRange = new Range(lowest, highest > lowest ? highest : lowest + 1, false);
    bar = new ColourBar(quantity, ticks(), this::shade, "");
  }

  @Override
  int beside() {
    return bar.width(Theme.scratch());
  }

  @Override
  void drawBeside(Graphics2D g, Area area) {
    bar.draw(g, area.box());
  }

  private void ground(Graphics2D g, Area area) {
    var scaled =
        Raster.of(
            new ScalarField() {
              @Override
              public double at(double[] point) {
                return share(field.at(point));
              }

              @Override
              public double[] at(double[][] points) {
                return Arrays.stream(field.at(points)).map(Contours.this::share).toArray();
              }
            },
            area,
            STEP);
    scaled.fill(g, area.box(), this::shade);
    g.setColor(LINES);
    g.setStroke(Theme.THIN);
    for (int k = 1; k < levels; k++) {
      scaled.line(g, area.box(), (double) k / levels);
    }
    g.setColor(chart().getStyler().getPlotBorderColor());
    g.draw(area.box());
  }

  /** Heights from 0 for the lowest to 1 for the highest; what overflowed is as high. */
  private double share(double height) {
    double share = Double.isFinite(height) ? Math.min(1, heightRange.share(height)) : 1;
    // A thousandth of the full height becomes one unit of the logarithm.
    return log ? Math.signum(share) * Math.log1p(1000 * Math.abs(share)) / Math.log1p(1000) : share;
  }

  /** Heights at even places of the scale, which are no round numbers where it is logarithmic. */
  private List<Range.Tick> ticks() {
    if (!log) {
      return ColourBar.even(heightRange, 6);
    }
    return IntStream.rangeClosed(0, 4)
        .mapToObj(
            i -> {
              double share = Math.expm1(i / 4.0 * Math.log1p(1000)) / 1000;
              return new Range.Tick(i / 4.0, Numbers.text(heightRange.at(share), 3));
            })
        .toList();
  }

  private static DoubleStream finite(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite);
  }

  private Color shade(double share) {
    // In steps, one per line, so that the lines bound even colours.
    double step = Math.floor(share * levels) / Math.max(1, levels - 1);
    return Theme.sequential(0.75 * (1 - Math.max(0, Math.min(1, step))));
  }

  private static void ends(Graphics2D g, Area area, XYSeries way) {
    double[] px = Arrays.stream(way.getXData()).map(area::px).toArray();
    double[] py = Arrays.stream(way.getYData()).map(area::py).toArray();
    int last = px.length - 1;
    Mark.paint(g, Mark.shape(0, 6), way.getLineColor(), px[0], py[0]);
    Mark.paint(g, Mark.shape(0, 3), Theme.PAPER, px[0], py[0]);
    Mark.paint(g, Mark.star(8), way.getLineColor(), px[last], py[last]);
  }

  @Override
  String kind() {
    return "Contours";
  }
}
