package nabla.lessons;

import java.util.Arrays;
import nabla.scratch.autodiff.Differentiable;
import nabla.scratch.loss.Softmax;

/**
 * How to divide money over assets: minimise f(z) = −(μ·w − ½λ wᵀΣw), expected return against risk,
 * with the shares w = softmax(z). The softmax keeps the constraints (no share below 0, all shares
 * together 1) whatever z is, so plain descent can look for z without ever breaking them.
 *
 * @param mean μ, the expected return of each asset per year
 * @param covariance Σ, how the returns vary together, shape [assets, assets]
 * @param caution λ, how much risk is disliked: 0 is a gambler
 */
public record Portfolio(double[] mean, double[][] covariance, double caution)
    implements Differentiable {

  public Portfolio {
    if (covariance.length != mean.length) {
      throw new IllegalArgumentException(
          "%d returns but a covariance of %d rows: give one of each per asset"
              .formatted(mean.length, covariance.length));
    }
  }

  /**
   * The shares at a point.
   *
   * @param z one entry per asset
   * @return w, from 0 to 1 each, summing to 1
   */
  public double[] shares(double... z) {
    return Softmax.of(z);
  }

  /**
   * What to expect of given shares.
   *
   * @param w the shares
   * @return μ·w
   */
  public double expected(double... w) {
    return dot(mean, w);
  }

  /**
   * How much the return of given shares varies.
   *
   * @param w the shares
   * @return its standard deviation √(wᵀΣw)
   */
  public double risk(double... w) {
    return Math.sqrt(dot(w, timesCovariance(w)));
  }

  @Override
  public double at(double[] z) {
    var w = shares(z);
    return caution / 2 * dot(w, timesCovariance(w)) - expected(w);
  }

  @Override
  public double[] gradient(double[] z) {
    var w = shares(z);
    var byShare = timesCovariance(w);
    for (int i = 0; i < w.length; i++) {
      byShare[i] = caution * byShare[i] - mean[i];
    }
    double average = dot(byShare, w);
    var gradient = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      gradient[i] = w[i] * (byShare[i] - average);
    }
    return gradient;
  }

  private double[] timesCovariance(double[] w) {
    return Arrays.stream(covariance).mapToDouble(row -> dot(row, w)).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
