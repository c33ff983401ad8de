package nabla.kernel.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The thread that cells run in, one after the other. A cell that cannot be stopped keeps its
 * thread; the next cell gets a new one.
 */
final class CellThread {
  private final LinkedBlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private final Thread thread;

  /**
   * How a run ended: {@code thrown} is null where it ended well, {@code givenUp} unless its end was
   * not waited for because the process ends.
   */
  record Ending(Throwable thrown, boolean abandoned, CellError givenUp) {
    Ending(Throwable thrown, boolean abandoned) {
      this(thrown, abandoned, null);
    }
  }

  private record Job(CellRun run, Body body, CompletableFuture<Ending> ending) {}

  /** The statements of a cell. */
  interface Body {
    void run() throws Throwable;
  }

  /** The threads of cells; one that was stopped ends without a word. */
  private static final class Cells extends ThreadGroup {
    Cells() {
      super("cells");
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
      if (!(thrown instanceof StopCell)) {
        super.uncaughtException(thread, thrown);
      }
    }
  }

  CellThread(ClassLoader loader) {
    thread = new Thread(new Cells(), this::work, "cell");
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    thread.start();
  }

  Thread thread() {
    return thread;
  }

  void start(CellRun run, Body body, CompletableFuture<Ending> ending) {
    jobs.add(new Job(run, body, ending));
  }

  /** Lets the thread end once it has nothing to do. */
  void close() {
    jobs.add(new Job(null, null, null));
  }

  private void work() {
    while (true) {
      Job job;
      try {
        job = jobs.take();
      } catch (InterruptedException e) {
        // A late interruption of a cell that has ended.
        continue;
      }
      if (job.run == null) {
        return;
      }
      Throwable thrown = null;
      CellContext.enter(job.run);
      try {
        job.body.run();
      } catch (Throwable e) {
        thrown = e;
      }
      finish(job, thrown);
    }
  }

  // Under the lock of the interrupter: a late interruption must not meet the next cell.
  private static void finish(Job job, Throwable thrown) {
    while (!job.ending.isDone()) {
      try {
        synchronized (job.ending) {
          CellContext.leave();
          Thread.interrupted();
          job.ending.complete(new Ending(thrown, false));
        }
      } catch (ThreadDeath late) {
        // Thread.stop on JDK 17 may strike anywhere, so also here, but only before the run has
        // ended: once more.
      }
    }
  }
}
