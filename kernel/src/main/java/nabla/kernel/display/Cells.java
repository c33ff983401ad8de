package nabla.kernel.display;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nabla.kernel.Kernel;

/** The functions every cell can call by their bare names. */
public final class Cells {
  // A cell is Java source compiled on its own: what it calls by a bare name can only be static, so
  // the kernel of this process has to be found through a static field.
  private static volatile Host host;

  private Cells() {}

  /** What the functions of a cell need from the kernel of the process. */
  public interface Host {

    /**
     * The kernel.
     *
     * @return the one running
     */
    Kernel kernel();

    /**
     * Asks the user for a line.
     *
     * @param prompt what stands before the input
     * @param password whether to hide what is typed
     * @return the line, without its end
     * @throws IOException if the thread is interrupted
     */
    String ask(String prompt, boolean password) throws IOException;

    /**
     * What the cells so far were.
     *
     * @return their source by number
     */
    Map<Integer, String> in();

    /**
     * What the cells so far gave.
     *
     * @return the latest values by number of the cell
     */
    Map<Integer, Object> out();
  }

  /**
   * Connects the functions to the kernel of this process.
   *
   * @param kernel what they call from now on
   */
  public static void connect(Host kernel) {
    host = kernel;
  }

  private static Host host() {
    Host connected = host;
    if (connected == null) {
      throw new IllegalStateException("no kernel runs here: display and input work in a notebook");
    }
    return connected;
  }

  /**
   * The kernel: its registries of renderers and magics, its comms.
   *
   * @return the kernel this cell runs in
   */
  public static Kernel kernel() {
    return host().kernel();
  }

  /**
   * Shows a value below the cell.
   *
   * @param value what to show
   * @param mimes the MIME types to show it as, those that show it best if none are named
   * @return the id to {@linkplain #updateDisplay update} it by
   */
  public static String display(Object value, String... mimes) {
    return kernel().displays().display(value, mimes);
  }

  /**
   * Replaces what {@link #display} showed.
   *
   * @param id what {@code display} returned
   * @param value what to show instead
   * @param mimes the MIME types to show it as, those that show it best if none are named
   */
  public static void updateDisplay(String id, Object value, String... mimes) {
    kernel().displays().update(id, value, mimes);
  }

  /** Clears the output of the cell. */
  public static void clearOutput() {
    clearOutput(false);
  }

  /**
   * Clears the output of the cell.
   *
   * @param wait whether to wait for the next output, which avoids flicker
   */
  public static void clearOutput(boolean wait) {
    kernel().displays().clear(wait);
  }

  /**
   * Renders a value without showing it.
   *
   * @param value any value, null included
   * @param mimes the MIME types to render it as, those that show it best if none are named
   * @return its forms
   */
  public static Bundle render(Object value, String... mimes) {
    return kernel().renderers().render(value, mimes);
  }

  /**
   * Asks for a line of input.
   *
   * @param prompt what stands before the input
   * @return the line, without its end
   */
  public static String input(String prompt) {
    return ask(prompt, false);
  }

  /**
   * Asks for a line of input that is not shown while it is typed.
   *
   * @param prompt what stands before the input
   * @return the line, without its end
   */
  public static String password(String prompt) {
    return ask(prompt, true);
  }

  private static String ask(String prompt, boolean password) {
    try {
      return host().ask(prompt, password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * HTML, to be shown as such.
   *
   * @param source its text
   * @return a value to display
   */
  public static Bundle html(String source) {
    return Bundle.of("text/html", source).with("text/plain", source);
  }

  /**
   * A drawing, to be shown as such.
   *
   * @param source its SVG text
   * @return a value to display
   */
  public static Bundle svg(String source) {
    return Bundle.of("image/svg+xml", source).with("text/plain", source);
  }

  /**
   * Markdown, to be shown as such.
   *
   * @param source its text
   * @return a value to display
   */
  public static Bundle markdown(String source) {
    return Bundle.of("text/markdown", source).with("text/plain", source);
  }

  /**
   * A formula, to be shown as such.
   *
   * @param source its LaTeX text, with the dollar signs
   * @return a value to display
   */
  public static Bundle latex(String source) {
    return Bundle.of("text/latex", source).with("text/plain", source);
  }

  /**
   * JSON, to be shown as a tree that folds.
   *
   * @param value maps, lists, strings, numbers and booleans
   * @return a value to display
   */
  public static Bundle json(Object value) {
    return Bundle.of("application/json", value).with("text/plain", String.valueOf(value));
  }

  /**
   * JavaScript, to be run by the front end where it allows that.
   *
   * @param source its text
   * @return a value to display
   */
  public static Bundle javascript(String source) {
    return Bundle.of("application/javascript", source).with("text/plain", source);
  }

  /**
   * Prints as {@link String#format} writes.
   *
   * @param format the text with its places
   * @param args what stands there
   */
  public static void printf(String format, Object... args) {
    System.out.printf(format, args);
  }

  /**
   * Runs code as if it stood in this cell, magics included.
   *
   * @param code what could stand in a cell
   * @return the value of its last expression, null for none
   */
  public static Object eval(String code) {
    return kernel().eval(code);
  }

  /**
   * Runs {@code %name}.
   *
   * @param <T> what the caller takes its value for
   * @param name of the magic, without the percent sign
   * @param args its words
   * @return its value, null for none
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> T lineMagic(String name, List<String> args) {
    return (T) calling(() -> kernel().magics().run(name, args));
  }

  /**
   * Runs {@code %%name}.
   *
   * @param <T> what the caller takes its value for
   * @param name of the magic, without the percent signs
   * @param args the words on its first line
   * @param body the lines below it
   * @return its value, null for none
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> T cellMagic(String name, List<String> args, String body) {
    return (T) calling(() -> kernel().magics().runCell(name, args, body));
  }

  private static Object calling(Callable<?> magic) {
    try {
      return magic.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the magic failed: " + e.getMessage(), e);
    }
  }

  /**
   * The source of an earlier cell.
   *
   * @param cell its number
   * @return its text, or null for a number no cell had
   */
  public static String in(int cell) {
    return host().in().get(cell);
  }

  /**
   * The value of an earlier cell.
   *
   * @param cell its number
   * @return its last value, or null where it had none or lies too far back
   */
  public static Object out(int cell) {
    return host().out().get(cell);
  }

  /**
   * The numbers of the cells whose source {@link #in} knows.
   *
   * @return the numbers in order
   */
  public static List<Integer> cells() {
    return List.copyOf(host().in().keySet());
  }
}
