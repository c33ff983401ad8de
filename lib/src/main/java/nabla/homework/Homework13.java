package nabla.homework;

import java.util.Arrays;
import java.util.List;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** A convolution with holes, how large its map is, a pooling with two bugs, and three numbers. */
public final class Homework13 {
  /** What an answer seems to think that turns the filter by 180°. */
  public static final String FLIPPED =
      "The filter is turned by 180°: z takes w[u][v] with the pixel u rows below and v columns to"
          + " the right of the window's corner.";

  /** What an answer seems to think that averages over channels. */
  public static final String MEAN_OF_CHANNELS =
      "The channels are averaged: a filter has weights of its own for each channel, and adds up.";

  /** What an answer seems to think that puts no holes into the filter. */
  public static final String NO_HOLES =
      "The filter has no holes: its pixels are `hole` apart, at u · hole and v · hole.";

  /** What an answer seems to think whose size is k and not hole (k − 1) + 1. */
  public static final String DENSE_SIZE =
      "The window is taken for k pixels wide: with holes, its first and last pixel are"
          + " hole · (k − 1) apart.";

  /** What an answer seems to think that keeps the blame of one window only. */
  public static final String OVERWRITES =
      "Windows overlap: a pixel that wins in several of them gets all of their blame, so add.";

  /** What an answer seems to think that blames all of several largest pixels. */
  public static final String ALL_OF_THE_LARGEST =
      "Several pixels are equally large and each gets the whole blame: only the first one does.";

  private Homework13() {}

  /**
   * The exercises.
   *
   * @return four: {@code outSize}, {@code conv2d}, {@code poolBackward}, three numbers
   */
  public static List<Exercise> exercises() {
    return List.of(outSize(), conv2d(), poolBackward(), numbers());
  }

  private static Exercise conv2d() {
    double[][][] x = {{{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}}};
    double[][][][] w = {{{{1, 10}, {100, 1000}}}};
    return Exercise.of(
        "13.2",
        "conv2d",
        convolved(
            Case.given(
                "3 × 4 pixels 1 … 12, one filter (1, 10; 100, 1000), bias 0.5, stride 1, no padding,"
                    + " holes of 2",
                x,
                w,
                new double[] {0.5},
                new int[] {1, 0, 2}),
            x,
            w,
            new double[] {0.5},
            1,
            0,
            2),
        convolved(
                Case.given(
                    "the same with bias 1, stride 2, padding 1 and no holes",
                    x,
                    w,
                    one(),
                    new int[] {2, 1, 1}),
                x,
                w,
                one(),
                2,
                1,
                1)
            .worth(0.5));
  }

  private static double[] one() {
    return new double[] {1};
  }

  /**
   * Requires the convolution of the arguments, and names what commonly goes wrong.
   *
   * @param test the case
   * @param x pixels, shape [channels, height, width]
   * @param w filters, shape [filters, channels, height, width]
   * @param b one per filter
   * @param stride how far the window moves
   * @param padding zeros on each side
   * @param hole how far apart a filter's pixels are
   * @return the case
   */
  public static Case convolved(
      Case test, double[][][] x, double[][][][] w, double[] b, int stride, int padding, int hole) {
    double[][][] right = convolution(x, w, b, stride, padding, hole);
    return test.returns(right, 1e-9)
        .unlessReturns(convolution(x, turned(w), b, stride, padding, hole), FLIPPED)
        .unlessReturns(
            convolution(x, scaled(w, 1.0 / x.length), b, stride, padding, hole), MEAN_OF_CHANNELS)
        .unlessReturns(
            convolution(x, w, new double[b.length], stride, padding, hole),
            "The biases are missing: each filter adds its own b to every number of its map.")
        .unless(
            answer ->
                hole > 1
                    && Plain.close(
                        at(answer), convolution(x, w, b, stride, padding, 1)[0][0][0], 1e-9),
            NO_HOLES)
        .unless(
            answer -> !sameSize(answer, right),
            "The map has another size: it has ⌊(n + 2p − hole (k − 1) − 1) / s⌋ + 1 rows, and as many"
                + " columns by the width.")
        .hint(
            "z[o][i][j] = b[o] + Σ w[o][c][u][v] · x[c][i·s + u·hole − p][j·s + v·hole − p], and 0"
                + " where that lies outside.");
  }

  private static Object at(Answer answer) {
    return Plain.matrix(((List<?>) answer.value()).get(0))[0][0];
  }

  private static boolean sameSize(Answer answer, double[][][] right) {
    double[][] map = Plain.matrix(((List<?>) answer.value()).get(0));
    return map.length == right[0].length && map[0].length == right[0][0].length;
  }

