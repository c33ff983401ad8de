package nabla.scratch.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.core.Tensor;

/** The weighted sums alone, Z = XWᵀ + b; what bends them is a layer of its own. */
public final class Affine implements Layer {
  private final double[][] w;
  private final double[] b;
  private double[][] x;
  private double[][] dw;
  private double[] db;

  /**
   * A layer with given weights, which it shares.
   *
   * @param w weights, shape [out, in]: one row per neuron
   * @param b biases, shape [out]
   */
  public Affine(double[][] w, double[] b) {
    if (w.length != b.length) {
      throw new IllegalArgumentException(
          "%d rows of weights but %d biases: a layer has one of each per neuron"
              .formatted(w.length, b.length));
    }
    this.w = w;
    this.b = b;
    this.dw = new double[w.length][w[0].length];
    this.db = new double[b.length];
  }

  /**
   * A layer with random weights and zero biases.
   *
   * @param in how many inputs it has
   * @param out how many sums it makes
   * @param init how large the weights are
   * @param random where they come from
   * @return a new layer
   */
  public static Affine of(int in, int out, Init init, RandomGenerator random) {
    var dense = Dense.of(in, out, Activation.IDENTITY, init, random);
    return new Affine(dense.w(), dense.b());
  }

  @Override
  public double[][] forward(double[][] input, boolean train) {
    x = input;
    return Matrix.addRow(Matrix.mul(x, Matrix.transpose(w)), b);
  }

  @Override
  public double[][] backward(double[][] delta) {
    dw = Matrix.mul(Matrix.transpose(delta), x);
    db = Matrix.sumRows(delta);
    return Matrix.mul(delta, w);
  }

  /**
   * The weights, shared.
   *
   * @return shape [out, in]
   */
  public double[][] w() {
    return w;
  }

  /**
   * The biases, shared.
   *
   * @return shape [out]
   */
  public double[] b() {
    return b;
  }

  /**
   * ∂L/∂W of the last backward pass.
   *
   * @return shape [out, in]
   */
  public double[][] dw() {
    return dw;
  }

  /** The rows of W, then b. */
  @Override
  public List<double[]> parameters() {
    return rows(w, b);
  }

  @Override
  public List<double[]> gradients() {
    return rows(dw, db);
  }

  private static List<double[]> rows(double[][] matrix, double[] vector) {
    var rows = new ArrayList<>(List.of(matrix));
    rows.add(vector);
    return rows;
  }

  @Override
  public List<Tensor> tensors() {
    return List.of(Tensor.of("W", w), Tensor.of("b", b.clone()));
  }

  @Override
  public List<Tensor> gradientTensors() {
    return List.of(Tensor.of("dW", dw), Tensor.of("db", db.clone()));
  }

  @Override
  public String toString() {
    return "Affine[%d → %d]".formatted(w[0].length, w.length);
  }
}
