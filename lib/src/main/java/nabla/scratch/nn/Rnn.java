package nabla.scratch.nn;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.core.Tensor;

/**
 * The simple recurrent layer (Elman 1990): s_t = tanh(U x_t + W s_{t−1} + b), in rows S_t =
 * tanh(X_t Uᵀ + S_{t−1} Wᵀ + b).
 */
public final class Rnn implements Recurrent {
  private final RecurrentWeights weights;
  private RecurrentWeights gradient;
  private double[][][] x;
  private double[][][] s; // s[0] is the state before the first step
  private double[][] firstDelta;

  /**
   * A layer with given weights, which it shares.
   *
   * @param u for the input, shape [size, in]
   * @param w for the state, shape [size, size]
   * @param b biases, shape [size]
   */
  public Rnn(double[][] u, double[][] w, double[] b) {
    this(new RecurrentWeights(u, w, b));
  }

  private Rnn(RecurrentWeights weights) {
    this.weights = weights;
    this.gradient = weights.zeros();
  }

  /**
   * A layer with random weights: U with σ = √(1 / in), W orthogonal times a factor, b = 0.
   *
   * @param in how many inputs it has at each step
   * @param size how many numbers its state has
   * @param gain by how much W stretches every vector; 1 keeps its length
   * @param random where the weights come from
   * @return a new layer
   */
  public static Rnn of(int in, int size, double gain, RandomGenerator random) {
    return new Rnn(RecurrentWeights.random(1, in, size, gain, random));
  }

  @Override
  public double[][][] forward(double[][][] input, double[][] first) {
    x = input;
    s = new double[x.length + 1][][];
    s[0] = first;
    for (int t = 0; t < x.length; t++) {
      s[t + 1] = Matrix.map(weights.sums(x[t], s[t]), Math::tanh);
    }
    return Arrays.copyOfRange(s, 1, s.length);
  }

  @Override
  public double[][][] backward(double[][][] delta) {
    gradient = weights.zeros();
    var dx = new double[x.length][][];
    var later = Matrix.map(s[0], v -> 0); // what later steps blame this state for
    for (int t = x.length - 1; t >= 0; t--) {
      var ds = Matrix.add(delta[t], later);
      var dz = Matrix.hadamard(ds, Matrix.map(s[t + 1], v -> 1 - v * v)); // tanh' = 1 − tanh²
      gradient.add(dz, x[t], s[t]);
      dx[t] = Matrix.mul(dz, weights.u());
      later = Matrix.mul(dz, weights.w());
    }
    firstDelta = later;
    return dx;
  }

  @Override
  public double[][] firstDelta() {
    return firstDelta;
  }

  @Override
  public double[][] last() {
    return s[s.length - 1];
  }

  @Override
  public int stateSize() {
    return weights.w().length;
  }

  /**
   * The weights of the state, shared.
   *
   * @return W, shape [size, size]
   */
  public double[][] w() {
    return weights.w();
  }

  @Override
  public List<double[]> parameters() {
    return weights.rows();
  }

  @Override
  public List<double[]> gradients() {
    return gradient.rows();
  }

  @Override
  public List<Tensor> tensors() {
    return weights.tensors("", new double[stateSize()]);
  }

  @Override
  public List<Tensor> gradientTensors() {
    return gradient.tensors("d", gradient.b());
  }

  @Override
  public String toString() {
    return "Rnn[%d → %d]".formatted(weights.u()[0].length, stateSize());
  }
}
