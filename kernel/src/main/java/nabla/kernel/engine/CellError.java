package nabla.kernel.engine;

import java.util.List;

/**
 * A failed cell, ready to be shown.
 *
 * @param name the exception's simple class name, or {@code CompileError}
 * @param message one line
 * @param traceback lines with ANSI colours that read well on light and dark
 * @param cause the exception itself, null for a compile error
 */
public record CellError(String name, String message, List<String> traceback, Throwable cause) {

  // Copies the traceback.
  public CellError {
    traceback = List.copyOf(traceback);
  }
}
