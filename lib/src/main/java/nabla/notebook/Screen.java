package nabla.notebook;

/** What shows things: our kernel, a stock IJava or JJava, or a terminal. */
public interface Screen {

  /**
   * Shows a value below the running cell.
   *
   * @param value anything; types of the library have their own looks
   * @return what to {@link #update} it by
   */
  String show(Object value);

  /**
   * Replaces what {@link #show} showed. A screen that cannot, ignores it.
   *
   * @param id what {@code show} returned
   * @param value what to show instead
   */
  void update(String id, Object value);

  /**
   * The screen of this process.
   *
   * @return the kernel's, else a terminal
   */
  static Screen current() {
    return Screens.current();
  }
}
