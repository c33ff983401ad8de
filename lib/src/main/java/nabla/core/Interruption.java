package nabla.core;

import java.util.concurrent.CancellationException;

/** Lets long loops of the library stop when a notebook's stop button is pressed. */
public final class Interruption {

  private Interruption() {}

  /**
   * Goes on, unless the current thread was interrupted; its interrupted status is left as it is.
   *
   * @param what is being done, such as "training"
   * @throws CancellationException if it was
   */
  public static void check(String what) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException(what + " was interrupted; what was learned so far is kept");
    }
  }
}
