package nabla.data;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Small pictures of diamonds and squares, with the class of every pixel: paper, diamond or square.
 * Things and paper have random brightness, so that no single pixel tells what it belongs to.
 *
 * @param x one row of pixels per picture, row by row from the top left
 * @param label the class of each of these pixels
 */
@SuppressWarnings("ArrayRecordComponent") // numbers, shared on purpose
public record Scenes(double[][] x, double[][] label) {

  /** The width and height of a picture in pixels. */
  public static final int SIDE = 20;

  /** What the classes 0, 1, 2 are called. */
  public static final List<String> NAMES = List.of("paper", "diamond", "square");

  private static final double NOISE = 0.1;

  /**
   * Draws pictures with one to three things each; what is drawn later covers what was there.
   *
   * @param n how many pictures
   * @param seed of everything random in them
   * @return pictures of 20 × 20 pixels, with a label for each pixel
   */
  public static Scenes of(int n, long seed) {
    var random = new SplittableRandom(seed);
    var x = new double[n][SIDE * SIDE];
    var label = new double[n][SIDE * SIDE];
    for (int i = 0; i < n; i++) {
      double paper = random.nextDouble(-0.3, 0.3);
      Arrays.fill(x[i], paper);
      int things = random.nextInt(1, 4);
      for (int t = 0; t < things; t++) {
        draw(x[i], label[i], paper, random);
      }
      for (int p = 0; p < x[i].length; p++) {
        x[i][p] += NOISE * random.nextGaussian();
      }
    }
    return new Scenes(x, label);
  }

  private static void draw(double[] x, double[] label, double paper, SplittableRandom random) {
    int kind = random.nextInt(1, NAMES.size());
    double radius = random.nextDouble(2, 3.5);
    double middleY = random.nextDouble(radius, SIDE - radius);
    double middleX = random.nextDouble(radius, SIDE - radius);
    double brightness = paper + random.nextDouble(0.5, 1.2);
    for (int p = 0; p < x.length; p++) {
      int row = p / SIDE;
      int column = p % SIDE;
      double dy = Math.abs(row + 0.5 - middleY);
      double dx = Math.abs(column + 0.5 - middleX);
      // Both as large as a disc of this radius, so that size does not give them away.
      boolean inside =
          kind == 1
              ? dy + dx <= radius * Math.sqrt(Math.PI / 2)
              : Math.max(dy, dx) <= radius * Math.sqrt(Math.PI) / 2;
      if (inside) {
        x[p] = brightness;
        label[p] = kind;
      }
    }
  }

  /**
   * How many pictures there are.
   *
   * @return the number of rows
   */
  public int size() {
    return x.length;
  }
}
