package nabla.scratch.optim;

/**
 * Weight decay: every step first shrinks the parameters, θ ← θ − αλθ, and then goes on as another
 * optimiser does, from the gradient of the loss alone. Around {@link Adam} it makes AdamW
 * (Loshchilov and Hutter 2017).
 */
public final class WeightDecay extends Optimizer {
  private final Optimizer inner;
  private final double lambda;

  /**
   * Another optimiser, with shrinking.
   *
   * @param inner the rule; its rate is α
   * @param lambda λ, at least 0; it applies to all parameters, biases included, as DJL's does
   */
  public WeightDecay(Optimizer inner, double lambda) {
    super(inner);
    this.inner = inner;
    this.lambda = lambda;
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] memory, double rate, int t) {
    for (int i = 0; i < theta.length; i++) {
      theta[i] -= rate * lambda * theta[i];
    }
    inner.update(theta, g, memory, rate, t);
  }
}
