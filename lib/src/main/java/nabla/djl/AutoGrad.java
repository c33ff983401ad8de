package nabla.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;
import nabla.core.ScalarField;

/** A function written with NDArrays, whose gradient DJL's engine finds. Computed in doubles. */
public final class AutoGrad implements ScalarField {
  private final Lab lab;
  private final UnaryOperator<NDArray> f;

  private AutoGrad(Lab lab, UnaryOperator<NDArray> f) {
    this.lab = lab;
    this.f = f;
  }

  /**
   * A function to be computed in a lab.
   *
   * @param lab the engine and the device
   * @param f from a vector to a single number, by operations of {@link NDArray}
   * @return it as a function of plain numbers
   */
  public static AutoGrad of(Lab lab, UnaryOperator<NDArray> f) {
    return new AutoGrad(lab, f);
  }

  @Override
  public double at(double[] x) {
    try (NDManager scope = lab.manager().newSubManager()) {
      return f.apply(scope.create(x)).toDoubleArray()[0];
    }
  }

  /**
   * The gradient: the engine records what f does with x, then goes back through the record.
   *
   * @param x the point, not changed
   * @return ∂f/∂x_i for every i
   */
  public double[] gradient(double[] x) {
    try (NDManager scope = lab.manager().newSubManager();
        var tape = lab.engine().newGradientCollector()) {
      NDArray input = scope.create(x);
      input.setRequiresGradient(true);
      tape.backward(f.apply(input));
      return input.getGradient().toDoubleArray();
    }
  }

  @Override
  public String toString() {
    return "AutoGrad on " + lab.engine().getEngineName();
  }
}
