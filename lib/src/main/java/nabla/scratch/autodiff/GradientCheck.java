package nabla.scratch.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import nabla.core.ScalarField;

/**
 * Compares a gradient with central differences. The relative error of an entry is |a − n| /
 * max(|a|, |n|, s), where s is a thousandth of the largest entry: smaller entries drown in
 * rounding.
 *
 * @param relativeError the largest relative error
 * @param difference the largest |a − n|
 * @param entries how many entries were compared
 */
public record GradientCheck(double relativeError, double difference, int entries) {

  /** Below this relative error a gradient in double precision is right. */
  public static final double TOLERANCE = 1e-6;

  /**
   * Checks the gradient of a function at a point.
   *
   * @param f the function
   * @param x the point, not changed
   * @param gradient the gradient to check
   * @return how far it is from central differences
   */
  public static GradientCheck of(ScalarField f, double[] x, double[] gradient) {
    return compare(gradient, Numeric.central(f, x, Numeric.STEP));
  }

  /**
   * Checks a function's own gradient at a point.
   *
   * @param f the function and its gradient
   * @param x the point, not changed
   * @return how far it is from central differences
   */
  public static GradientCheck of(Differentiable f, double[] x) {
    return of(f, x, f.gradient(x));
  }

  /**
   * Checks the gradient of a loss by parameters that live elsewhere, such as in a network: each is
   * moved a little to both sides and put back.
   *
   * @param loss computes the loss from the parameters as they are
   * @param parameters the parameters, unchanged in the end
   * @param gradients the gradients to check, in the same shapes
   * @return how far they are from central differences
   */
  public static GradientCheck of(
      DoubleSupplier loss, List<double[]> parameters, List<double[]> gradients) {
    var analytic = new ArrayList<Double>();
    var numeric = new ArrayList<Double>();
    for (int a = 0; a < parameters.size(); a++) {
      var theta = parameters.get(a);
      for (int i = 0; i < theta.length; i++) {
        double here = theta[i];
        theta[i] = here + Numeric.STEP;
        double above = loss.getAsDouble();
        theta[i] = here - Numeric.STEP;
        double below = loss.getAsDouble();
        theta[i] = here;
        numeric.add((above - below) / (2 * Numeric.STEP));
        analytic.add(gradients.get(a)[i]);
      }
    }
    return compare(
        analytic.stream().mapToDouble(Double::doubleValue).toArray(),
        numeric.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static GradientCheck compare(double[] analytic, double[] numeric) {
    if (analytic.length != numeric.length) {
      throw new IllegalArgumentException(
          "the gradient has %d entries, the point %d: they must be equal"
              .formatted(analytic.length, numeric.length));
    }
    double largest = 0;
    for (double a : analytic) {
      largest = Math.max(largest, Math.abs(a));
    }
    double relative = 0;
    double difference = 0;
    for (int i = 0; i < analytic.length; i++) {
      double d = Math.abs(analytic[i] - numeric[i]);
      double size = Math.max(Math.abs(analytic[i]), Math.abs(numeric[i]));
      difference = Math.max(difference, d);
      relative = Math.max(relative, d == 0 ? 0 : d / Math.max(size, largest / 1000));
    }
    return new GradientCheck(relative, difference, analytic.length);
  }

  /**
   * Whether the gradient is right.
   *
   * @return true if the relative error is below {@link #TOLERANCE}
   */
  public boolean holds() {
    return relativeError < TOLERANCE;
  }

  /**
   * How good differences are, for several h.
   *
   * @param h how far the differences looked
   * @param forward the relative error ‖numeric − exact‖ / ‖exact‖ of forward differences
   * @param central the same of central differences
   */
  public record Sweep(double h, double forward, double central) {}

  /**
   * Tries several h: a large one errs by the curve's bend, a tiny one by rounding.
   *
   * @param f the function and its exact gradient
   * @param x the point
   * @param hs the h to try
   * @return one row per h
   */
  public static List<Sweep> sweep(Differentiable f, double[] x, double... hs) {
    var exact = f.gradient(x);
    var rows = new ArrayList<Sweep>();
    for (double h : hs) {
      rows.add(
          new Sweep(
              h, error(Numeric.forward(f, x, h), exact), error(Numeric.central(f, x, h), exact)));
    }
    return rows;
  }

  private static double error(double[] numeric, double[] exact) {
    double off = 0;
    double size = 0;
    for (int i = 0; i < exact.length; i++) {
      off += (numeric[i] - exact[i]) * (numeric[i] - exact[i]);
      size += exact[i] * exact[i];
    }
    return Math.sqrt(off / size);
  }

  @Override
  public String toString() {
    return "GradientCheck[%s, relative error %.1e, largest difference %.1e, %d entries]"
        .formatted(holds() ? "right" : "wrong", relativeError, difference, entries);
  }
}
