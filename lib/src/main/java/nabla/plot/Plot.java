package nabla.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Something that draws itself at any size. */
public interface Plot {

  /**
   * Draws the plot into the rectangle from (0, 0) to (width, height), background included.
   *
   * @param g where to
   * @param width in logical pixels
   * @param height in logical pixels
   */
  void draw(Graphics2D g, int width, int height);

  /**
   * The width it looks best at.
   *
   * @return logical pixels
   */
  default int width() {
    return 660;
  }

  /**
   * The height it looks best at.
   *
   * @return logical pixels
   */
  default int height() {
    return 380;
  }

  /**
   * What it shows, for those who cannot see it: the alternative text of its image.
   *
   * @return a sentence or two
   */
  default String description() {
    return getClass().getSimpleName();
  }

  /**
   * The plot as pixels.
   *
   * @param scale device pixels per logical pixel: 1 for a plain screen, 2 for a fine one
   * @return an opaque image
   */
  default BufferedImage image(double scale) {
    var image =
        new BufferedImage(
            (int) Math.round(width() * scale),
            (int) Math.round(height() * scale),
            BufferedImage.TYPE_INT_RGB);
    var g = image.createGraphics();
    try {
      Theme.prepare(g);
      g.scale(scale, scale);
      draw(g, width(), height());
    } finally {
      g.dispose();
    }
    return image;
  }

  /**
   * The plot as a file for a fine screen, with at most 128 colours so that a notebook stays small.
   *
   * @return a PNG of one and a half times the logical size
   */
  default byte[] png() {
    return png(1.5);
  }

  /**
   * The plot as a file, with at most 128 colours.
   *
   * @param scale device pixels per logical pixel: 1 for a plain screen, 2 for a fine one
   * @return a PNG
   */
  default byte[] png(double scale) {
    return Png.encode(image(scale));
  }
}
