package nabla.scratch.nn;

import java.util.SplittableRandom;

/**
 * A restricted Boltzmann machine (Smolensky 1986): visible and hidden units that are 0 or 1, with
 * p(v, h) ∝ e^{−E(v, h)} and E(v, h) = −a·v − b·h − v·Wh. Given one side, the units of the other
 * are independent: p(h_j = 1 | v) = σ(b_j + Σ_i v_i w_ij), p(v_i = 1 | h) = σ(a_i + Σ_j w_ij h_j).
 * It learns by contrastive divergence (Hinton 2002).
 */
public final class Rbm {
  private final double[][] w;
  private final double[] a;
  private final double[] b;
  private final SplittableRandom random;

  /**
   * A machine with small random weights and zero biases.
   *
   * @param visible how many units the data set
   * @param hidden how many units explain them
   * @param seed of the weights and of all sampling
   */
  public Rbm(int visible, int hidden, long seed) {
    random = new SplittableRandom(seed);
    w = Matrix.map(new double[visible][hidden], zero -> 0.01 * random.nextGaussian());
    a = new double[visible];
    b = new double[hidden];
  }

  /**
   * How likely each hidden unit is on.
   *
   * @param v visible values from 0 to 1, shape [n, visible]
   * @return p(h = 1 | v), shape [n, hidden]
   */
  public double[][] hidden(double[][] v) {
    return Matrix.map(Matrix.addRow(Matrix.mul(v, w), b), Rbm::sigmoid);
  }

  /**
   * How likely each visible unit is on.
   *
   * @param h hidden values from 0 to 1, shape [n, hidden]
   * @return p(v = 1 | h), shape [n, visible]
   */
  public double[][] visible(double[][] h) {
    return Matrix.map(Matrix.addRow(Matrix.mul(h, Matrix.transpose(w)), a), Rbm::sigmoid);
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  /**
   * One step of contrastive divergence, CD-1: hidden units are drawn from the data, the visible
   * ones guessed back from them, and W ← W + α (⟨v h⟩ of the data − ⟨v h⟩ of the guess), where h is
   * the probability; the biases likewise.
   *
   * @param v data, values from 0 to 1, shape [n, visible]
   * @param rate α
   * @return the mean squared error of the guess, which tells whether it learns
   */
  public double step(double[][] v, double rate) {
    var h = hidden(v);
    var drawn = Matrix.map(h, p -> random.nextDouble() < p ? 1 : 0);
    var guess = visible(drawn);
    var again = hidden(guess);
    double scale = rate / v.length;
    var data = Matrix.mul(Matrix.transpose(v), h);
    var model = Matrix.mul(Matrix.transpose(guess), again);
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        w[i][j] += scale * (data[i][j] - model[i][j]);
      }
    }
    double error = 0;
    for (int n = 0; n < v.length; n++) {
      for (int i = 0; i < a.length; i++) {
        double off = v[n][i] - guess[n][i];
        a[i] += scale * off;
        error += off * off / v.length / a.length;
      }
      for (int j = 0; j < b.length; j++) {
        b[j] += scale * (h[n][j] - again[n][j]);
      }
    }
    return error;
  }

  /**
   * The weights, shared.
   *
   * @return shape [visible, hidden]; column j is what hidden unit j looks for
   */
  public double[][] w() {
    return w;
  }

  /**
   * The biases of the visible units, shared.
   *
   * @return shape [visible]
   */
  public double[] a() {
    return a;
  }

  /**
   * The biases of the hidden units, shared.
   *
   * @return shape [hidden]
   */
  public double[] b() {
    return b;
  }

  /**
   * The step from visible to hidden as a layer of sums; with a sigmoid behind it, it gives what
   * {@link #hidden} gives. This is how a trained machine becomes the first layer of a network.
   *
   * @return a layer with copies of W and b
   */
  public Affine affine() {
    return new Affine(Matrix.transpose(w), b.clone());
  }

  @Override
  public String toString() {
    return "Rbm[%d visible, %d hidden]".formatted(a.length, b.length);
  }
}
