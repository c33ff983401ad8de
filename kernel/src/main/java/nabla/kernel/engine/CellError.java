package nabla.kernel.engine;

import java.util.List;

/**
 * A failed cell, ready to be shown.
 *
 * @param name the exception's simple class name, or {@code CompileError}
 * @param message one line
 * @param traceback lines with ANSI colours that read well on light and dark
 * @param cause the exception itself; null for a compile error, an {@link InternalFailure} for one
 *     that is not the user's
 * @param unresolved the names of packages, types and variables that the compiler found nowhere
 */
public record CellError(
    String name, String message, List<String> traceback, Throwable cause, List<String> unresolved) {

  // Copies the lists.
  public CellError {
    traceback = List.copyOf(traceback);
    unresolved = List.copyOf(unresolved);
  }

  /**
   * An error that is not about names.
   *
   * @param name the exception's simple class name
   * @param message one line
   * @param traceback lines with ANSI colours that read well on light and dark
   * @param cause the exception itself, may be null
   */
  public CellError(String name, String message, List<String> traceback, Throwable cause) {
    this(name, message, traceback, cause, List.of());
  }
}
