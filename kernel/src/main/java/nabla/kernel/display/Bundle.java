package nabla.kernel.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One value in several forms, the richest of which a front end shows: a map from MIME type to
 * content. Text types hold a {@code String}, image types a {@code byte[]} (sent as base64), JSON
 * types a {@code Map}, {@code List}, {@code String}, {@code Number} or {@code Boolean}.
 */
public final class Bundle {
  private final Map<String, Object> data = new LinkedHashMap<>();
  private final Map<String, Object> metadata = new LinkedHashMap<>();

  /**
   * A bundle with one form.
   *
   * @param mime such as {@code text/html}
   * @param content a string, bytes, or a JSON-like value
   * @return a new bundle
   */
  public static Bundle of(String mime, Object content) {
    return new Bundle().with(mime, content);
  }

  /**
   * Adds or replaces a form.
   *
   * @param mime such as {@code image/png}
   * @param content a string, bytes, or a JSON-like value
   * @return this bundle
   */
  public Bundle with(String mime, Object content) {
    data.put(mime, content);
    return this;
  }

  /**
   * Adds or replaces metadata, such as the width of an image.
   *
   * @param key the MIME type it is about, or a front end's own key
   * @param value a JSON-like value
   * @return this bundle
   */
  public Bundle withMetadata(String key, Object value) {
    metadata.put(key, value);
    return this;
  }

  /**
   * The forms.
   *
   * @return an unmodifiable view, in the order the forms were added
   */
  public Map<String, Object> data() {
    return Collections.unmodifiableMap(data);
  }

  /**
   * The metadata.
   *
   * @return an unmodifiable view
   */
  public Map<String, Object> metadata() {
    return Collections.unmodifiableMap(metadata);
  }

  @Override
  public String toString() {
    return "Bundle" + data.keySet();
  }
}
