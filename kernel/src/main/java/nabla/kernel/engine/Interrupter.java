package nabla.kernel.engine;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/**
 * Stops one run. Woven checks throw at once; threads that sleep, wait or block are interrupted
 * again and again until they have left the cell. What withstands that is stopped by force where the
 * JDK still can (17), and left behind where it cannot.
 */
final class Interrupter implements Runnable {
  private static final long STEP_MS = 20;
  private static final long FORCE_AFTER_MS = 500;
  private static final long ABANDON_AFTER_MS = 900;
  private static final long STRAGGLERS_MS = 300;

  private final CellRun run;
  private final Thread main;
  private final Set<Thread> older;
  private final CompletableFuture<CellThread.Ending> ending;
  private final CompletableFuture<Set<Thread>> left;

  /**
   * For one run.
   *
   * @param older the threads that were there before it
   * @param ending done when its main thread is; its monitor guards the step to the next cell
   * @param left done before the next cell begins: the threads that were there at the end
   */
  Interrupter(
      CellRun run,
      Thread main,
      Set<Thread> older,
      CompletableFuture<CellThread.Ending> ending,
      CompletableFuture<Set<Thread>> left) {
    this.run = run;
    this.main = main;
    this.older = older;
    this.ending = ending;
    this.left = left;
  }

  @Override
  public void run() {
    long start = System.nanoTime();
    boolean forced = false;
    try {
      while (!ending.isDone()) {
        interruptAll();
        long ms = (System.nanoTime() - start) / 1_000_000;
        synchronized (ending) {
          if (ms > FORCE_AFTER_MS && !forced && !ending.isDone()) {
            forced = true;
            stopByForce(main);
          }
          if (ms > ABANDON_AFTER_MS) {
            ending.complete(new CellThread.Ending(run.stopping(), true));
          }
        }
        Thread.sleep(STEP_MS);
      }
      // Threads the cell has started may need a moment longer.
      long end = System.nanoTime();
      Set<Thread> stragglers = left.get();
      while (interruptThreads(stragglers::contains)
          && (System.nanoTime() - end) / 1_000_000 < STRAGGLERS_MS) {
        Thread.sleep(STEP_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      Checkpoint.disarm(run);
    }
  }

  private void interruptAll() {
    // Not once the main thread is on its way to the next cell.
    synchronized (ending) {
      if (!ending.isDone()) {
        main.interrupt();
      }
    }
    interruptThreads(thread -> !ending.isDone());
  }

  /** Interrupts every other thread that is in code of this cell; true if there is one. */
  private boolean interruptThreads(Predicate<Thread> candidates) {
    // Seen before the candidates are asked for: no thread of the next cell is among them.
    Map<Thread, StackTraceElement[]> seen = Thread.getAllStackTraces();
    boolean found = false;
    for (Map.Entry<Thread, StackTraceElement[]> entry : seen.entrySet()) {
      Thread thread = entry.getKey();
      if (thread != main && candidates.test(thread) && belongs(thread, entry.getValue())) {
        thread.interrupt();
        found = true;
      }
    }
    return found;
  }

  // A thread shows by its stack which cell's code it runs. Code of earlier cells counts too in a
  // thread that is younger than the run: the cell has most likely started it.
  private boolean belongs(Thread thread, StackTraceElement[] stack) {
    int latest = -1;
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().startsWith(CellFiles.PACKAGE + ".")) {
        int cell = SourceLines.cell(frame.getFileName());
        if (cell == run.cell()) {
          return true;
        }
        latest = Math.max(latest, cell);
      }
    }
    return latest >= 0 && latest < run.cell() && !older.contains(thread);
  }

  private static void stopByForce(Thread thread) {
    if (Runtime.version().feature() >= 20) {
      return;
    }
    try {
      Method stop = Thread.class.getMethod("stop");
      stop.invoke(thread);
    } catch (ReflectiveOperationException e) {
      // Not there: the run is abandoned instead.
      return;
    }
  }

  /** Where a thread is that could not be stopped, in words. */
  static String whatGoesOn(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    if (stack.length == 0) {
      return "";
    }
    StackTraceElement top = stack[0];
    String place = top.getClassName() + "." + top.getMethodName();
    String why =
        top.isNativeMethod()
            ? "a native call cannot be interrupted"
            : thread.getState() == Thread.State.BLOCKED
                ? "it waits for a lock that another thread holds"
                : "library code that does not check for interruption";
    return "The cell could not be stopped: it is in "
        + place
        + " ("
        + why
        + "). It goes on in the background until that returns; the next cell runs in a new thread.";
  }
}
