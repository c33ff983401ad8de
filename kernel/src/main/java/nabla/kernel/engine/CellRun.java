package nabla.kernel.engine;

/** One execution of one cell: its number, and whether and why it is to stop. */
final class CellRun {
  private final int cell;
  private volatile StopCell stop;
  private boolean ended;

  CellRun(int cell) {
    this.cell = cell;
  }

  int cell() {
    return cell;
  }

  /** Why it is to stop, null if it is not. */
  StopCell stopping() {
    return stop;
  }

  void check() {
    StopCell reason = stop;
    if (reason != null) {
      throw reason;
    }
  }

  /** Makes its threads stop at their next check; the first reason counts. */
  synchronized void stop(StopCell reason) {
    // A thread that outlives its cell ends alone: there is no one left to disarm the checks.
    if (stop == null && !ended) {
      stop = reason;
      Checkpoint.arm(this);
    }
  }

  /** Marks the end of its main thread's work; says why it was to stop, null if it was not. */
  synchronized StopCell end() {
    ended = true;
    return stop;
  }
}
