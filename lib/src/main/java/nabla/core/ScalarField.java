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
}
