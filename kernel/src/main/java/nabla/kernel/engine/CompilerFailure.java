package nabla.kernel.engine;

import java.util.stream.Collectors;

/** The compiler itself failed: not a mistake in the text, or none that it could name. */
final class CompilerFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LINES = 30;

  /**
   * A failure.
   *
   * @param dump what the compiler printed, with its stack
   * @param cause what it threw, null where it kept that to itself
   */
  CompilerFailure(String dump, Throwable cause) {
    super(dump.isBlank() ? String.valueOf(cause) : shortened(dump), cause);
  }

  private static String shortened(String dump) {
    return dump.lines().limit(LINES).collect(Collectors.joining("\n"));
  }

  /** Whether the text was nested more deeply than the stack. */
  boolean ofDepth() {
    return getCause() instanceof StackOverflowError
        || getMessage().contains(StackOverflowError.class.getName());
  }
}
