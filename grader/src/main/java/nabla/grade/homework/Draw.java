package nabla.grade.homework;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Random inputs of hidden cases. */
final class Draw {
  private Draw() {}

  /** Entries from a normal distribution with standard deviation {@code scale}. */
  static double[] vector(RandomGenerator random, int n, double scale) {
    double[] out = new double[n];
    Arrays.setAll(out, i -> scale * random.nextGaussian());
    return out;
  }

  /** Rows of {@link #vector}. */
  static double[][] matrix(RandomGenerator random, int rows, int columns, double scale) {
    double[][] out = new double[rows][];
    Arrays.setAll(out, i -> vector(random, columns, scale));
    return out;
  }

  /** Weights of a network with these widths, shape [layer][out][in]. */
  static double[][][] weights(RandomGenerator random, int... sizes) {
    double[][][] out = new double[sizes.length - 1][][];
    Arrays.setAll(out, l -> matrix(random, sizes[l + 1], sizes[l], 1 / Math.sqrt(sizes[l])));
    return out;
  }

  /** Biases of a network with these widths, none of them near 0. */
  static double[][] biases(RandomGenerator random, int... sizes) {
    double[][] out = new double[sizes.length - 1][];
    Arrays.setAll(
        out,
        l -> {
          double[] b = new double[sizes[l + 1]];
          Arrays.setAll(b, i -> (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.2, 0.9));
          return b;
        });
    return out;
  }

  /** One-hot rows of random classes. */
  static double[][] oneHot(RandomGenerator random, int rows, int classes) {
    double[][] out = new double[rows][classes];
    for (double[] row : out) {
      row[random.nextInt(classes)] = 1;
    }
    return out;
  }
}
