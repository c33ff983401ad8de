package nabla.kernel.io;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What the user types: a stream for {@link System#setIn}, and questions with a prompt. */
public final class Inputs {
  private static final String END = "\u0004"; // Ctrl-D

  private final Outputs outputs;
  private final Prompter prompter;
  private final BooleanSupplier interrupted;
  private final Runnable checkInterrupted;

  /**
   * Creates the inputs.
   *
   * @param outputs knows which cell asks
   * @param prompter asks the user
   * @param interrupted whether the user has asked to stop the cell of the calling thread
   * @param checkInterrupted ends the cell, by what it throws, if the user has asked for it
   */
  public Inputs(
      Outputs outputs, Prompter prompter, BooleanSupplier interrupted, Runnable checkInterrupted) {
    this.interrupted = interrupted;
    this.outputs = outputs;
    this.prompter = prompter;
    this.checkInterrupted = checkInterrupted;
  }

  /**
   * A stream whose every line is asked for when it is read.
   *
   * @return a stream for {@link System#setIn}
   */
  public InputStream stream() {
    return new Source();
  }

  /**
   * Asks for a line.
   *
   * @param prompt what stands before the input
   * @param password whether to hide what is typed
   * @return the line, without its end
   * @throws InterruptedIOException if the thread is interrupted, but not by the user
   * @throws IllegalStateException if the front end cannot ask
   */
  public String ask(String prompt, boolean password) throws InterruptedIOException {
    CellScope cell = outputs.current();
    if (!cell.allowStdin()) {
      throw new IllegalStateException(
          "this cell reads input, but what runs it cannot ask the user: run it in JupyterLab or"
              + " another interactive front end");
    }
    System.out.flush();
    System.err.flush();
    cell.flush(outputs, true);
    try {
      return prompter.ask(cell, prompt, password);
    } catch (InterruptedException e) {
      Optional<String> substitute =
          interrupted.getAsBoolean() ? ScannerCall.substitute() : Optional.empty();
      if (substitute.isPresent()) {
        return substitute.get();
      }
      Thread.currentThread().interrupt();
      checkInterrupted.run();
      throw new InterruptedIOException("interrupted while it waited for input");
    }
  }

  private final class Source extends InputStream {
    private byte[] line = new byte[0];
    private int next;

    @Override
    public int read() throws InterruptedIOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] bytes, int from, int length) throws InterruptedIOException {
      if (length == 0) {
        return 0;
      }
      if (next == line.length) {
        String text = ask("", false);
        if (text.equals(END)) {
          return -1;
        }
        line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        next = 0;
      }
      int count = Math.min(length, line.length - next);
      System.arraycopy(line, next, bytes, from, count);
      next += count;
      return count;
    }

    @Override
    public synchronized int available() {
      return line.length - next;
    }
  }
}
