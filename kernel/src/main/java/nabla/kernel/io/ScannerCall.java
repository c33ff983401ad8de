package nabla.kernel.io;

import java.util.Optional;
import java.util.Scanner;

/**
 * What a {@link Scanner} gets in place of a line that will not come, because the user has stopped
 * the cell. A scanner does not survive an exception from its source (its buffer is left full of
 * zero characters) nor an end of the source (it is closed for good), so it gets something that its
 * caller can return with; the cell then ends at its next check.
 */
final class ScannerCall {
  private ScannerCall() {}

  /** A line for the method of a scanner that reads in this thread, if one does. */
  static Optional<String> substitute() {
    // The outermost frame: what the cell called.
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> frame.getClassName().equals(Scanner.class.getName()))
                    .reduce((inner, outer) -> outer)
                    .map(StackWalker.StackFrame::getMethodName))
        .map(ScannerCall::line);
  }

  private static String line(String method) {
    return switch (method) {
      case "nextLine", "hasNextLine" -> "";
      case "nextBoolean", "hasNextBoolean" -> "true";
      default -> "0";
    };
  }
}
