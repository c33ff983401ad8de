package nabla.kernel.io;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Standard output and error of the cells: gathered for 50 ms or up to 64 KiB (more and longer below
 * a long text), then sent as one message below the cell that the printing thread belongs to.
 */
public final class Outputs {
  private static final long FLUSH_MILLIS = 50;

  private final Publisher publisher;
  private final CellScopes scopes = new CellScopes();
  private final Set<CellScope> dirty = new LinkedHashSet<>();

  /**
   * Creates the outputs.
   *
   * @param publisher where they go
   */
  public Outputs(Publisher publisher) {
    this.publisher = publisher;
  }

  /**
   * A stream for {@link System#setOut} or {@link System#setErr}. Closing it only flushes it: a cell
   * that closes a writer around {@link System#out} means its writer.
   *
   * @param error whether it is standard error
   * @return a stream that belongs to whichever thread prints
   */
  public PrintStream stream(boolean error) {
    return new PrintStream(new Sink(error), true, StandardCharsets.UTF_8) {
      @Override
      public void close() {
        flush();
      }
    };
  }

  /** Starts the thread that sends what is 50 ms old. */
  public void start() {
    Thread flusher = new Thread(this::flushForever, "nabla-flush");
    flusher.setDaemon(true);
    flusher.start();
  }

  /**
   * Makes what a cell prints appear below it.
   *
   * @param scope the cell that runs from now on
   */
  public void enter(CellScope scope) {
    scopes.enter(scope);
  }

  /**
   * The cell the calling thread belongs to.
   *
   * @return its scope, or that of the running cell for a thread that no cell has started
   */
  public CellScope current() {
    return scopes.current();
  }

  /**
   * Sends all that a cell has printed and says how much was cut.
   *
   * @param scope the cell that has ended
   */
  public void finish(CellScope scope) {
    flush(System.out);
    flush(System.err);
    scope.finish(this);
  }

  private static void flush(PrintStream stream) {
    try {
      stream.flush();
    } catch (RuntimeException | Error ofTheCell) {
      // A stream of the cell's own, or none: what it holds back is lost, and nothing else.
      return;
    }
  }

  /**
   * Broadcasts something below the cell of the calling thread, after what it has printed so far.
   *
   * @param type such as {@code display_data}
   * @param content what the type says it holds
   */
  public void publish(String type, Map<String, Object> content) {
    publish(type, content, Map.of(), List.of());
  }

  /**
   * Broadcasts something below the cell of the calling thread, after what it has printed so far.
   *
   * @param type such as {@code comm_msg}
   * @param content what the type says it holds
   * @param metadata what goes beside it
   * @param buffers raw bytes after it
   */
  public void publish(
      String type,
      Map<String, Object> content,
      Map<String, Object> metadata,
      List<byte[]> buffers) {
    CellScope scope = current();
    if (!scope.silent()) {
      scope.endText(this);
      publisher.publish(scope.parent(), type, content, metadata, buffers);
    }
  }

  void stream(CellScope scope, boolean error, String text) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("name", error ? "stderr" : "stdout");
    content.put("text", text);
    publisher.publish(scope.parent(), "stream", content);
  }

  private void markDirty(CellScope scope) {
    synchronized (dirty) {
      if (dirty.add(scope)) {
        dirty.notifyAll();
      }
    }
  }

  private void flushForever() {
    while (true) {
      try {
        flushNext();
      } catch (InterruptedException e) {
        Thread.interrupted(); // a cell may interrupt every thread it finds; output goes on
      }
    }
  }

  private void flushNext() throws InterruptedException {
    synchronized (dirty) {
      while (dirty.isEmpty()) {
        dirty.wait();
      }
    }
    Thread.sleep(FLUSH_MILLIS); // lets what is printed meanwhile join
    List<CellScope> due;
    synchronized (dirty) {
      due = dirty.stream().filter(CellScope::isDue).toList();
      due.forEach(dirty::remove);
    }
    due.forEach(scope -> scope.flush(this, false));
  }

  /** What a {@link PrintStream} writes its bytes to. */
  private final class Sink extends OutputStream {
    private final boolean error;

    Sink(boolean error) {
      this.error = error;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      CellScope scope = current();
      if (scope.write(Outputs.this, error, bytes, from, length)) {
        scope.flush(Outputs.this, false);
      } else {
        markDirty(scope);
      }
    }
  }
}
