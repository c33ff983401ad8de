package nabla.kernel.wire;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nabla.kernel.magic.CellRunner;

/**
 * The thread that all cells run in, and the runner, which opens there while the wire already
 * answers. Only this thread is ever interrupted; those that own sockets wait for it here.
 */
final class Engine {
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

  /** Stops the running cell, if there is one. */
  void interrupt() {
    CellRunner opened = runner;
    if (opened != null) {
      opened.session().interrupt();
    }
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
