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
   * <p>Where MIME types are named, it is rendered as these by whatever can: the renderers of its
   * type, nearest first, and what the kernel knows of itself: text as any kind of text, images in
   * other formats, files by their contents, maps and lists as JSON.
   *
   * @param value any value, null included
   * @param mimes the MIME types to render it as, such as {@code text/html} or {@code image/*};
   *     those that show it best if none are named
   * @return its forms, always with {@code text/plain}
   */
  Bundle render(Object value, String... mimes);
}
