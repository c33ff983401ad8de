package nabla.check;

/** A claim that its measurement does not bear out: it fails the cell, and so the notebook. */
public final class ClaimFailed extends AssertionError {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what was claimed, what was measured, and what to do next
   */
  ClaimFailed(String message) {
    super(message);
  }
}
