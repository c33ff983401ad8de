package nabla.notebook;

/**
 * Text that a notebook shows as Markdown, formulas included.
 *
 * @param text the Markdown; {@code $…$} holds LaTeX
 */
public record Markdown(String text) {

  /**
   * Markdown to show as it is.
   *
   * @param text the Markdown
   * @return the value to end a cell with
   */
  public static Markdown of(String text) {
    return new Markdown(text);
  }

  /**
   * A formula on a line of its own.
   *
   * @param latex without dollar signs
   * @return the value to end a cell with
   */
  public static Markdown formula(String latex) {
    return new Markdown("$$" + latex + "$$");
  }

  @Override
  public String toString() {
    return text;
  }
}
