package nabla.notebook;

import java.util.concurrent.atomic.AtomicInteger;

/** A terminal: each value is a line, and what changes all the time is left out. */
final class TextScreen implements Screen {
  private final AtomicInteger shown = new AtomicInteger();

  @Override
  public String show(Object value) {
    if (!(value instanceof Live.Frame)) {
      System.out.println(value);
    }
    return "text-" + shown.incrementAndGet();
  }

  @Override
  public void update(String id, Object value) {
    if (value instanceof Live.Frame frame && frame.last()) {
      System.out.println(frame.text());
    }
  }
}
