package nabla.kernel.engine;

/**
 * Unwinds the threads of a cell that is to stop. An error without a trace: cell code that catches
 * it meets it again at its next loop, call or handler.
 */
final class StopCell extends Error {
  private static final long serialVersionUID = 1L;

  private final transient Result reason;

  StopCell(Result reason) {
    super(
        reason instanceof Result.Exited exited
            ? "the cell called System.exit(" + exited.status() + ")"
            : "the cell was interrupted",
        null,
        false,
        false);
    this.reason = reason;
  }

  Result reason() {
    return reason;
  }
}
