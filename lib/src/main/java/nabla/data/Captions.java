package nabla.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Small pictures that say in words what is on them: a shape of one size and one shade, on the left
 * or on the right. Four of the 24 combinations can be kept apart, to see whether a network that has
 * met every word also understands a new combination.
 */
public final class Captions {

  /** Width and height of a picture in pixels. */
  public static final int SIDE = 16;

  /** The combinations that {@link #drawn} keeps apart. */
  public static final Set<String> UNSEEN =
      Set.of(
          "a small dark cross on the left",
          "a big pale circle on the left",
          "a small pale square on the right",
          "a big dark cross on the right");

  private static final List<String> SHAPES = List.of("square", "circle", "cross");

  /**
   * A picture and its caption.
   *
   * @param pixels row by row from the top left, 0 paper to 1 ink, shape [256]
   * @param caption seven words
   */
  @SuppressWarnings("ArrayRecordComponent") // pixels, shared on purpose
  public record Picture(double[] pixels, List<String> caption) {
    public Picture {
      caption = List.copyOf(caption);
    }

    @Override
    public String toString() {
      return String.join(" ", caption);
    }
  }

  private Captions() {}

  /**
   * Draws pictures, with a little noise on every pixel.
   *
   * @param n how many
   * @param unseen whether to draw the four combinations that are kept apart, or the other twenty
   * @param seed of everything random in them
   * @return n pictures
   */
  public static List<Picture> drawn(int n, boolean unseen, long seed) {
    var random = new SplittableRandom(seed);
    var pictures = new ArrayList<Picture>();
    while (pictures.size() < n) {
      int shape = random.nextInt(SHAPES.size());
      boolean big = random.nextBoolean();
      boolean dark = random.nextBoolean();
      boolean left = random.nextBoolean();
      var words =
          List.of(
              "a",
              big ? "big" : "small",
              dark ? "dark" : "pale",
              SHAPES.get(shape),
              "on",
              "the",
              left ? "left" : "right");
      if (UNSEEN.contains(String.join(" ", words)) == unseen) {
        pictures.add(new Picture(draw(shape, big, dark, left, random), words));
      }
    }
    return pictures;
  }

  private static double[] draw(
      int shape, boolean big, boolean dark, boolean left, RandomGenerator random) {
    int r = big ? 3 : 2;
    int half = SIDE / 2;
    int cx = left ? random.nextInt(r, half - r + 1) : random.nextInt(half + r - 1, SIDE - r);
    int cy = random.nextInt(r, SIDE - r);
    var pixels = new double[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      int dx = Math.abs(i % SIDE - cx);
      int dy = Math.abs(i / SIDE - cy);
      double ink = inside(shape, dx, dy, r) ? (dark ? 0.9 : 0.45) : 0;
      pixels[i] = Math.max(0, Math.min(1, ink + 0.05 * random.nextGaussian()));
    }
    return pixels;
  }

  private static boolean inside(int shape, int dx, int dy, int r) {
    return switch (shape) {
      case 0 -> dx <= r && dy <= r;
      case 1 -> dx * dx + dy * dy <= r * r + 1;
      default -> dx <= r && dy <= r && (dx == 0 || dy == 0);
    };
  }
}
