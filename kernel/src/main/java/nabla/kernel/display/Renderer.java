package nabla.kernel.display;

/**
 * Turns a value into a {@link Bundle}.
 *
 * @param <T> the type it renders, subtypes included
 */
@FunctionalInterface
public interface Renderer<T> {

  /**
   * Renders a value. {@code text/plain} is added from {@code toString} where it is left out.
   *
   * @param value never null
   * @return its forms
   * @throws Exception to fall back to {@code text/plain}; the failure is shown as a note
   */
  Bundle render(T value) throws Exception;
}
