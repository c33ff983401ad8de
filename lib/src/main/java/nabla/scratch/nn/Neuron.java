package nabla.scratch.nn;

import nabla.core.Classifier;

/**
 * One neuron: a = g(w·x + b).
 *
 * @param w one weight per input
 * @param b the bias
 * @param g the activation
 */
public record Neuron(double[] w, double b, Activation g) implements Classifier {

  /**
   * The weighted sum z = w·x + b.
   *
   * @param x one entry per input
   * @return z; 0 on the line (or plane) that the neuron draws
   */
  public double score(double... x) {
    if (x.length != w.length) {
      throw new IllegalArgumentException(
          "x has %d entries, the neuron %d weights: it needs one weight per input"
              .formatted(x.length, w.length));
    }
    double z = 0;
    for (int i = 0; i < w.length; i++) {
      z += w[i] * x[i];
    }
    return z + b;
  }

  /**
   * What leaves the neuron, a = g(z).
   *
   * @param x one entry per input
   * @return a
   */
  public double output(double... x) {
    return g.value(score(x));
  }

  /**
   * Class 1 where z is above 0, else class 0.
   *
   * @param x one entry per input
   * @return 0 or 1
   */
  @Override
  public int classify(double[] x) {
    return score(x) > 0 ? 1 : 0;
  }

  @Override
  public String toString() {
    var sum = new StringBuilder("Neuron[").append(g).append('(');
    for (int i = 0; i < Math.min(w.length, 4); i++) {
      sum.append("%.4g·x%d + ".formatted(w[i], i + 1));
    }
    return sum.append(w.length > 4 ? "… + " : "").append("%.4g)]".formatted(b)).toString();
  }
}
