package nabla.core;

/** Text on its way into HTML or SVG. */
public final class HtmlText {

  private HtmlText() {}

  /**
   * The text with the characters that mean something in HTML made harmless.
   *
   * @param text any text
   * @return what shows as {@code text}, between tags and within quoted attributes
   */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
