package nabla.scratch.autodiff;

import java.util.function.UnaryOperator;
import nabla.core.ScalarField;

/** A function of a point that knows its gradient ∇f, the vector of its partial derivatives. */
public interface Differentiable extends ScalarField {

  /**
   * The gradient at a point.
   *
   * @param x the point, not changed
   * @return ∂f/∂x_i for every i
   */
  double[] gradient(double[] x);

  /**
   * A function with the gradient derived by hand.
   *
   * @param f the function
   * @param gradient its gradient
   * @return both in one
   */
  static Differentiable of(ScalarField f, UnaryOperator<double[]> gradient) {
    return new Differentiable() {
      @Override
      public double at(double[] x) {
        return f.at(x);
      }

      @Override
      public double[] gradient(double[] x) {
        return gradient.apply(x);
      }
    };
  }

  /**
   * A function whose gradient is taken by looking a little to both sides: 2 evaluations per entry.
   *
   * @param f the function
   * @return it with {@link Numeric#central central differences} for a gradient
   */
  static Differentiable numeric(ScalarField f) {
    return of(f, x -> Numeric.central(f, x, Numeric.STEP));
  }
}
