package nabla.scratch.loss;

/**
 * How wrong outputs are: L = (1/n) Σ_i ℓ(z_i, y_i), the mean over n examples.
 *
 * <p>An output z is what leaves the last layer, before any softmax or sigmoid (these losses contain
 * them). A target y has the same length: the value to hit, or 0 and 1 for classes.
 */
public interface Loss {

  /**
   * The loss ℓ(z, y) of one example.
   *
   * @param z the output
   * @param y the target, as long as the output
   * @return ℓ
   */
  double of(double[] z, double[] y);

  /**
   * The gradient ∂ℓ/∂z of one example.
   *
   * @param z the output
   * @param y the target, as long as the output
   * @return one slope per output
   */
  double[] slope(double[] z, double[] y);

  /**
   * The mean loss L.
   *
   * @param z outputs, shape [n, outputs]
   * @param y targets, shape [n, outputs]
   * @return L
   */
  default double value(double[][] z, double[][] y) {
    check(z, y);
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      sum += of(z[i], y[i]);
    }
    return sum / z.length;
  }

  /**
   * The gradient of the mean loss, ∂L/∂z = (1/n) ∂ℓ/∂z.
   *
   * @param z outputs, shape [n, outputs]
   * @param y targets, shape [n, outputs]
   * @return shape [n, outputs]
   */
  default double[][] gradient(double[][] z, double[][] y) {
    check(z, y);
    var gradient = new double[z.length][];
    for (int i = 0; i < z.length; i++) {
      gradient[i] = slope(z[i], y[i]);
      for (int j = 0; j < gradient[i].length; j++) {
        gradient[i][j] /= z.length;
      }
    }
    return gradient;
  }

  private static void check(double[][] z, double[][] y) {
    if (z.length != y.length) {
      throw new IllegalArgumentException(
          "%d outputs but %d targets: pass one target per example".formatted(z.length, y.length));
    }
    if (z.length > 0 && z[0].length != y[0].length) {
      throw new IllegalArgumentException(
          "an output has %d entries, a target %d: one-hot encode the labels, or match the last layer"
              .formatted(z[0].length, y[0].length));
    }
  }
}
