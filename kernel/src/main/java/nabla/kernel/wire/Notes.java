package nabla.kernel.wire;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Remarks that wait for a cell to be shown in: a library that did not load, a missing path. */
final class Notes {
  private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
  private final Log log;

  Notes(Log log) {
    this.log = log;
  }

  void add(String note) {
    log.info(note);
    waiting.add(note);
  }

  /** Prints what waits to standard error of the running cell. */
  void show() {
    for (String note = waiting.poll(); note != null; note = waiting.poll()) {
      System.err.println(note);
    }
  }
}
