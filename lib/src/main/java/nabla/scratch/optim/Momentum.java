package nabla.scratch.optim;

/** A heavy ball: v ← βv − α ∂L/∂θ, θ ← θ + v. */
public final class Momentum extends Optimizer {

  private final double beta;

  /**
   * With a constant rate.
   *
   * @param rate α
   * @param beta β, the share of the velocity that is kept, from 0 (plain) to below 1
   */
  public Momentum(double rate, double beta) {
    this(Schedule.constant(rate), beta);
  }

  /**
   * With a changing rate.
   *
   * @param rate α over the steps
   * @param beta β, the share of the velocity that is kept, from 0 (plain) to below 1
   */
  public Momentum(Schedule rate, double beta) {
    super(rate, 1);
    this.beta = beta;
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] memory, double rate, int t) {
    var v = memory[0];
    for (int i = 0; i < theta.length; i++) {
      v[i] = beta * v[i] - rate * g[i];
      theta[i] += v[i];
    }
  }
}
