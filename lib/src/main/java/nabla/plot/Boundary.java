package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import nabla.core.Classifier;
import nabla.core.Dataset;
import nabla.core.ScalarField;

/**
 * What a network says everywhere in the plane: regions, the line between them, and the points. Both
 * axes have equal units, so that a right angle is one.
 */
public final class Boundary extends XYFigure<Boundary> {
  private static final int STEP = 3;

  private final Dataset data;
  private final ScalarField field;
  private final boolean scores;

  private Boundary(Dataset data, ScalarField field, boolean scores) {
    if (data.features() != 2) {
      throw new IllegalArgumentException(
          "the points have %d features: a boundary is drawn in the plane, for 2"
              .formatted(data.features()));
    }
    this.data = data;
    this.field = field;
    this.scores = scores;
    x("x₁").y("x₂").size(560, 420).equalAxes();
    chart().getStyler().setPlotGridLinesVisible(false);
    chart().getStyler().setMarkerSize(data.size() > 600 ? 5 : data.size() > 20 ? 8 : 14);
    under("regions", this::regions);
    for (int c = 0; c < data.classes(); c++) {
      int wanted = c;
      var rows =
          IntStream.range(0, data.size())
              .filter(i -> data.label()[i] == wanted)
              .mapToObj(i -> data.x()[i])
              .toArray(double[][]::new);
      if (rows.length > 0) {
        points("class " + c, column(rows, 0), column(rows, 1));
      }
    }
  }

  /**
   * Where a score changes its sign. The stronger the score, the stronger the colour.
   *
   * @param data points of the plane in two classes
   * @param score above 0 for class 1, such as {@code net::score} or a network that is a field
   * @return a plot
   */
  public static Boundary of(Dataset data, ScalarField score) {
    return new Boundary(data, score, true);
  }

  /**
   * Which class a classifier gives to every point.
   *
   * @param data points of the plane
   * @param classifier such as {@code net::classify}
   * @return a plot
   */
  public static Boundary classes(Dataset data, Classifier classifier) {
    return new Boundary(data, new Classes(classifier), false);
  }

  /** A classifier as a field of whole numbers, read in one go where it can. */
  private record Classes(Classifier classifier) implements ScalarField {
    @Override
    public double at(double[] point) {
      return classifier.classify(point);
    }

    @Override
    public double[] at(double[][] points) {
      return Arrays.stream(classifier.classify(points)).asDoubleStream().toArray();
    }
  }

  @Override
  Range xRange() {
    return span(0);
  }

  @Override
  Range yRange() {
    return span(1);
  }

  private Range span(int feature) {
    return Range.of(Arrays.stream(data.x()).mapToDouble(p -> p[feature]), 0.12, false);
  }

  private void regions(Graphics2D g, Area area) {
    var raster = Raster.of(field, area, STEP);
    raster.fill(g, area.box(), scores ? shade(raster) : Boundary::faint);
    if (scores) {
      g.setColor(Theme.INK);
      g.setStroke(Theme.LINE);
      raster.sharpLine(g, area.box());
    }
    // The ground has covered half of the frame.
    g.setColor(chart().getStyler().getPlotBorderColor());
    g.setStroke(Theme.THIN);
    g.draw(area.box());
  }

  private static Color faint(double c) {
    return Theme.mix(Theme.PAPER, Theme.series((int) c), 0.3);
  }

  /** Full colour at the typical strength of the scores, so that a weak network shows too. */
  private static DoubleFunction<Color> shade(Raster raster) {
    double typical =
        Arrays.stream(raster.values())
            .flatMapToDouble(Arrays::stream)
            .map(Math::abs)
            .filter(Double::isFinite)
            .average()
            .orElse(1);
    double unit = typical > 0 ? typical : 1;
    return score -> {
      // In ten steps: even areas keep the file small.
      double strength = Math.round(10 * Math.tanh(Math.abs(score) / unit)) / 10.0;
      return Theme.mix(Theme.PAPER, Theme.series(score > 0 ? 1 : 0), 0.1 + 0.38 * strength);
    };
  }

  @Override
  String kind() {
    return scores ? "Decision boundary" : "Decision regions";
  }
}
