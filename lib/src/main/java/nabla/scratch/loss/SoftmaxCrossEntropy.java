package nabla.scratch.loss;

/**
 * Cross-entropy of the softmax: ℓ(z, y) = −Σ_j y_j ln p_j with p = softmax(z), and ∂ℓ/∂z = p − y
 * for a target that sums to 1. With a one-hot target only the true class counts: ℓ = −ln p_true.
 */
public final class SoftmaxCrossEntropy implements Loss {

  /** Makes the loss; it has no state. */
  public SoftmaxCrossEntropy() {}

  @Override
  public double of(double[] z, double[] y) {
    var logP = Softmax.log(z);
    double sum = 0;
    for (int j = 0; j < z.length; j++) {
      if (y[j] != 0) {
        sum -= y[j] * logP[j];
      }
    }
    return sum;
  }

  @Override
  public double[] slope(double[] z, double[] y) {
    var p = Softmax.of(z);
    double mass = 0;
    for (double target : y) {
      mass += target;
    }
    for (int j = 0; j < z.length; j++) {
      p[j] = mass * p[j] - y[j];
    }
    return p;
  }
}
