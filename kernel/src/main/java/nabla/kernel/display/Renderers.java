package nabla.kernel.display;

/** The registry of {@link Renderer}s by type; the most specific type, then the latest, wins. */
public interface Renderers {

  /**
   * Registers how a type is shown.
   *
   * @param <T> the type
   * @param type the class or interface, whose subtypes are rendered too
   * @param renderer what renders it
   */
  <T> void register(Class<T> type, Renderer<? super T> renderer);

  /**
   * Renders a value with the renderer that fits it best. Never throws: a renderer that fails leaves
   * {@code text/plain} and a note of the failure.
   *
   * @param value any value, null included
   * @param mimes the MIME types to keep, all if none are named
   * @return its forms, always with {@code text/plain}
   */
  Bundle render(Object value, String... mimes);
}
