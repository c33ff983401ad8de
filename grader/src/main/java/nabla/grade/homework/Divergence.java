package nabla.grade.homework;

import java.util.Arrays;

/**
 * The direction of contrastive divergence, right or with a known mistake.
 *
 * @param dw by the weights, shape [visible, hidden]
 * @param da by the visible biases
 * @param db by the hidden biases
 */
record Divergence(double[][] dw, double[] da, double[] db) {

  /** What a student may have understood otherwise. */
  enum Wrong {
    NOTHING,
    REVERSED,
    /** Goes on with probabilities where a coin decides. */
    NO_SAMPLING,
    /** Takes one step, whatever k. */
    ONE_STEP,
    /** Uses the drawn h with the data. */
    DRAWN_DATA,
    /** Leaves the data out. */
    DREAM_ONLY,
    /** Adds the rows up. */
    SUM
  }

  static Divergence of(
      double[][] v, double[][] w, double[] a, double[] b, double[][][] coins, Wrong wrong) {
    double[][] h = up(v, w, b);
    double[][] first = drawn(h, coins[0], wrong);
    double[][] guess = v;
    double[][] on = h;
    int steps = wrong == Wrong.ONE_STEP ? 1 : coins.length;
    for (int t = 0; t < steps; t++) {
      guess = down(drawn(on, coins[t], wrong), w, a);
      on = up(guess, w, b);
    }
    double data = wrong == Wrong.DREAM_ONLY ? 0 : 1;
    double scale = (wrong == Wrong.REVERSED ? -1 : 1) / (wrong == Wrong.SUM ? 1.0 : v.length);
    double[][] seen = wrong == Wrong.DRAWN_DATA ? first : h;
    Divergence result =
        new Divergence(new double[a.length][b.length], new double[a.length], new double[b.length]);
    for (int n = 0; n < v.length; n++) {
      for (int i = 0; i < a.length; i++) {
        result.da[i] += scale * (data * v[n][i] - guess[n][i]);
        for (int j = 0; j < b.length; j++) {
          result.dw[i][j] += scale * (data * v[n][i] * seen[n][j] - guess[n][i] * on[n][j]);
        }
      }
      for (int j = 0; j < b.length; j++) {
        result.db[j] += scale * (data * seen[n][j] - on[n][j]);
      }
    }
    return result;
  }

  private static double[][] drawn(double[][] p, double[][] coins, Wrong wrong) {
    double[][] h = new double[p.length][];
    for (int n = 0; n < h.length; n++) {
      double[] row = p[n].clone();
      double[] coin = coins[n];
      if (wrong != Wrong.NO_SAMPLING) {
        Arrays.setAll(row, j -> coin[j] < row[j] ? 1 : 0);
      }
      h[n] = row;
    }
    return h;
  }

  private static double[][] up(double[][] v, double[][] w, double[] b) {
    double[][] h = new double[v.length][b.length];
    for (int n = 0; n < v.length; n++) {
      for (int j = 0; j < b.length; j++) {
        double z = b[j];
        for (int i = 0; i < w.length; i++) {
          z += v[n][i] * w[i][j];
        }
        h[n][j] = 1 / (1 + Math.exp(-z));
      }
    }
    return h;
  }

  private static double[][] down(double[][] h, double[][] w, double[] a) {
    double[][] v = new double[h.length][a.length];
    for (int n = 0; n < h.length; n++) {
      for (int i = 0; i < a.length; i++) {
        double z = a[i];
        for (int j = 0; j < h[n].length; j++) {
          z += w[i][j] * h[n][j];
        }
        v[n][i] = 1 / (1 + Math.exp(-z));
      }
    }
    return v;
  }
}
