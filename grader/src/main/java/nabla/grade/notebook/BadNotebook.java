package nabla.grade.notebook;

/** A file that cannot be marked, with the reason as its author should read it. */
public final class BadNotebook extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A reason.
   *
   * @param message what is wrong with the file, and what to hand in instead
   */
  public BadNotebook(String message) {
    super(message);
  }
}
