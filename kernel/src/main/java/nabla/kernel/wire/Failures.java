package nabla.kernel.wire;

import java.util.List;
import nabla.kernel.engine.CellError;
import nabla.kernel.engine.Result;

/** What a front end is told of a cell that did not end well. */
final class Failures {
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private Failures() {}

  /** The error of a result, or null for one that has none. */
  static CellError of(Result result) {
    if (result instanceof Result.Failure failure) {
      return failure.error();
    }
    if (result instanceof Result.Interrupted interrupted) {
      String note = interrupted.note().isEmpty() ? "" : " " + interrupted.note();
      return error("Interrupted", "The cell was stopped." + note);
    }
    if (result instanceof Result.Exited exited) {
      return error(
          "SystemExit",
          "The cell called System.exit("
              + exited.status()
              + "). It ends here; the kernel and its variables stay. To start afresh, restart the"
              + " kernel.");
    }
    return null;
  }

  /** Prints what went wrong, if anything did, to standard error. */
  static void print(Result result) {
    CellError error = of(result);
    if (error != null) {
      error.traceback().forEach(System.err::println);
    }
  }

  /** What a cell is told that runs when a library ends the process. */
  static CellError exitOf(String caller) {
    return error(
        "SystemExit",
        caller
            + " called System.exit, and the kernel cannot keep it from that: the kernel ends and"
            + " its variables are lost. Restart it to go on.");
  }

  private static CellError error(String name, String message) {
    return new CellError(name, message, List.of(RED + name + PLAIN + ": " + message), null);
  }
}
