package nabla.grade.homework;

import static nabla.homework.Homework03.ACTIVATION_AFTER_OUTPUT;
import static nabla.homework.Homework03.COUNTS_WEIGHTS_ONLY;
import static nabla.homework.Homework03.NO_ACTIVATION;
import static nabla.homework.Homework03.NO_BIAS;
import static nabla.homework.Homework03.TRANSPOSED;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nabla.check.Case;

/** Homework 03: the forward pass of any network. */
final class Hidden03 {
  private enum Slip {
    NONE,
    ACTIVATION_AFTER_OUTPUT,
    NO_ACTIVATION,
    NO_BIAS,
    BIAS_FIRST_ROW_ONLY
  }

  private Hidden03() {}

  static Assignment assignment() {
    return Assignment.of("03-networks")
        .exercise(
            "03.1",
            random ->
                List.of(
                    compare("one row, widths 1-1-1-1", random, 1, 1, 1, 1, 1),
                    compare("five rows, widths 4-3-5-2", random, 5, 4, 3, 5, 2),
                    compare("six rows, a single layer 3-4", random, 6, 3, 4)))
        .exercise("03.2", random -> List.of(count(random)))
        .question("03.Q1", 1, "b", "A(Bx + c) + d = (AB)x + (Ac + d): again a matrix and a vector.")
        .question(
            "03.Q2", 1, "b", "Draw the four points at (h₁, h₂), the hidden neurons' outputs.");
  }

  private static Case compare(String given, RandomGenerator random, int rows, int... sizes) {
    double[][][] w = Draw.weights(random, sizes);
    double[][] b = Draw.biases(random, sizes);
    double[][] x = Draw.matrix(random, rows, sizes[0], 1);
    // In some row an output is negative, so that ReLU after the last layer shows.
    b[b.length - 1][0] = -Math.abs(b[b.length - 1][0]) - 4;
    return Case.given(given, w, b, x)
        .returns(forward(w, b, x, Slip.NONE), 1e-9)
        .unlessReturns(forward(w, b, x, Slip.ACTIVATION_AFTER_OUTPUT), ACTIVATION_AFTER_OUTPUT)
        .unlessReturns(forward(w, b, x, Slip.NO_ACTIVATION), NO_ACTIVATION)
        .unlessReturns(forward(w, b, x, Slip.NO_BIAS), NO_BIAS)
        .unlessReturns(
            forward(w, b, x, Slip.BIAS_FIRST_ROW_ONLY),
            "Only the first row gets the biases: every sample does.")
        .hint("The matrices are not square here. " + TRANSPOSED);
  }

  private static double[][] forward(double[][][] w, double[][] b, double[][] x, Slip slip) {
    return IntStream.range(0, x.length)
        .mapToObj(n -> row(w, b, x[n], slip, n))
        .toArray(double[][]::new);
  }

  private static double[] row(double[][][] w, double[][] b, double[] x, Slip slip, int n) {
    double[] a = x;
    for (int l = 0; l < w.length; l++) {
      boolean last = l == w.length - 1;
      boolean bias = slip != Slip.NO_BIAS && (slip != Slip.BIAS_FIRST_ROW_ONLY || n == 0);
      boolean relu = last ? slip == Slip.ACTIVATION_AFTER_OUTPUT : slip != Slip.NO_ACTIVATION;
      double[] z = new double[w[l].length];
      for (int i = 0; i < z.length; i++) {
        z[i] = bias ? b[l][i] : 0;
        for (int j = 0; j < a.length; j++) {
          z[i] += w[l][i][j] * a[j];
        }
        z[i] = relu ? Math.max(0, z[i]) : z[i];
      }
      a = z;
    }
    return a;
  }

  private static Case count(RandomGenerator random) {
    int[] sizes = {
      random.nextInt(2, 9), 1000 * random.nextInt(40, 60), 1000 * random.nextInt(50, 70), 3
    };
    long weights = 0;
    long neurons = 0;
    for (int l = 1; l < sizes.length; l++) {
      weights += (long) sizes[l - 1] * sizes[l];
      neurons += sizes[l];
    }
    String widths = sizes[0] + "-" + sizes[1] + "-" + sizes[2] + "-" + sizes[3];
    return Case.given(widths, sizes)
        .returns(weights + neurons, 0)
        .unlessReturns(weights, COUNTS_WEIGHTS_ONLY)
        .unlessReturns(
            weights + neurons + sizes[0],
            "The input layer was counted, too: its " + sizes[0] + " inputs have no bias.")
        .unlessReturns(
            (int) (weights + neurons), "The number does not fit an int: multiply as long.")
        .hint("Sum in · out + out over the layers after the input, as long.");
  }
}
