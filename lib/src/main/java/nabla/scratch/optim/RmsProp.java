package nabla.scratch.optim;

/**
 * Divides each slope by its recent size: s ← ρs + (1 − ρ)g², θ ← θ − α g / (√s + ε), with g =
 * ∂L/∂θ, ε = 1e-8.
 */
public final class RmsProp extends Optimizer {

  private static final double EPSILON = 1e-8;

  private final double rho;

  /**
   * With ρ = 0.9.
   *
   * @param rate α, about the size of one step of one parameter
   */
  public RmsProp(double rate) {
    this(Schedule.constant(rate), 0.9);
  }

  /**
   * With a changing rate.
   *
   * @param rate α over the steps
   * @param rho ρ, the share of the old mean square that is kept
   */
  public RmsProp(Schedule rate, double rho) {
    super(rate, 1);
    this.rho = rho;
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] memory, double rate, int t) {
    var s = memory[0];
    for (int i = 0; i < theta.length; i++) {
      s[i] = rho * s[i] + (1 - rho) * g[i] * g[i];
      theta[i] -= rate * g[i] / (Math.sqrt(s[i]) + EPSILON);
    }
  }
}
