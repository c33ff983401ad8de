package nabla.plot;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

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
   * What it shows, for those who cannot see it.
   *
   * @return a few words
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

  /**
   * The plot as a vector drawing.
   *
   * @return an SVG document
   */
  default String svg() {
    var g = new VectorGraphics2D();
    draw(g, width(), height());
    var out = new ByteArrayOutputStream();
    try {
      new SVGProcessor()
          .getDocument(g.getCommands(), new PageSize(0, 0, width(), height()))
          .writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
