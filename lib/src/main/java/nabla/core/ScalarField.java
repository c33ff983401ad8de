package nabla.core;

/** A function of a point, such as a network's score: what a decision boundary is drawn from. */
@FunctionalInterface
public interface ScalarField {

  /**
   * The value at a point.
   *
   * @param x the point, one entry per feature
   * @return the value there
   */
  double at(double[] x);

  /**
   * The values at many points, which a network computes in one go.
   *
   * @param x the points, shape [points, features]
   * @return one value per point
   */
  default double[] at(double[][] x) {
    var values = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      values[i] = at(x[i]);
    }
    return values;
  }
}
