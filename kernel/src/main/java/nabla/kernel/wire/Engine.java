package nabla.kernel.wire;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nabla.kernel.engine.CellError;
import nabla.kernel.magic.CellRunner;

/**
 * The thread that all cells run in, and the runner, which opens there while the wire already
 * answers. Only this thread is ever interrupted; those that own sockets wait for it here.
 */
final class Engine {
  private static final long AGAIN_MILLIS = 50;

  private final ExecutorService cells =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "cells");
            thread.setDaemon(true);
            return thread;
          });
  private final Log log;
  private volatile CellRunner runner;
  private volatile Throwable failure;
  private volatile Object current; // what the thread of the cells does, null for nothing

  Engine(Log log) {
    this.log = log;
  }

  /** Something done with the runner. */
  @FunctionalInterface
  interface Use<T> {
    T apply(CellRunner runner) throws Exception;
  }

  /** What makes the runner, and hands it over as soon as it can be interrupted. */
  @FunctionalInterface
  interface Opening {
    void open(Consumer<CellRunner> made) throws Exception;
  }

  /** Opens the runner, in the thread of the cells, while the caller goes on. */
  void open(Opening opening) {
    cells.execute(
        () -> {
          try {
            opening.open(made -> runner = made);
          } catch (Throwable e) {
            failure = e;
            log.error("Java did not start", e);
          }
        });
  }

  /** Does something in the thread of the cells and waits for it. */
  <T> T call(Use<T> use) throws Exception {
    Object mine = new Object();
    current = mine;
    try {
      return submit(use);
    } finally {
      current = null;
    }
  }

  private <T> T submit(Use<T> use) throws Exception {
    Future<T> result =
        cells.submit(
            () -> {
              if (runner == null) {
                throw new IllegalStateException("Java did not start: " + failure, failure);
              }
              return use.apply(runner);
            });
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception exception) {
        throw exception;
      }
      throw e;
    }
  }

  /**
   * Stops the cell that runs, if one does. It may still wait for Java to start, or be compiled: so
   * it is told again until it has ended.
   */
  void interrupt() {
    Object now = current;
    if (now != null) {
      Thread insisting = new Thread(() -> insist(now), "nabla-interrupt");
      insisting.setDaemon(true);
      insisting.start();
    }
  }

  private void insist(Object cell) {
    try {
      while (current == cell) {
        CellRunner opened = runner;
        if (opened != null) {
          opened.session().interrupt();
        }
        Thread.sleep(AGAIN_MILLIS);
      }
    } catch (InterruptedException e) {
      log.info("an interruption was itself interrupted");
    }
  }

  /** Waits no longer for the running cell. Returns whether there is one, or one to come. */
  boolean giveUp(CellError error) {
    CellRunner opened = runner;
    if (opened != null) {
      opened.session().giveUp(error);
    }
    return current != null;
  }

  void checkInterrupted() {
    CellRunner opened = runner;
    if (opened != null) {
      opened.session().checkInterrupted();
    }
  }

  boolean interrupted() {
    CellRunner opened = runner;
    return opened != null && opened.session().interrupted();
  }

  /** The runner; null before it is made. */
  CellRunner runner() {
    return runner;
  }

  /** Stops the running cell and closes the runner, but does not wait for ever for either. */
  void close(long millis) throws InterruptedException {
    interrupt();
    cells.execute(
        () -> {
          if (runner != null) {
            runner.close();
          }
        });
    cells.shutdown();
    cells.awaitTermination(millis, TimeUnit.MILLISECONDS);
  }
}
