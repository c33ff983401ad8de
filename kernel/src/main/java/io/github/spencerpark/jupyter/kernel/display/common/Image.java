package io.github.spencerpark.jupyter.kernel.display.common;

import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.image.RenderedImage;
import java.io.InputStream;
import nabla.kernel.compat.Content;

/** Images in the formats they may be shown in. */
public class Image {
  public static final MIMEType PNG = MIMEType.IMAGE_PNG;
  public static final MIMEType JPEG = MIMEType.IMAGE_JPEG;
  public static final MIMEType GIF = MIMEType.IMAGE_GIF;
  public static final MIMEType SVG = MIMEType.IMAGE_SVG;

  /** Nothing to do: the kernel knows how to show images. */
  public static void registerAll(Renderer renderer) {}

  public static void renderImage(RenderedImage image, RenderContext context) {
    for (MIMEType type : new MIMEType[] {PNG, JPEG, GIF}) {
      context.renderIfRequested(type, () -> Content.rendered(image, type.toString()));
    }
  }

  public static void renderImageFromStream(InputStream in, RenderContext context) {
    renderImage(Content.image(in), context);
  }
}
