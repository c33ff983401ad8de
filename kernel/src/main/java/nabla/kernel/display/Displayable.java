package nabla.kernel.display;

import java.util.Set;

/**
 * A value that knows itself how it is shown, where no {@link Renderer} is registered for its type.
 */
public interface Displayable {

  /**
   * The forms of this value.
   *
   * @param mimes the MIME types asked for, such as {@code text/html} or {@code image/*}; empty for
   *     those that show it best
   * @return its forms; more than was asked for is left out, {@code text/plain} is added
   * @throws Exception to fall back to {@code text/plain}; the failure is shown as a note
   */
  Bundle bundle(Set<String> mimes) throws Exception;

  /**
   * The id to show it under.
   *
   * @return an id of its own, or null to be given one each time
   */
  default String displayId() {
    return null;
  }
}
