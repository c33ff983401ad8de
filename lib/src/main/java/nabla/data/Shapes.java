package nabla.data;

import java.util.List;
import java.util.SplittableRandom;
import nabla.core.Dataset;

/**
 * Hand-drawn shapes by the same pen that draws {@link Digits}: pictures of the same size and look,
 * for a network that has only ever seen digits.
 */
public final class Shapes {

  /** What the classes 0, 1, 2, 3 are called. */
  public static final List<String> NAMES = List.of("triangle", "square", "cross", "zigzag");

  private static final double[][][][] STROKES = {
    {{{.5, .12}, {.85, .85}, {.15, .85}, {.5, .12}}},
    {{{.18, .18}, {.82, .18}, {.82, .82}, {.18, .82}, {.18, .18}}},
    {{{.18, .18}, {.82, .82}}, {{.82, .18}, {.18, .82}}},
    {{{.12, .7}, {.32, .3}, {.5, .7}, {.68, .3}, {.88, .7}}},
  };

  private Shapes() {}

  /**
   * Draws shapes, equally many of each class (±1), in random order.
   *
   * @param n how many images
   * @param seed of everything random in them
   * @return x of shape [n, 784], row by row from the top left, 0 paper to 1 ink
   */
  public static Dataset strokes(int n, long seed) {
    var random = new SplittableRandom(seed);
    var order = Dataset.permutation(n, random);
    var x = new double[n][];
    var label = new int[n];
    for (int i = 0; i < n; i++) {
      label[i] = order[i] % STROKES.length;
      x[i] = new Pen(Digits.SIDE, random).draw(STROKES[label[i]]);
    }
    return new Dataset(x, label, STROKES.length);
  }
}
