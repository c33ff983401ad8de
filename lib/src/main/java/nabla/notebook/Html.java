package nabla.notebook;

/**
 * Text that a notebook shows as HTML.
 *
 * @param text the HTML
 */
public record Html(String text) {

  /**
   * HTML to show as it is.
   *
   * @param text the HTML
   * @return the value to end a cell with
   */
  public static Html of(String text) {
    return new Html(text);
  }

  @Override
  public String toString() {
    return text.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
  }
}
