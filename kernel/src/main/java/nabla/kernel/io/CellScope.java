package nabla.kernel.io;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One execution of a cell, as its output sees it.
 *
 * <p>A front end draws the whole text of a cell anew whenever something is added to it. So the more
 * text there is already, the more is gathered and the longer is waited before the next message.
 */
public final class CellScope {
  private static final long FLUSH_MILLIS = 50;
  private static final int FULL = 1 << 16;
  private static final int LARGEST = 1 << 20;

  private final int cell;
  private final Map<String, Object> parent;
  private final boolean silent;
  private final boolean allowStdin;
  private final Object client;
  private final long limit;

  // What is printed and not yet sent. Guarded by this scope's monitor.
  private final StreamBuffer pending = new StreamBuffer();
  private long cost;
  private int lineLength;
  private long cut;
  private boolean cutTold;
  // Of the text that the next message is added to: how long it is, and when that was.
  private long shown;
  private long shownAt;

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
    int room = room(bytes, from, length);
    if (room > 0) {
      if (!pending.accepts(error)) {
        flush(outputs, true);
      }
      pending.add(error, bytes, from, room);
    }
    if (room < length) {
      if (cut == 0) {
        flush(outputs, true);
        outputs.stream(this, true, OutputLimit.reached(limit));
      }
      cut += length - room;
    }
    return pending.size() >= Math.max(FULL, Math.min(shown, LARGEST));
  }

  /** Adds up what the bytes cost. Returns how many of them are within the limit. */
  private int room(byte[] bytes, int from, int length) {
    int room = 0;
    for (int i = 0; i < length; i++) {
      cost++;
      lineLength++;
      if (bytes[from + i] == '\n') {
        cost += Math.max(0, OutputLimit.LEAST_OF_A_LINE - lineLength);
        lineLength = 0;
      }
      if (cost <= limit) {
        room = i + 1;
      }
    }
    return room;
  }

  /** Whether what is pending has waited as long as it should. */
  synchronized boolean isDue() {
    long wait = FLUSH_MILLIS * (1 + shown / FULL);
    return System.nanoTime() - shownAt >= TimeUnit.MILLISECONDS.toNanos(wait);
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
      shown += text.length();
      shownAt = System.nanoTime();
    }
  }

  /** Sends what is pending; what is printed from now on is a text of its own. */
  synchronized void endText(Outputs outputs) {
    flush(outputs, false);
    shown = 0;
  }

  /** Sends what is pending and says how much was cut. */
  synchronized void finish(Outputs outputs) {
    flush(outputs, true);
    if (cut > 0 && !cutTold) {
      cutTold = true;
      outputs.stream(this, true, OutputLimit.cut(limit, cut, cost));
    }
  }
}
