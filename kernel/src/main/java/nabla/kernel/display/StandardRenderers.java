package nabla.kernel.display;

import java.awt.image.RenderedImage;

/** What the kernel shows without any library's help. */
final class StandardRenderers {
  private StandardRenderers() {}

  static void register(Renderers renderers) {
    renderers.register(Bundle.class, bundle -> bundle);
    renderers.register(RenderedImage.class, Pngs::bundle);
    renderers.register(byte[].class, StandardRenderers::bytes);
  }

  /** Bytes that are an image are shown as one. */
  private static Bundle bytes(byte[] bytes) {
    String mime = ImageBytes.mime(bytes);
    return mime == null ? null : Bundle.of(mime, bytes).with("text/plain", mime);
  }
}
