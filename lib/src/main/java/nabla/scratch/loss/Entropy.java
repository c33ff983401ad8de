package nabla.scratch.loss;

/** How much a distribution leaves open, and how far another one is from it, in nats (ln). */
public final class Entropy {

  private Entropy() {}

  /**
   * The entropy H(p) = −Σ p_j ln p_j, with 0 ln 0 = 0.
   *
   * @param p a distribution
   * @return from 0 (one-hot) to ln C (uniform)
   */
  public static double of(double... p) {
    return cross(p, p);
  }

  /**
   * The cross-entropy H(p, q) = −Σ p_j ln q_j = H(p) + KL(p‖q).
   *
   * @param p the true distribution
   * @param q the predicted distribution, as long
   * @return at least H(p); infinite where q is 0 and p is not
   */
  public static double cross(double[] p, double[] q) {
    distribution(p, "p");
    distribution(q, "q");
    double sum = 0;
    for (int j = 0; j < p.length; j++) {
      if (p[j] > 0) {
        sum -= p[j] * Math.log(q[j]);
      }
    }
    return sum;
  }

  /**
   * The Kullback–Leibler divergence KL(p‖q) = Σ p_j ln(p_j / q_j).
   *
   * @param p the true distribution
   * @param q the predicted distribution, as long
   * @return at least 0; 0 only where both are the same
   */
  public static double kl(double[] p, double[] q) {
    return cross(p, q) - of(p);
  }

  private static void distribution(double[] p, String name) {
    double sum = 0;
    for (double value : p) {
      if (!(value >= 0)) {
        throw new IllegalArgumentException(
            "%s contains %s: probabilities are at least 0; apply softmax to scores first"
                .formatted(name, value));
      }
      sum += value;
    }
    if (Math.abs(sum - 1) > 1e-6) {
      throw new IllegalArgumentException(
          "%s sums to %s: a distribution sums to 1; apply softmax to scores first"
              .formatted(name, sum));
    }
  }
}
