package nabla.kernel.wire;

import java.io.PrintStream;

/**
 * The kernel's own log, one line an event, on the process's standard error: it ends in Jupyter's
 * log, never in a cell.
 */
public final class Log {
  private final PrintStream stream;
  private final boolean debug;

  /**
   * Creates a log.
   *
   * @param stream where it goes
   * @param debug whether failures come with their stack traces
   */
  public Log(PrintStream stream, boolean debug) {
    this.stream = stream;
    this.debug = debug;
  }

  /**
   * Writes a line.
   *
   * @param line what happened
   */
  public void info(String line) {
    stream.println("nabla-kernel: " + line);
  }

  /**
   * Writes a line about a failure. It never throws: what it reports may be an {@code Error}.
   *
   * @param doing what was being done
   * @param failure what came of it
   */
  public void error(String doing, Throwable failure) {
    try {
      stream.println("nabla-kernel: " + doing + ": " + failure);
      if (debug) {
        failure.printStackTrace(stream);
      }
    } catch (Throwable broken) {
      stream.println("nabla-kernel: " + doing + ": " + failure.getClass().getName());
    }
  }
}
