package nabla.grade;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;

/** How far it is and the time left: a bar on a terminal, a line now and then elsewhere. */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 30;
  private static final Duration PERIOD = Duration.ofSeconds(10);

  private final PrintStream out;
  private final int total;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private final Thread lines;
  private int done;

  /**
   * Begins to count.
   *
   * @param out where it is shown
   * @param total how many there are
   * @param terminal whether a line can be written over
   * @param period between two lines where it cannot
   */
  Progress(PrintStream out, int total, boolean terminal, Duration period) {
    this.out = out;
    this.total = total;
    this.terminal = terminal;
    this.lines = new Thread(() -> tell(period), "progress");
    lines.setDaemon(true);
    if (total > 0 && terminal) {
      draw("");
    } else if (total > 0) {
      lines.start();
    }
  }

  static Progress of(int total) {
    return new Progress(System.err, total, terminal(System.console()), PERIOD);
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
    if (terminal) {
      draw(name);
    }
  }

  private void draw(String name) {
    int filled = WIDTH * done / total;
    String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
    out.printf("\r\u001b[K%s %d/%d%s  %s", bar, done, total, left(), name);
    out.flush();
  }

  private void tell(Duration period) {
    try {
      while (true) {
        Thread.sleep(period.toMillis());
        synchronized (this) {
          out.printf("%d of %d done%s%n", done, total, left());
          out.flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // all is done
    }
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
    lines.interrupt();
    if (terminal && total > 0) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
