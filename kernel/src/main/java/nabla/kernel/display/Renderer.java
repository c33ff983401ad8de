package nabla.kernel.display;

import java.util.Set;

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

  /**
   * Renders a value as the MIME types that were asked for, for renderers that know more forms than
   * they show of themselves.
   *
   * @param value never null
   * @param mimes such as {@code text/html} or {@code image/*}; empty for those that show it best
   * @return its forms; more than was asked for is left out, null for none
   * @throws Exception to fall back to {@code text/plain}; the failure is shown as a note
   */
  default Bundle render(T value, Set<String> mimes) throws Exception {
    return render(value);
  }
}
