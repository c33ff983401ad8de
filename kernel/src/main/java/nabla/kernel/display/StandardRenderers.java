package nabla.kernel.display;

import java.awt.image.RenderedImage;
import java.util.Set;

/** What the kernel shows without any library's help. */
final class StandardRenderers {
  private StandardRenderers() {}

  static void register(Renderers renderers) {
    renderers.register(Bundle.class, bundle -> bundle);
    renderers.register(
        Displayable.class,
        new Renderer<>() {
          @Override
          public Bundle render(Displayable value) throws Exception {
            return value.bundle(Set.of());
          }

          @Override
          public Bundle render(Displayable value, Set<String> mimes) throws Exception {
            return value.bundle(mimes);
          }
        });
    renderers.register(RenderedImage.class, Images::bundle);
    renderers.register(byte[].class, StandardRenderers::bytes);
  }

  /** Bytes that are an image are shown as one. */
  private static Bundle bytes(byte[] bytes) {
    String mime = ImageBytes.mime(bytes);
    return mime == null ? null : Bundle.of(mime, bytes).with("text/plain", mime);
  }
}
