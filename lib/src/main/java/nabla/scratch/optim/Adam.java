package nabla.scratch.optim;

/**
 * Momentum and RMSProp together, corrected for starting at 0 (Kingma and Ba 2014): m ← β₁m + (1 −
 * β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − α m̂ / (√v̂ + ε), with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ), g
 * = ∂L/∂θ, ε = 1e-8.
 */
public final class Adam extends Optimizer {

  private static final double EPSILON = 1e-8;

  private final double beta1;
  private final double beta2;

  /**
   * With β₁ = 0.9, β₂ = 0.999.
   *
   * @param rate α, about the size of one step of one parameter; 0.001 suits most networks
   */
  public Adam(double rate) {
    this(Schedule.constant(rate), 0.9, 0.999);
  }

  /**
   * With a changing rate.
   *
   * @param rate α over the steps
   * @param beta1 β₁, the share of the old mean gradient that is kept
   * @param beta2 β₂, the share of the old mean square that is kept
   */
  public Adam(Schedule rate, double beta1, double beta2) {
    super(rate, 2);
    this.beta1 = beta1;
    this.beta2 = beta2;
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] memory, double rate, int t) {
    var m = memory[0];
    var v = memory[1];
    double correct1 = 1 - Math.pow(beta1, t);
    double correct2 = 1 - Math.pow(beta2, t);
    for (int i = 0; i < theta.length; i++) {
      m[i] = beta1 * m[i] + (1 - beta1) * g[i];
      v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
      theta[i] -= rate * (m[i] / correct1) / (Math.sqrt(v[i] / correct2) + EPSILON);
    }
  }
}
