package nabla.scratch.nn;

import java.util.function.DoubleUnaryOperator;

/** Matrices as arrays of rows: {@code a[i][j]} is row i, column j. Nothing is changed in place. */
public final class Matrix {

  private Matrix() {}

  /**
   * The product AB: c_ij = Σ_k a_ik b_kj. The loops run i, k, j, so that the innermost goes along
   * rows, as memory does.
   *
   * @param a shape [n, m]
   * @param b shape [m, p]
   * @return shape [n, p]
   */
  public static double[][] mul(double[][] a, double[][] b) {
    if (a.length > 0 && a[0].length != b.length) {
      throw shapes("mul", a, b, "the columns of the first must match the rows of the second");
    }
    int p = b.length == 0 ? 0 : b[0].length;
    var c = new double[a.length][p];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        if (a[i][k] != 0) { // half the pixels and half of what ReLU lets through: half the time
          addScaled(c[i], a[i][k], b[k]);
        }
      }
    }
    return c;
  }

  private static void addScaled(double[] sum, double factor, double[] row) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * row[j];
    }
  }

  /**
   * The transpose Aᵀ.
   *
   * @param a shape [n, m]
   * @return shape [m, n]
   */
  public static double[][] transpose(double[][] a) {
    int m = a.length == 0 ? 0 : a[0].length;
    var t = new double[m][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < m; j++) {
        t[j][i] = a[i][j];
      }
    }
    return t;
  }

  /**
   * Adds a row to every row.
   *
   * @param a shape [n, m]
   * @param row shape [m]
   * @return shape [n, m]
   */
  public static double[][] addRow(double[][] a, double[] row) {
    var sum = copy(a);
    for (var r : sum) {
      addScaled(r, 1, row);
    }
    return sum;
  }

  /**
   * The sum A + B.
   *
   * @param a shape [n, m]
   * @param b shape [n, m]
   * @return shape [n, m]
   */
  public static double[][] add(double[][] a, double[][] b) {
    if (a.length != b.length || (a.length > 0 && a[0].length != b[0].length)) {
      throw shapes("add", a, b, "both need the same shape");
    }
    var c = copy(a);
    for (int i = 0; i < c.length; i++) {
      addScaled(c[i], 1, b[i]);
    }
    return c;
  }

  /**
   * The product entry by entry, A ∘ B.
   *
   * @param a shape [n, m]
   * @param b shape [n, m]
   * @return shape [n, m]
   */
  public static double[][] hadamard(double[][] a, double[][] b) {
    if (a.length != b.length || (a.length > 0 && a[0].length != b[0].length)) {
      throw shapes("hadamard", a, b, "both need the same shape");
    }
    var c = copy(a);
    for (int i = 0; i < c.length; i++) {
      for (int j = 0; j < c[i].length; j++) {
        c[i][j] *= b[i][j];
      }
    }
    return c;
  }

  /**
   * A function of every entry.
   *
   * @param a shape [n, m]
   * @param f the function
   * @return shape [n, m]
   */
  public static double[][] map(double[][] a, DoubleUnaryOperator f) {
    var b = copy(a);
    for (var row : b) {
      for (int j = 0; j < row.length; j++) {
        row[j] = f.applyAsDouble(row[j]);
      }
    }
    return b;
  }

  /**
   * The sum of the rows.
   *
   * @param a shape [n, m]
   * @return shape [m]
   */
  public static double[] sumRows(double[][] a) {
    var sum = new double[a.length == 0 ? 0 : a[0].length];
    for (var row : a) {
      addScaled(sum, 1, row);
    }
    return sum;
  }

  /**
   * A copy that shares nothing.
   *
   * @param a shape [n, m]
   * @return shape [n, m]
   */
  public static double[][] copy(double[][] a) {
    var b = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      b[i] = a[i].clone();
    }
    return b;
  }

  /**
   * The Euclidean (Frobenius) norm √Σ a_ij².
   *
   * @param a any shape
   * @return at least 0
   */
  public static double norm(double[][] a) {
    double sum = 0;
    for (var row : a) {
      for (double value : row) {
        sum += value * value;
      }
    }
    return Math.sqrt(sum);
  }

  /**
   * The shape, to be read.
   *
   * @param a a matrix
   * @return such as "[200, 2]"
   */
  public static String shape(double[][] a) {
    return "[%d, %d]".formatted(a.length, a.length == 0 ? 0 : a[0].length);
  }

  private static IllegalArgumentException shapes(
      String name, double[][] a, double[][] b, String rule) {
    return new IllegalArgumentException(
        "%s of %s and %s: %s".formatted(name, shape(a), shape(b), rule));
  }
}
