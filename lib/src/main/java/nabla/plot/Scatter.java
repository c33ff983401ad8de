package nabla.plot;

import java.util.stream.IntStream;
import nabla.core.Dataset;

/** Points in the plane. */
public final class Scatter extends XYFigure<Scatter> {
  private Scatter() {}

  /**
   * The points of a data set, a colour and a shape for each class, over axes of equal units.
   *
   * @param data points with two features
   * @return a plot
   */
  public static Scatter of(Dataset data) {
    if (data.features() != 2) {
      throw new IllegalArgumentException(
          "the points have %d features: a scatter plot shows 2".formatted(data.features()));
    }
    var plot = new Scatter().x("x₁").y("x₂").size(560, 400);
    for (int c = 0; c < data.classes(); c++) {
      int wanted = c;
      var rows =
          IntStream.range(0, data.size())
              .filter(i -> data.label()[i] == wanted)
              .mapToObj(i -> data.x()[i])
              .toArray(double[][]::new);
      if (rows.length > 0) {
        plot.points("class " + c, column(rows, 0), column(rows, 1));
      }
    }
    plot.equalAxes();
    return plot;
  }

  /**
   * Points of one kind.
   *
   * @param name for the legend, empty for none
   * @param x where the points lie
   * @param y how high they lie
   * @return a plot
   */
  public static Scatter of(String name, double[] x, double[] y) {
    return new Scatter().points(name, x, y);
  }

  /**
   * Adds points of another kind.
   *
   * @param name for the legend
   * @param x where the points lie
   * @param y how high they lie
   * @return this plot
   */
  public Scatter and(String name, double[] x, double[] y) {
    return points(name, x, y);
  }
}
