package nabla.data;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import nabla.core.Dataset;

/**
 * A plus or a cross of three pixels by three, at a random place and of a random brightness, on
 * paper of a random brightness with noise: what matters is tiny, and what does not matter changes
 * every pixel.
 */
public final class Marks {

  /** The width and height of an image in pixels. */
  public static final int SIDE = 16;

  /** The width and height of a mark in pixels. */
  public static final int MARK = 3;

  /** What the classes 0 and 1 are called. */
  public static final List<String> NAMES = List.of("plus", "cross");

  private static final int[][] PIXELS = {
    {0, 1, 0, 1, 1, 1, 0, 1, 0},
    {1, 0, 1, 0, 1, 0, 1, 0, 1},
  };

  private static final double NOISE = 0.1;

  private Marks() {}

  /**
   * Draws marks, equally many of each class (±1), in random order.
   *
   * @param n how many images
   * @param seed of everything random in them
   * @return x of shape [n, 256], row by row from the top left; paper from −0.5 to 0.5, the mark 0.7
   *     to 1.3 above it
   */
  public static Dataset of(int n, long seed) {
    var random = new SplittableRandom(seed);
    var order = Dataset.permutation(n, random);
    var x = new double[n][];
    var label = new int[n];
    for (int i = 0; i < n; i++) {
      label[i] = order[i] % 2;
      int top = random.nextInt(SIDE - MARK + 1);
      int left = random.nextInt(SIDE - MARK + 1);
      x[i] = clean(label[i], top, left, random.nextDouble(-0.5, 0.5), random.nextDouble(0.7, 1.3));
      for (int j = 0; j < x[i].length; j++) {
        x[i][j] += NOISE * random.nextGaussian();
      }
    }
    return new Dataset(x, label, 2);
  }

  /**
   * One image without noise.
   *
   * @param label 0 for a plus, 1 for a cross
   * @param top the mark's first row, from 0 to 13
   * @param left the mark's first column, from 0 to 13
   * @param paper the brightness of the paper
   * @param mark how much brighter the mark is
   * @return 256 pixels, row by row from the top left
   */
  public static double[] clean(int label, int top, int left, double paper, double mark) {
    var image = new double[SIDE * SIDE];
    Arrays.fill(image, paper);
    for (int k = 0; k < MARK * MARK; k++) {
      image[(top + k / MARK) * SIDE + left + k % MARK] += mark * PIXELS[label][k];
    }
    return image;
  }
}
