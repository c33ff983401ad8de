package nabla.scratch.optim;

import nabla.scratch.autodiff.Differentiable;

/** Hills to roll down, each with the gradient derived by hand. */
public final class Landscapes {

  private Landscapes() {}

  /**
   * A bowl, f(x) = ½ Σ λ_i x_i². Descent converges if and only if the rate is below 2 / λ_max; at
   * exactly 2 / λ_max it swings for ever.
   *
   * @param curvature λ, one per dimension, above 0
   * @return minimum 0 at the origin
   */
  public static Differentiable bowl(double... curvature) {
    return Differentiable.of(
        x -> {
          double sum = 0;
          for (int i = 0; i < x.length; i++) {
            sum += curvature[i] * x[i] * x[i] / 2;
          }
          return sum;
        },
        x -> {
          var gradient = new double[x.length];
          for (int i = 0; i < x.length; i++) {
            gradient[i] = curvature[i] * x[i];
          }
          return gradient;
        });
  }

  /**
   * f(x) = x cos πx: on −1 … 2 it has a local minimum near −0.27 (−0.18) and the global one near
   * 1.09 (−1.05).
   *
   * @return a function of one variable
   */
  public static Differentiable twoValleys() {
    return Differentiable.of(
        x -> x[0] * Math.cos(Math.PI * x[0]),
        x -> new double[] {Math.cos(Math.PI * x[0]) - Math.PI * x[0] * Math.sin(Math.PI * x[0])});
  }

  /**
   * f(x, y) = ½x² + ¼y⁴ − ½y²: a saddle at the origin, minima −¼ at (0, −1) and (0, 1). From (1, 0)
   * the gradient leads straight to the saddle.
   *
   * @return a function of two variables
   */
  public static Differentiable saddle() {
    return Differentiable.of(
        p -> p[0] * p[0] / 2 + Math.pow(p[1], 4) / 4 - p[1] * p[1] / 2,
        p -> new double[] {p[0], p[1] * p[1] * p[1] - p[1]});
  }

  /**
   * f(x) = 1 + tanh x: almost level from x = 4 on, although there is nothing to be found there. Its
   * slope at 4 is 0.0013.
   *
   * @return a function of one variable, falling to the left
   */
  public static Differentiable plateau() {
    return Differentiable.of(
        x -> 1 + Math.tanh(x[0]), x -> new double[] {1 - Math.tanh(x[0]) * Math.tanh(x[0])});
  }

  /**
   * Rosenbrock's banana valley, f(x, y) = (1 − x)² + 100 (y − x²)²: down into the valley at once,
   * along it very slowly.
   *
   * @return minimum 0 at (1, 1)
   */
  public static Differentiable banana() {
    return Differentiable.of(
        p -> Math.pow(1 - p[0], 2) + 100 * Math.pow(p[1] - p[0] * p[0], 2),
        p ->
            new double[] {
              -2 * (1 - p[0]) - 400 * p[0] * (p[1] - p[0] * p[0]), 200 * (p[1] - p[0] * p[0])
            });
  }
}
