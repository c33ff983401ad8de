package nabla.scratch.optim;

/**
 * The penalty λ/2 ‖θ‖² added to the loss: its gradient λθ joins the gradient of the loss before
 * another optimiser makes a step of both. With {@link Sgd} that is {@link WeightDecay}; with an
 * optimiser that rescales gradients, such as {@link Adam}, it is not.
 */
public final class L2Penalty extends Optimizer {
  private final Optimizer inner;
  private final double lambda;

  /**
   * Another optimiser, with the penalty.
   *
   * @param inner the rule; its rate is α
   * @param lambda λ, at least 0; it applies to all parameters, biases included, as DJL's does
   */
  public L2Penalty(Optimizer inner, double lambda) {
    super(inner);
    this.inner = inner;
    this.lambda = lambda;
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] memory, double rate, int t) {
    var sum = g.clone();
    for (int i = 0; i < theta.length; i++) {
      sum[i] += lambda * theta[i];
    }
    inner.update(theta, sum, memory, rate, t);
  }
}
