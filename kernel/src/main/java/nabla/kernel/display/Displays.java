package nabla.kernel.display;

/** Shows values below the cell that the calling thread belongs to. */
public interface Displays {

  /**
   * Shows a value.
   *
   * @param value what to render; a {@link Bundle} is shown as it is
   * @param mimes the MIME types to show it as, those that show it best if none are named
   * @return the id to {@linkplain #update update} it by
   */
  String display(Object value, String... mimes);

  /**
   * Replaces what {@link #display} showed, wherever it stands now.
   *
   * @param id what {@code display} returned
   * @param value what to show instead
   * @param mimes the MIME types to show it as, those that show it best if none are named
   */
  void update(String id, Object value, String... mimes);

  /**
   * Clears the output of the cell.
   *
   * @param wait whether to wait for the next output, which avoids flicker
   */
  void clear(boolean wait);
}
