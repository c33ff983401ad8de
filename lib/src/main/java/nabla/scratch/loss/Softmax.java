package nabla.scratch.loss;

/**
 * Turns scores into a distribution, p_j = e^{z_j} / Σ_k e^{z_k}, without overflow: the largest
 * score is taken off first, which changes nothing.
 */
public final class Softmax {

  private Softmax() {}

  /**
   * The softmax.
   *
   * @param z scores, at least one
   * @return probabilities in the same order, summing to 1
   */
  public static double[] of(double... z) {
    double max = max(z);
    double sum = 0;
    var p = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      p[j] = Math.exp(z[j] - max);
      sum += p[j];
    }
    for (int j = 0; j < z.length; j++) {
      p[j] /= sum;
    }
    return p;
  }

  /**
   * The softmax of every row.
   *
   * @param z scores, shape [n, classes]
   * @return probabilities, shape [n, classes]
   */
  public static double[][] rows(double[][] z) {
    var p = new double[z.length][];
    for (int i = 0; i < z.length; i++) {
      p[i] = of(z[i]);
    }
    return p;
  }

  /**
   * The logarithm of the softmax, ln p_j = z_j − ln Σ_k e^{z_k}; finite even where p_j is 0 in
   * double precision.
   *
   * @param z scores, at least one
   * @return natural logarithms, at most 0
   */
  public static double[] log(double... z) {
    double logSum = logSumExp(z);
    var logP = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      logP[j] = z[j] - logSum;
    }
    return logP;
  }

  /**
   * ln Σ_j e^{z_j} = m + ln Σ_j e^{z_j − m} with m the largest score.
   *
   * @param z scores, at least one
   * @return at least the largest score
   */
  public static double logSumExp(double... z) {
    double max = max(z);
    double sum = 0;
    for (double score : z) {
      sum += Math.exp(score - max);
    }
    return max + Math.log(sum);
  }

  private static double max(double[] z) {
    double max = Double.NEGATIVE_INFINITY;
    for (double score : z) {
      max = Math.max(max, score);
    }
    return max;
  }
}
