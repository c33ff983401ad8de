package nabla.scratch.nn;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.core.Tensor;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers and others
 * 2000). Four sums a step, in the order that MXNet and PyTorch keep as well: i, f, o = σ(sum) are
 * gates, g = tanh(sum) is what might be written. c_t = f ∘ c_{t−1} + i ∘ g is the cell, s_t = o ∘
 * tanh(c_t) the output. The state is s and c, side by side: [n, 2·size].
 */
public final class Lstm implements Recurrent {
  /** What one step leaves behind for the way back. */
  private record Step(
      double[][] sBefore,
      double[][] cBefore,
      double[][] i,
      double[][] f,
      double[][] g,
      double[][] o,
      double[][] tanhC) {}

  private final int size;
  private final RecurrentWeights weights;
  private RecurrentWeights gradient;
  private double[][][] x;
  private Step[] steps;
  private double[][] last;
  private double[][] firstDelta;

  /**
   * A layer with given weights, which it shares. The rows are those of i, then f, g, o.
   *
   * @param u for the input, shape [4·size, in]
   * @param w for the output of the step before, shape [4·size, size]
   * @param b biases, shape [4·size]
   */
  public Lstm(double[][] u, double[][] w, double[] b) {
    this(new RecurrentWeights(u, w, b));
  }

  private Lstm(RecurrentWeights weights) {
    if (weights.w().length != 4 * weights.w()[0].length) {
      throw new IllegalArgumentException(
          "W has shape %s: an LSTM needs four rows per column, for i, f, g and o"
              .formatted(Matrix.shape(weights.w())));
    }
    this.size = weights.w()[0].length;
    this.weights = weights;
    this.gradient = weights.zeros();
  }

  /**
   * A layer with random weights: U with σ = √(1 / in), W orthogonal for each gate, b = 0 but for
   * the forget gates.
   *
   * @param in how many inputs it has at each step
   * @param size how many cells it has
   * @param forgetBias bias of the forget gates; at 2 they let 88 % of the cell pass at first
   * @param random where the weights come from
   * @return a new layer
   */
  public static Lstm of(int in, int size, double forgetBias, RandomGenerator random) {
    var weights = RecurrentWeights.random(4, in, size, 1, random);
    Arrays.fill(weights.b(), size, 2 * size, forgetBias);
    return new Lstm(weights);
  }

  @Override
  public double[][][] forward(double[][][] input, double[][] first) {
    x = input;
    steps = new Step[x.length];
    var outputs = new double[x.length][][];
    var s = columns(first, 0);
    var c = columns(first, 1);
    for (int t = 0; t < x.length; t++) {
      var z = weights.sums(x[t], s);
      var i = Matrix.map(columns(z, 0), Activation.SIGMOID::value);
      var f = Matrix.map(columns(z, 1), Activation.SIGMOID::value);
      var g = Matrix.map(columns(z, 2), Math::tanh);
      var o = Matrix.map(columns(z, 3), Activation.SIGMOID::value);
      var cNew = Matrix.add(Matrix.hadamard(f, c), Matrix.hadamard(i, g));
      var tanhC = Matrix.map(cNew, Math::tanh);
      steps[t] = new Step(s, c, i, f, g, o, tanhC);
      s = Matrix.hadamard(o, tanhC);
      c = cNew;
      outputs[t] = s;
    }
    last = beside(s, c);
    return outputs;
  }

  @Override
  public double[][][] backward(double[][][] delta) {
    gradient = weights.zeros();
    var dx = new double[x.length][][];
    var laterS = Matrix.map(delta[0], v -> 0); // what later steps blame s and c for
    var dc = laterS;
    for (int t = x.length - 1; t >= 0; t--) {
      var step = steps[t];
      var ds = Matrix.add(delta[t], laterS);
      dc = Matrix.add(dc, times(ds, step.o, Matrix.map(step.tanhC, v -> 1 - v * v)));
      var dz =
          beside(
              times(dc, step.g, Matrix.map(step.i, v -> v * (1 - v))), // σ' = σ (1 − σ)
              times(dc, step.cBefore, Matrix.map(step.f, v -> v * (1 - v))),
              times(dc, step.i, Matrix.map(step.g, v -> 1 - v * v)),
              times(ds, step.tanhC, Matrix.map(step.o, v -> v * (1 - v))));
      gradient.add(dz, x[t], step.sBefore);
      dx[t] = Matrix.mul(dz, weights.u());
      laterS = Matrix.mul(dz, weights.w());
      dc = Matrix.hadamard(dc, step.f); // the way through the cell: no weights, no tanh, one gate
    }
    firstDelta = beside(laterS, dc);
    return dx;
  }

  private static double[][] times(double[][] a, double[][] b, double[][] c) {
    return Matrix.hadamard(Matrix.hadamard(a, b), c);
  }

  /** Block number k of columns, each as wide as the layer. */
  private double[][] columns(double[][] a, int k) {
    var part = new double[a.length][];
    Arrays.setAll(part, i -> Arrays.copyOfRange(a[i], k * size, (k + 1) * size));
    return part;
  }

  private static double[][] beside(double[][]... parts) {
    var whole = new double[parts[0].length][];
    for (int i = 0; i < whole.length; i++) {
      int row = i;
      whole[i] = Arrays.stream(parts).flatMapToDouble(p -> Arrays.stream(p[row])).toArray();
    }
    return whole;
  }

  /**
   * How far the forget gates were open in the last forward pass.
   *
   * @return f of every step, shape [steps, n, size]
   */
  public double[][][] forgetGates() {
    return Arrays.stream(steps).map(step -> Matrix.copy(step.f)).toArray(double[][][]::new);
  }

  @Override
  public double[][] firstDelta() {
    return firstDelta;
  }

  @Override
  public double[][] last() {
    return last;
  }

  @Override
  public int stateSize() {
    return 2 * size;
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
    return weights.tensors("", new double[4 * size]);
  }

  @Override
  public List<Tensor> gradientTensors() {
    return gradient.tensors("d", gradient.b());
  }

  @Override
  public String toString() {
    return "Lstm[%d → %d]".formatted(weights.u()[0].length, size);
  }
}
