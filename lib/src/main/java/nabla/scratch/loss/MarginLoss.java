package nabla.scratch.loss;

/**
 * Losses of the margin m of a two-class score: m = z where the target is 1, m = −z where it is 0. A
 * positive margin is a right answer. Summed over the outputs.
 */
public enum MarginLoss implements Loss {
  /**
   * 1 for a wrong answer (m ≤ 0), else 0: what one wants to know. Its slope is 0 everywhere, so
   * gradient descent cannot move.
   */
  ZERO_ONE {
    @Override
    public double of(double m) {
      return m > 0 ? 0 : 1;
    }

    @Override
    public double slope(double m) {
      return 0;
    }
  },
  /** max(0, 1 − m): examples beyond the margin 1 pull no more. Slope 0 at the kink m = 1. */
  HINGE {
    @Override
    public double of(double m) {
      return Math.max(0, 1 - m);
    }

    @Override
    public double slope(double m) {
      return m < 1 ? -1 : 0;
    }
  },
  /**
   * ln(1 + e^−m), the cross-entropy of the sigmoid: −ln σ(z) for target 1, −ln(1 − σ(z)) for target
   * 0; by z its slope is σ(z) − y.
   */
  LOGISTIC {
    @Override
    public double of(double m) {
      return Math.max(-m, 0) + Math.log1p(Math.exp(-Math.abs(m)));
    }

    @Override
    public double slope(double m) {
      return -1 / (1 + Math.exp(m));
    }
  },
  /** (1 − m)²: also punishes answers that are too right. */
  SQUARED {
    @Override
    public double of(double m) {
      return (1 - m) * (1 - m);
    }

    @Override
    public double slope(double m) {
      return -2 * (1 - m);
    }
  };

  /**
   * The loss of one margin.
   *
   * @param m the margin
   * @return at least 0
   */
  public abstract double of(double m);

  /**
   * The derivative of {@link #of(double)} by the margin.
   *
   * @param m the margin
   * @return the slope
   */
  public abstract double slope(double m);

  @Override
  public double of(double[] z, double[] y) {
    double sum = 0;
    for (int j = 0; j < z.length; j++) {
      sum += of(sign(y[j]) * z[j]);
    }
    return sum;
  }

  @Override
  public double[] slope(double[] z, double[] y) {
    var slope = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      slope[j] = sign(y[j]) * slope(sign(y[j]) * z[j]);
    }
    return slope;
  }

  private static double sign(double y) {
    if (y != 0 && y != 1) {
      throw new IllegalArgumentException(
          "the target is %s: margin losses take 0 and 1 and make −1 and +1 of them".formatted(y));
    }
    return 2 * y - 1;
  }
}
