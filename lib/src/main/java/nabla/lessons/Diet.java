package nabla.lessons;

import java.util.Arrays;
import nabla.scratch.autodiff.Differentiable;

/**
 * How to eat well for little money. x_i is the money spent on food i, and f(x) = ½ Σ_j s_j² adds up
 * the squared shortfalls s_j = max(0, 1 − Σ_i x_i c_ij) of the nutrients. No amount may be below 0,
 * and all together may not exceed the budget.
 *
 * @param content c, the share of a day's need of nutrient j that one unit of money buys in food i,
 *     shape [foods, nutrients]
 * @param budget the money there is
 */
public record Diet(double[][] content, double budget) implements Differentiable {

  /**
   * What is missing of each nutrient.
   *
   * @param x the money spent on each food
   * @return s, from 0 (nothing) to 1 (all of it)
   */
  public double[] shortfall(double... x) {
    var missing = new double[content[0].length];
    Arrays.fill(missing, 1);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < missing.length; j++) {
        missing[j] -= x[i] * content[i][j];
      }
    }
    return Arrays.stream(missing).map(m -> Math.max(0, m)).toArray();
  }

  @Override
  public double at(double[] x) {
    return Arrays.stream(shortfall(x)).map(s -> s * s / 2).sum();
  }

  @Override
  public double[] gradient(double[] x) {
    var missing = shortfall(x);
    var gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < missing.length; j++) {
        gradient[i] -= missing[j] * content[i][j];
      }
    }
    return gradient;
  }

  /**
   * Whether the constraints are kept.
   *
   * @param x the money spent on each food
   * @return true if nothing is below 0 and the sum is within the budget, but for rounding
   */
  public boolean allows(double... x) {
    return Arrays.stream(x).allMatch(amount -> amount >= 0)
        && Arrays.stream(x).sum() <= budget * (1 + 1e-9);
  }

  /**
   * The nearest point that keeps the constraints: the same amount τ is taken off every food, none
   * below 0, so that the sum fits the budget. τ is found by halving an interval.
   *
   * @param x the money one would like to spend
   * @return the money one can spend
   */
  public double[] afford(double... x) {
    double enough = Math.max(0, Arrays.stream(x).max().orElse(0));
    double tooLittle = 0;
    if (sum(x, 0) <= budget) {
      enough = 0;
    }
    for (int i = 0; i < 100 && enough > tooLittle; i++) {
      double middle = (tooLittle + enough) / 2;
      if (sum(x, middle) > budget) {
        tooLittle = middle;
      } else {
        enough = middle;
      }
    }
    double tau = enough;
    return Arrays.stream(x).map(amount -> Math.max(0, amount - tau)).toArray();
  }

  private static double sum(double[] x, double tau) {
    return Arrays.stream(x).map(amount -> Math.max(0, amount - tau)).sum();
  }
}
