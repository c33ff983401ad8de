package nabla.kernel.display;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Images as bytes. Apart from the registry, so that no AWT class is loaded before it is needed. */
final class Images {
  private static final String TYPE = "image/";

  private Images() {}

  static Bundle bundle(RenderedImage image) throws IOException {
    String size = image.getWidth() + " × " + image.getHeight();
    byte[] png = encoded(image, "image/png");
    if (png == null) {
      throw new IOException("this image has a colour model that PNG does not know");
    }
    return Bundle.of("image/png", png)
        .with("text/plain", "Image " + size + " pixels")
        .withMetadata("image/png", Map.of("width", image.getWidth(), "height", image.getHeight()));
  }

  /** An image, or the bytes of one, in a format; null where Java does not write that. */
  static byte[] as(Object image, String mime) throws IOException {
    if (image instanceof RenderedImage rendered) {
      return encoded(rendered, mime);
    }
    byte[] bytes = (byte[]) image;
    if (mime.equals(ImageBytes.mime(bytes))) {
      return bytes;
    }
    RenderedImage read = ImageIO.read(new ByteArrayInputStream(bytes));
    return read == null ? null : encoded(read, mime);
  }

  private static byte[] encoded(RenderedImage image, String mime) throws IOException {
    String format = mime.substring(TYPE.length());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.setUseCache(false);
    return ImageIO.write(image, format, bytes) || ImageIO.write(opaque(image), format, bytes)
        ? bytes.toByteArray()
        : null;
  }

  /** On white, for formats such as JPEG that know no transparency. */
  private static BufferedImage opaque(RenderedImage image) {
    BufferedImage opaque =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.drawRenderedImage(image, null);
    graphics.dispose();
    return opaque;
  }
}
