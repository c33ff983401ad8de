package nabla.scratch.autodiff;

import nabla.core.ScalarField;

/** Derivatives by differences: simple, sure and slow. */
public final class Numeric {

  /** A good h for central differences in double precision, about the cube root of its rounding. */
  public static final double STEP = 1e-5;

  private Numeric() {}

  /**
   * Central differences, (f(x + h) − f(x − h)) / 2h in each direction: the error falls as h².
   *
   * @param f the function
   * @param x the point, not changed
   * @param h how far to look to both sides
   * @return about ∂f/∂x_i for every i
   */
  public static double[] central(ScalarField f, double[] x, double h) {
    var gradient = new double[x.length];
    var near = x.clone();
    for (int i = 0; i < x.length; i++) {
      near[i] = x[i] + h;
      double above = f.at(near);
      near[i] = x[i] - h;
      double below = f.at(near);
      near[i] = x[i];
      gradient[i] = (above - below) / (2 * h);
    }
    return gradient;
  }

  /**
   * Forward differences, (f(x + h) − f(x)) / h in each direction: the error falls as h only.
   *
   * @param f the function
   * @param x the point, not changed
   * @param h how far to look
   * @return about ∂f/∂x_i for every i
   */
  public static double[] forward(ScalarField f, double[] x, double h) {
    var gradient = new double[x.length];
    var near = x.clone();
    double here = f.at(x);
    for (int i = 0; i < x.length; i++) {
      near[i] = x[i] + h;
      gradient[i] = (f.at(near) - here) / h;
      near[i] = x[i];
    }
    return gradient;
  }
}
