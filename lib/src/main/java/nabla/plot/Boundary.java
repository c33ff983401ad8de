package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import nabla.core.Classifier;
import nabla.core.Dataset;
import nabla.core.ScalarField;

/** What a network says everywhere in the plane: regions, the line between them, and the points. */
public final class Boundary extends Figure<Boundary> {
  private static final int STEP = 3;

  private final Dataset data;
  private final Range x;
  private final Range y;
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
    this.x = Range.of(Arrays.stream(data.x()).mapToDouble(p -> p[0]), 0.12, false);
    this.y = Range.of(Arrays.stream(data.x()).mapToDouble(p -> p[1]), 0.12, false);
    x("x₁");
    y("x₂");
    size(560, 420);
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
  public void draw(Graphics2D g, int width, int height) {
    var legend =
        new Legend(
            IntStream.range(0, data.classes())
                .mapToObj(c -> Legend.Key.mark("class " + c, c))
                .toList());
    var axes = Axes.layout(this, g, width, height, x, y, legend);
    axes.clip(
        () -> {
          for (var layer : layers(axes)) {
            layer.run(g, axes);
          }
        });
    axes.frame();
  }

  private interface Layer {
    void run(Graphics2D g, Axes axes);
  }

  private List<Layer> layers(Axes axes) {
    int step = scores ? STEP : 2;
    int columns = axes.box().width / step + 1;
    int rows = axes.box().height / step + 1;
    var raster = Raster.of(field.at(Raster.points(x, y, columns, rows)), columns);
    var layers = new ArrayList<Layer>();
    if (scores) {
      layers.add((g, a) -> raster.fill(g, a.box(), shade(raster), true));
      layers.add(
          (g, a) -> {
            g.setColor(Theme.INK);
            g.setStroke(Theme.LINE);
            raster.line(g, a.box(), 0);
          });
    } else {
      layers.add(
          (g, a) ->
              raster.fill(
                  g, a.box(), c -> Theme.mix(Theme.PAPER, Theme.series((int) c), 0.3), false));
    }
    layers.add(this::points);
    return layers;
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

  private void points(Graphics2D g, Axes axes) {
    double radius = data.size() > 600 ? 2.5 : data.size() > 20 ? 4 : 7;
    for (int i = 0; i < data.size(); i++) {
      int c = data.label()[i];
      var p = data.x()[i];
      Axes.mark(g, Axes.shape(c, radius), Theme.series(c), axes.px(p[0]), axes.py(p[1]));
    }
  }
}
