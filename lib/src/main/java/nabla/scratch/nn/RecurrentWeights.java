package nabla.scratch.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.core.Tensor;

/** U, W and b of a recurrent layer, or their gradients: z_t = x_t Uᵀ + s_{t−1} Wᵀ + b. */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: training changes them in place
record RecurrentWeights(double[][] u, double[][] w, double[] b) {

  RecurrentWeights {
    if (u.length != w.length || u.length != b.length) {
      throw new IllegalArgumentException(
          "U has %d rows, W %d, b %d entries: all three need one per sum"
              .formatted(u.length, w.length, b.length));
    }
  }

  /** U from a normal distribution, W so that it keeps lengths, times gain; b = 0. */
  static RecurrentWeights random(int gates, int in, int size, double gain, RandomGenerator random) {
    var u = Affine.of(in, gates * size, Init.LECUN, random).w();
    var w = new double[gates * size][];
    for (int gate = 0; gate < gates; gate++) {
      var block = orthogonal(size, random);
      for (int i = 0; i < size; i++) {
        w[gate * size + i] = Matrix.map(new double[][] {block[i]}, v -> gain * v)[0];
      }
    }
    return new RecurrentWeights(u, w, new double[gates * size]);
  }

  /**
   * Rows of length 1 at right angles to each other (Gram–Schmidt): no vector changes its length.
   */
  static double[][] orthogonal(int size, RandomGenerator random) {
    var q = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        q[i][j] = random.nextGaussian();
      }
      for (int k = 0; k < i; k++) {
        double along = dot(q[i], q[k]);
        for (int j = 0; j < size; j++) {
          q[i][j] -= along * q[k][j];
        }
      }
      double length = Math.sqrt(dot(q[i], q[i]));
      for (int j = 0; j < size; j++) {
        q[i][j] /= length;
      }
    }
    return q;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Zeros of the same shapes. */
  RecurrentWeights zeros() {
    return new RecurrentWeights(
        new double[u.length][u[0].length], new double[w.length][w[0].length], new double[b.length]);
  }

  /** The sums z_t. */
  double[][] sums(double[][] x, double[][] before) {
    return Matrix.addRow(
        Matrix.add(Matrix.mul(x, Matrix.transpose(u)), Matrix.mul(before, Matrix.transpose(w))), b);
  }

  /** Adds what one step contributes: ∂L/∂U += δᵀx, ∂L/∂W += δᵀs, ∂L/∂b += Σδ. */
  void add(double[][] delta, double[][] x, double[][] before) {
    var turned = Matrix.transpose(delta);
    addTo(u, Matrix.mul(turned, x));
    addTo(w, Matrix.mul(turned, before));
    addTo(new double[][] {b}, new double[][] {Matrix.sumRows(delta)});
  }

  private static void addTo(double[][] sum, double[][] more) {
    for (int i = 0; i < sum.length; i++) {
      for (int j = 0; j < sum[i].length; j++) {
        sum[i][j] += more[i][j];
      }
    }
  }

  List<double[]> rows() {
    var rows = new ArrayList<>(List.of(u));
    rows.addAll(List.of(w));
    rows.add(b);
    return rows;
  }

  List<Tensor> tensors(String prefix, double[] secondBias) {
    return List.of(
        Tensor.of(prefix + "U", u),
        Tensor.of(prefix + "W", w),
        Tensor.of(prefix + "b", b.clone()),
        Tensor.of(prefix + "second b", secondBias.clone()));
  }
}
