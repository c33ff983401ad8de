package nabla.kernel.install;

/** A command line that cannot be understood. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was seen, and what would be right
   */
  public UsageException(String message) {
    super(message);
  }
}