  /**
   * A convolution with holes, any sides, by its formula.
   *
   * @param x pixels, shape [channels, height, width]
   * @param w filters, shape [filters, channels, height, width]
   * @param b one per filter
   * @param stride how far the window moves
   * @param padding zeros on each side
   * @param hole how far apart a filter's pixels are, 1 for a usual convolution
   * @return maps, shape [filters, rows, columns]
   */
  public static double[][][] convolution(
      double[][][] x, double[][][][] w, double[] b, int stride, int padding, int hole) {
    int rows = size(x[0].length, w[0][0].length, stride, padding, hole);
    int columns = size(x[0][0].length, w[0][0][0].length, stride, padding, hole);
    double[][][] z = new double[w.length][rows][columns];
    for (int o = 0; o < w.length; o++) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          z[o][i][j] = b[o] + sum(x, w[o], i * stride - padding, j * stride - padding, hole);
        }
      }
    }
    return z;
  }

  private static double sum(double[][][] x, double[][][] w, int top, int left, int hole) {
    double sum = 0;
    for (int c = 0; c < w.length; c++) {
      for (int u = 0; u < w[c].length; u++) {
        int y = top + u * hole;
        for (int v = 0; v < w[c][u].length; v++) {
          int q = left + v * hole;
          if (y >= 0 && y < x[c].length && q >= 0 && q < x[c][y].length) {
            sum += w[c][u][v] * x[c][y][q];
          }
        }
      }
    }
    return sum;
  }

  /**
   * How many places a window has.
   *
   * @param n pixels along a side
   * @param k the window's numbers along this side
   * @param stride how far it moves
   * @param padding zeros at each end
   * @param hole how far apart its pixels are
   * @return ⌊(n + 2p − hole (k − 1) − 1) / s⌋ + 1
   */
  public static int size(int n, int k, int stride, int padding, int hole) {
    return Math.floorDiv(n + 2 * padding - hole * (k - 1) - 1, stride) + 1;
  }

  private static double[][][][] turned(double[][][][] w) {
    return map(
        w,
        kernel -> {
          int h = kernel.length;
          int l = kernel[0].length;
          double[][] other = new double[h][l];
          for (int u = 0; u < h; u++) {
            for (int v = 0; v < l; v++) {
              other[u][v] = kernel[h - 1 - u][l - 1 - v];
            }
          }
          return other;
        });
  }

  private static double[][][][] scaled(double[][][][] w, double factor) {
    return map(
        w,
        kernel ->
            Arrays.stream(kernel)
                .map(row -> Arrays.stream(row).map(v -> factor * v).toArray())
                .toArray(double[][]::new));
  }

  private static double[][][][] map(
      double[][][][] w, java.util.function.UnaryOperator<double[][]> each) {
    return Arrays.stream(w)
        .map(filter -> Arrays.stream(filter).map(each).toArray(double[][][]::new))
        .toArray(double[][][][]::new);
  }

  private static Exercise outSize() {
    return Exercise.of(
        "13.1",
        "outSize",
        Case.given("28 pixels, 3 numbers, stride 2, padding 1, holes of 2", 28, 3, 2, 1, 2)
            .worth(0.5)
            .returns(13, 0)
            .unlessReturns(14, DENSE_SIZE)
            .hint("Where does the window start last, so that its last pixel is still inside?"));
  }

  private static Exercise poolBackward() {
    double[][] x = {{1, 5, 2}, {0, 3, 4}, {7, 6, 8}};
    double[][] delta = {{1, 10}, {100, 1000}};
    return Exercise.of(
        "13.3",
        "poolBackward",
        blamed(
            Case.given(
                "3 × 3 pixels, windows of 2 with stride 1, δ = (1, 10; 100, 1000)", x, delta, 2, 1),
            x,
            delta,
            2,
            1));
  }

  /**
   * Requires the backward pass of max pooling, and names what commonly goes wrong.
   *
   * @param test the case
   * @param x pixels, shape [height, width]
   * @param delta ∂L/∂y, one per window
   * @param side of the windows
   * @param stride how far they move
   * @return the case
   */
  public static Case blamed(Case test, double[][] x, double[][] delta, int side, int stride) {
    return test.returns(blame(x, delta, side, stride, true, true), 1e-9)
        .unlessReturns(blame(x, delta, side, stride, false, true), OVERWRITES)
        .unlessReturns(blame(x, delta, side, stride, true, false), ALL_OF_THE_LARGEST)
        .unlessReturns(
            blame(x, delta, side, stride, false, false), OVERWRITES + " " + ALL_OF_THE_LARGEST)
        .hint(
            "For each window: find its first largest pixel, row by row, and add the window's δ there.");
  }

  /**
   * The backward pass of max pooling.
   *
   * @param x pixels, shape [height, width]
   * @param delta ∂L/∂y, one per window
   * @param side of the windows
   * @param stride how far they move
   * @param adds false for the bug that overwrites
   * @param first false for the bug that blames all of the largest
   * @return ∂L/∂x
   */
  public static double[][] blame(
      double[][] x, double[][] delta, int side, int stride, boolean adds, boolean first) {
    double[][] dx = new double[x.length][x[0].length];
    for (int i = 0; i < delta.length; i++) {
      for (int j = 0; j < delta[i].length; j++) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < side * side; k++) {
          largest = Math.max(largest, x[i * stride + k / side][j * stride + k % side]);
        }
        for (int k = 0; k < side * side; k++) {
          int y = i * stride + k / side;
          int q = j * stride + k % side;
          if (x[y][q] == largest) {
            dx[y][q] = (adds ? dx[y][q] : 0) + delta[i][j];
            if (first) {
              break;
            }
          }
        }
      }
    }
    return dx;
  }

  private static Exercise numbers() {
    return Exercise.of(
        "13.4",
        "the numbers",
        Case.given("pixels seen, parameters, free weights")
            .worth(0.5)
            .satisfies(
                "three whole numbers: pixels from 2 to 32, parameters above 1,000, weights from 1 to 9",
                answer -> {
                  double[] n = Plain.vector(answer.value());
                  return n.length == 3
                      && Arrays.stream(n).allMatch(v -> v == Math.rint(v))
                      && n[0] >= 2
                      && n[0] <= 32
                      && n[1] > 1000
                      && n[2] >= 1
                      && n[2] <= 9;
                })
            .hint(
                "r ← r + (span − 1) d, d ← s d; a filter has a weight for each channel, and a bias."));
  }
}
