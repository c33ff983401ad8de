package nabla.kernel.magic;

/** Code that a cell passes to {@code eval} or a magic does not compile. */
public final class CompilationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With what the compiler found.
   *
   * @param message as a cell would show it, without colours
   */
  public CompilationException(String message) {
    super(message);
  }
}
