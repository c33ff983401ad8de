package nabla.scratch.optim;

/** Plain gradient descent: θ ← θ − α ∂L/∂θ. Stochastic where the gradient is that of a batch. */
public final class Sgd extends Optimizer {

  /**
   * With a constant rate.
   *
   * @param rate α
   */
  public Sgd(double rate) {
    this(Schedule.constant(rate));
  }

  /**
   * With a changing rate.
   *
   * @param rate α over the steps
   */
  public Sgd(Schedule rate) {
    super(rate, 0);
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] memory, double rate, int t) {
    for (int i = 0; i < theta.length; i++) {
      theta[i] -= rate * g[i];
    }
  }
}
