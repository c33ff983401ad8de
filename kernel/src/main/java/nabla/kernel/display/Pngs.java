package nabla.kernel.display;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Images as PNG. Apart from the registry, so that no AWT class is loaded before it is needed. */
final class Pngs {
  private Pngs() {}

  static Bundle bundle(RenderedImage image) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.setUseCache(false);
    if (!ImageIO.write(image, "png", png)) {
      throw new IOException("this image has a colour model that PNG does not know");
    }
    String size = image.getWidth() + " × " + image.getHeight();
    return Bundle.of("image/png", png.toByteArray())
        .with("text/plain", "Image " + size + " pixels")
        .withMetadata("image/png", Map.of("width", image.getWidth(), "height", image.getHeight()));
  }
}
