package nabla.notebook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nabla.plot.Plot;

/**
 * A value as a front end can show it, in several forms: content by MIME type. Text types hold a
 * string, image types bytes, JSON types maps, lists, strings and numbers.
 */
final class Forms {
  private final Map<String, Object> content = new LinkedHashMap<>();
  private final Map<String, Object> metadata = new LinkedHashMap<>();

  private Forms(String plain) {
    content.put("text/plain", plain);
  }

  /** The form every front end understands. */
  static Forms plain(Object value) {
    return new Forms(String.valueOf(value));
  }

  Forms html(String html) {
    return with("text/html", html);
  }

  Forms markdown(String markdown) {
    return with("text/markdown", markdown);
  }

  /**
   * A picture of its size and with its alternative text, which a front end, and nbconvert, read out
   * where the picture is not seen.
   */
  Forms png(Plot plot) {
    metadata.put(
        "image/png",
        Map.of("width", plot.width(), "height", plot.height(), "alt", plot.description()));
    return with("image/png", plot.png());
  }

  Forms with(String mime, Object value) {
    content.put(mime, value);
    return this;
  }

  Map<String, Object> content() {
    return Collections.unmodifiableMap(content);
  }

  Map<String, Object> metadata() {
    return Collections.unmodifiableMap(metadata);
  }
}
