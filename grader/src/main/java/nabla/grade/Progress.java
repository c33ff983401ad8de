package nabla.grade;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;

/** A bar with the time left, on a terminal; silent elsewhere. */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final int total;
  private final boolean shown;
  private final long start = System.nanoTime();
  private int done;

  Progress(PrintStream out, int total, boolean shown) {
    this.out = out;
    this.total = total;
    this.shown = shown && total > 0;
    draw("");
  }

  static Progress onTerminal(int total) {
    return new Progress(System.err, total, terminal(System.console()));
  }

  /** Since JDK 22 there is a console without a terminal, too; it says so by a method of its own. */
  private static boolean terminal(Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  synchronized void step(String name) {
    done++;
    draw(name);
  }

  private void draw(String name) {
    if (!shown) {
      return;
    }
    int filled = WIDTH * done / total;
    String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
    out.printf("\r\u001b[K%s %d/%d%s  %s", bar, done, total, left(), name);
    out.flush();
  }

  private String left() {
    if (done == 0) {
      return "";
    }
    long nanos = (System.nanoTime() - start) / done * (total - done);
    Duration left = Duration.ofNanos(nanos);
    return String.format("  %d:%02d left", left.toMinutes(), left.toSecondsPart());
  }

  @Override
  public synchronized void close() {
    if (shown) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
