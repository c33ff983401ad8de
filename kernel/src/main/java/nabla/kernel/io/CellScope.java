package nabla.kernel.io;

import java.util.Map;

/** One execution of a cell, as its output sees it. */
public final class CellScope {
  private final int cell;
  private final Map<String, Object> parent;
  private final boolean silent;
  private final boolean allowStdin;
  private final Object client;
  private final long limit;

  // What is printed and not yet sent. Guarded by this scope's monitor.
  private final StreamBuffer pending = new StreamBuffer();
  private long written;
  private long cut;

  /**
   * Creates a scope.
   *
   * @param cell its number
   * @param parent the header of the request
   * @param silent whether its output is dropped
   * @param allowStdin whether the front end answers questions
   * @param client whom to ask, as the wire knows it
   * @param limit how many bytes it may print
   */
  public CellScope(
      int cell,
      Map<String, Object> parent,
      boolean silent,
      boolean allowStdin,
      Object client,
      long limit) {
    this.cell = cell;
    this.parent = parent;
    this.silent = silent;
    this.allowStdin = allowStdin;
    this.client = client;
    this.limit = limit;
  }

  /**
   * The header of the request.
   *
   * @return what its messages have for parent
   */
  public Map<String, Object> parent() {
    return parent;
  }

  int cell() {
    return cell;
  }

  boolean silent() {
    return silent;
  }

  boolean allowStdin() {
    return allowStdin;
  }

  /**
   * Whom to ask.
   *
   * @return what was passed for it
   */
  public Object client() {
    return client;
  }

  /** Takes what a thread printed. Returns whether there is so much that it should go out now. */
  synchronized boolean write(Outputs outputs, boolean error, byte[] bytes, int from, int length) {
    if (silent) {
      return false;
    }
    int room = (int) Math.min(length, Math.max(0, limit - written));
    if (room > 0) {
      if (!pending.accepts(error)) {
        flush(outputs, true);
      }
      pending.add(error, bytes, from, room);
      written += room;
    }
    if (room < length) {
      if (cut == 0) {
        flush(outputs, true);
        outputs.stream(this, true, Outputs.limitReached(limit));
      }
      cut += length - room;
    }
    return pending.isFull();
  }

  /**
   * Sends what is pending.
   *
   * @param whole whether to send an incomplete character too
   */
  synchronized void flush(Outputs outputs, boolean whole) {
    String text = pending.take(whole);
    if (!text.isEmpty()) {
      outputs.stream(this, pending.isError(), text);
    }
  }

  /** Sends what is pending and says how much was cut. */
  synchronized void finish(Outputs outputs) {
    flush(outputs, true);
    if (cut > 0) {
      outputs.stream(this, true, Outputs.cut(cut));
    }
  }
}
