package nabla.scratch.loss;

/** Losses of the error e = z − y of a predicted number, summed over the outputs. */
public enum RegressionLoss implements Loss {
  /** |e|: its slope is ±1 however far off, so an outlier pulls no harder than a neighbour. */
  L1 {
    @Override
    public double of(double e) {
      return Math.abs(e);
    }

    @Override
    public double slope(double e) {
      return Math.signum(e);
    }
  },
  /** ½e²: its slope is the error e itself. */
  L2 {
    @Override
    public double of(double e) {
      return e * e / 2;
    }

    @Override
    public double slope(double e) {
      return e;
    }
  };

  /**
   * The loss of one error.
   *
   * @param e prediction minus truth
   * @return at least 0
   */
  public abstract double of(double e);

  /**
   * The derivative of {@link #of(double)}; 0 at e = 0, where |e| has none.
   *
   * @param e prediction minus truth
   * @return the slope
   */
  public abstract double slope(double e);

  @Override
  public double of(double[] z, double[] y) {
    double sum = 0;
    for (int j = 0; j < z.length; j++) {
      sum += of(z[j] - y[j]);
    }
    return sum;
  }

  @Override
  public double[] slope(double[] z, double[] y) {
    var slope = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      slope[j] = slope(z[j] - y[j]);
    }
    return slope;
  }
}
