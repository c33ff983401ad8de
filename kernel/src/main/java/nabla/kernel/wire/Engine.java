package nabla.kernel.wire;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

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
  private volatile SessionRunner runner;
  private volatile Throwable failure;

  /** Something done with the runner. */
  @FunctionalInterface
  interface Use<T> {
    T apply(SessionRunner runner) throws Exception;
  }

  /** Opens the runner, in the thread of the cells, while the caller goes on. */
  void open(Callable<SessionRunner> opening) {
    cells.execute(
        () -> {
          try {
            runner = opening.call();
          } catch (Throwable e) {
            failure = e;
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
    SessionRunner opened = runner;
    if (opened != null) {
      opened.session().interrupt();
    }
  }

  void checkInterrupted() {
    SessionRunner opened = runner;
    if (opened != null) {
      opened.session().checkInterrupted();
    }
  }

  boolean interrupted() {
    SessionRunner opened = runner;
    return opened != null && opened.session().interrupted();
  }

  /** The runner; waits until it is open when called from elsewhere than the thread of the cells. */
  SessionRunner runner() {
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
