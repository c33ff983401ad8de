package nabla.scratch.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A fully connected layer: A = g(Z), Z = XWᵀ + b. Every neuron sees every input. The arrays are
 * changed in place by training.
 *
 * @param w weights, shape [out, in]: one row per neuron
 * @param b biases, shape [out]
 * @param g the activation of all its neurons
 */
public record Dense(double[][] w, double[] b, Activation g) {

  public Dense {
    if (w.length != b.length) {
      throw new IllegalArgumentException(
          "%d rows of weights but %d biases: a layer has one of each per neuron"
              .formatted(w.length, b.length));
    }
  }

  /**
   * A layer with random weights and zero biases.
   *
   * @param in how many inputs it has
   * @param out how many neurons it has
   * @param g their activation
   * @param init how large the weights are
   * @param random where they come from
   * @return a new layer
   */
  public static Dense of(int in, int out, Activation g, Init init, RandomGenerator random) {
    double sigma = init.sigma(in, out);
    var w = new double[out][in];
    for (var row : w) {
      for (int j = 0; j < in; j++) {
        row[j] = sigma * random.nextGaussian();
      }
    }
    return new Dense(w, new double[out], g);
  }

  /**
   * Layers that fit one on the other; the last one has no activation.
   *
   * @param seed of the weights
   * @param hidden the activation of all layers but the last
   * @param init how large the weights are
   * @param sizes how many inputs, neurons per hidden layer, and outputs
   * @return one layer less than sizes
   */
  public static List<Dense> stack(long seed, Activation hidden, Init init, int... sizes) {
    if (sizes.length < 2 || Arrays.stream(sizes).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "sizes are %s: give the inputs and the outputs, each at least 1"
              .formatted(Arrays.toString(sizes)));
    }
    var random = new SplittableRandom(seed);
    var layers = new ArrayList<Dense>();
    for (int l = 1; l < sizes.length; l++) {
      var g = l < sizes.length - 1 ? hidden : Activation.IDENTITY;
      layers.add(of(sizes[l - 1], sizes[l], g, init, random));
    }
    return layers;
  }

  /**
   * How many inputs the layer takes.
   *
   * @return the number of columns of w
   */
  public int in() {
    return w[0].length;
  }

  /**
   * How many neurons it has.
   *
   * @return the number of rows of w
   */
  public int out() {
    return w.length;
  }

  /**
   * How many numbers training sets: in · out weights and out biases.
   *
   * @return (in + 1) · out
   */
  public int parameters() {
    return (in() + 1) * out();
  }

  /**
   * One of its neurons, sharing the weights.
   *
   * @param i from 0
   * @return the neuron
   */
  public Neuron neuron(int i) {
    return new Neuron(w[i], b[i], g);
  }

  /**
   * The weighted sums Z = XWᵀ + b.
   *
   * @param x inputs, shape [n, in]
   * @return shape [n, out]
   */
  public double[][] sums(double[][] x) {
    return Matrix.addRow(Matrix.mul(x, Matrix.transpose(w)), b);
  }

  /**
   * The activations A = g(XWᵀ + b).
   *
   * @param x inputs, shape [n, in]
   * @return shape [n, out]
   */
  public double[][] output(double[][] x) {
    return Matrix.map(sums(x), g::value);
  }

  /**
   * A copy that shares nothing.
   *
   * @return an equal layer
   */
  public Dense copy() {
    return new Dense(Matrix.copy(w), b.clone(), g);
  }

  @Override
  public String toString() {
    return "Dense[%d → %d, %s, %d parameters]".formatted(in(), out(), g, parameters());
  }
}
