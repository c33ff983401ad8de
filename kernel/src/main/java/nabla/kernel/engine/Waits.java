package nabla.kernel.engine;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;

/**
 * What woven cell code calls in place of waits that the JDK does not let be interrupted. They do
 * the same, but end where the cell is to stop.
 */
public final class Waits {
  private static final String LOCKS = "java/util/concurrent/locks/";
  private static final String FUTURE = "java/util/concurrent/CompletableFuture";
  private static final String SEMAPHORE = "java/util/concurrent/Semaphore";
  private static final Map<String, String> COVERED =
      Map.of(
          LOCKS + "Lock.lock()V", "(L" + LOCKS + "Lock;)V",
          LOCKS + "ReentrantLock.lock()V", "(L" + LOCKS + "Lock;)V",
          LOCKS + "ReentrantReadWriteLock$ReadLock.lock()V", "(L" + LOCKS + "Lock;)V",
          LOCKS + "ReentrantReadWriteLock$WriteLock.lock()V", "(L" + LOCKS + "Lock;)V",
          FUTURE + ".join()Ljava/lang/Object;", "(L" + FUTURE + ";)Ljava/lang/Object;",
          SEMAPHORE + ".acquireUninterruptibly()V", "(L" + SEMAPHORE + ";)V");

  private Waits() {}

  static boolean covers(String owner, String name, String descriptor) {
    return COVERED.containsKey(owner + "." + name + descriptor);
  }

  /** The descriptor of the method here that stands for a covered one. */
  static String descriptor(String owner, String descriptor) {
    return owner.equals(FUTURE)
        ? COVERED.get(owner + ".join" + descriptor)
        : owner.equals(SEMAPHORE)
            ? COVERED.get(owner + ".acquireUninterruptibly" + descriptor)
            : COVERED.get(owner + ".lock" + descriptor);
  }

  /**
   * Stands for {@link Lock#lock}.
   *
   * @param lock to acquire
   */
  public static void lock(Lock lock) {
    patiently(lock::lockInterruptibly);
  }

  /**
   * Stands for {@link Semaphore#acquireUninterruptibly()}.
   *
   * @param semaphore to acquire
   */
  public static void acquireUninterruptibly(Semaphore semaphore) {
    patiently(semaphore::acquire);
  }

  /**
   * Stands for {@link CompletableFuture#join}.
   *
   * @param <T> type of the value
   * @param future to wait for
   * @return its value
   */
  public static <T> T join(CompletableFuture<T> future) {
    patiently(
        () -> {
          try {
            future.get();
          } catch (ExecutionException | RuntimeException e) {
            // join below throws it the way its callers expect.
            return;
          }
        });
    return future.join();
  }

  private interface Wait {
    void await() throws InterruptedException;
  }

  private static void patiently(Wait wait) {
    boolean interrupted = false;
    while (true) {
      try {
        wait.await();
        break;
      } catch (InterruptedException e) {
        Checkpoint.check();
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
