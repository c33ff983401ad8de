package io.github.spencerpark.jupyter.kernel.display.common;

import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import nabla.kernel.compat.Content;

/** Text as the kinds of text it may be. */
public class Text {
  public static MIMEType JS = MIMEType.APPLICATION_JAVASCRIPT;
  public static MIMEType PLAIN = MIMEType.TEXT_PLAIN;
  public static MIMEType MARKDOWN = MIMEType.TEXT_MARKDOWN;
  public static MIMEType LATEX = MIMEType.TEXT_LATEX;
  public static MIMEType HTML = MIMEType.TEXT_HTML;
  public static MIMEType CSS = MIMEType.TEXT_CSS;
  public static MIMEType SVG = MIMEType.IMAGE_SVG;
  public static MIMEType JSON = MIMEType.APPLICATION_JSON;

  /** Nothing to do: the kernel knows how to show text. */
  public static void registerAll(Renderer renderer) {}

  public static void renderCharSequence(CharSequence text, RenderContext context) {
    for (MIMEType type : new MIMEType[] {JS, PLAIN, MARKDOWN, LATEX, HTML, CSS, SVG}) {
      context.renderIfRequested(type, text::toString);
    }
    context.renderIfRequested(JSON, () -> Content.json(text.toString()));
  }
}
