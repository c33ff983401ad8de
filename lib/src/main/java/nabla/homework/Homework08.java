package nabla.homework;

import java.util.Arrays;
import java.util.List;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** Back-propagation in matrices. */
public final class Homework08 {
  /** What an answer seems to think that belongs to the sum over the rows. */
  public static final String NO_MEAN =
      "The gradient is n times too large: the loss is a mean over the rows, so δ of the last layer is"
          + " (p − y)/n.";

  private static final double H = 1e-5;

  private Homework08() {}

  /**
   * The exercises.
   *
   * @return one: {@code backward}
   */
  public static List<Exercise> exercises() {
    double[][][] w = {
      {{0.5, -0.3}, {0.2, 0.8}, {-0.6, 0.1}},
      {{0.4, -0.7, 0.2}, {0.3, 0.5, -0.9}},
      {{0.6, -0.2}, {-0.5, 0.7}}
    };
    double[][] b = {{0.1, -0.2, 0.3}, {0.2, -0.1}, {0, 0.1}};
    double[][] x = {{1, -1}, {0.5, 2}, {-1.5, 0.3}};
    double[][] y = {{1, 0}, {0, 1}, {1, 0}};
    double[][][] dw = new double[3][][];
    double[][] db = new double[3][];
    for (int l = 0; l < 3; l++) {
      dw[l] = Arrays.stream(w[l]).map(row -> numeric(row, w, b, x, y)).toArray(double[][]::new);
      db[l] = numeric(b[l], w, b, x, y);
    }
    Case weights =
        Case.given("a 2-3-2-2 network with tanh, three rows: dW", w, b, "tanh", x, y)
            .worth(2)
            .satisfies(
                "within 1e-6 of finite differences",
                answer -> Plain.close(answer.field("dw"), dw, 1e-6))
            .unless(answer -> Plain.close(answer.field("dw"), scaled(dw, x.length), 1e-5), NO_MEAN)
            .hint(
                "δ of the last layer is (p − y)/n; before it δ_l = (δ_{l+1} W_{l+1}) ∘ g'(z_l); and"
                    + " dW_l = δ_lᵀ · (the input of layer l).");
    return List.of(
        Exercise.of(
            "08.1",
            "backward",
            weights,
            weights
                .again("the same: db")
                .worth(2)
                .satisfies(
                    "within 1e-6 of finite differences",
                    answer -> Plain.close(answer.field("db"), db, 1e-6))
                .hint("db_l is the sum of δ_l over the rows.")));
  }

  /** ∂loss/∂entry by central differences. */
  private static double[] numeric(
      double[] entries, double[][][] w, double[][] b, double[][] x, double[][] y) {
    double[] out = new double[entries.length];
    for (int i = 0; i < out.length; i++) {
      double kept = entries[i];
      entries[i] = kept + H;
      double up = loss(w, b, x, y);
      entries[i] = kept - H;
      out[i] = (up - loss(w, b, x, y)) / (2 * H);
      entries[i] = kept;
    }
    return out;
  }

  private static double loss(double[][][] w, double[][] b, double[][] x, double[][] y) {
    double sum = 0;
    for (int n = 0; n < x.length; n++) {
      double[] a = x[n];
      for (int l = 0; l < w.length; l++) {
        double[] z = b[l].clone();
        for (int i = 0; i < z.length; i++) {
          for (int j = 0; j < a.length; j++) {
            z[i] += w[l][i][j] * a[j];
          }
        }
        a = l < w.length - 1 ? Arrays.stream(z).map(Math::tanh).toArray() : z;
      }
      double total = Arrays.stream(a).map(Math::exp).sum();
      for (int k = 0; k < a.length; k++) {
        sum -= y[n][k] * (a[k] - Math.log(total));
      }
    }
    return sum / x.length;
  }

  private static double[][][] scaled(double[][][] t, double factor) {
    return Arrays.stream(t)
        .map(
            m ->
                Arrays.stream(m)
                    .map(row -> Arrays.stream(row).map(v -> factor * v).toArray())
                    .toArray(double[][]::new))
        .toArray(double[][][]::new);
  }
}
