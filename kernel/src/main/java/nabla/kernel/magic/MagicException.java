package nabla.kernel.magic;

/** A magic that cannot do what it was asked for: what was seen and what to do next. */
public final class MagicException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message for the user.
   *
   * @param message what was seen, and what to do next
   */
  public MagicException(String message) {
    super(message);
  }
}
