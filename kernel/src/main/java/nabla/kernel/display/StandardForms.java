package nabla.kernel.display;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import java.awt.image.RenderedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What any value of the JDK's own types can be shown as when a MIME type is asked for by name. */
final class StandardForms {
  private static final String HTML = "text/html";
  private static final String SVG = "image/svg+xml";
  private static final Set<String> TEXTS = Set.of("application/javascript", "application/xml", SVG);

  private StandardForms() {}

  /** The forms that are asked for and known; never {@code text/plain}. */
  static Bundle of(Object value, Set<String> mimes) throws IOException {
    Bundle bundle = new Bundle();
    for (String mime : mimes) {
      Object form = form(value, mime);
      if (form != null) {
        bundle.with(mime, form);
      }
    }
    return bundle;
  }

  private static Object form(Object value, String mime) throws IOException {
    if (mime.equals("text/plain") || mime.indexOf('*') >= 0) {
      return null;
    }
    if (value instanceof CharSequence text) {
      return text(text.toString(), mime);
    }
    if (value instanceof Path || value instanceof File) {
      return contents(
          Files.readAllBytes(value instanceof File file ? file.toPath() : (Path) value), mime);
    }
    if (value instanceof InputStream in) {
      return contents(in.readAllBytes(), mime);
    }
    if (value instanceof URL || value instanceof URI) {
      return mime.equals(HTML) ? link(value.toString()) : null;
    }
    if (value instanceof RenderedImage || value instanceof byte[]) {
      return isPicture(mime)
          ? Images.as(value, mime)
          : value instanceof byte[] && !isText(mime) ? value : null;
    }
    boolean tree =
        value instanceof Map
            || value instanceof Collection
            || value instanceof Number
            || value instanceof Boolean;
    return tree && isJson(mime) ? value : null;
  }

  private static Object text(String text, String mime) {
    return isJson(mime) ? json(text) : isText(mime) ? text : null;
  }

  private static Object contents(byte[] bytes, String mime) throws IOException {
    if (isPicture(mime)) {
      return Images.as(bytes, mime);
    }
    return isText(mime) ? text(new String(bytes, StandardCharsets.UTF_8), mime) : bytes;
  }

  private static boolean isPicture(String mime) {
    return mime.startsWith("image/") && !mime.equals(SVG);
  }

  private static boolean isText(String mime) {
    return mime.startsWith("text/")
        || mime.endsWith("+xml")
        || TEXTS.contains(mime)
        || isJson(mime);
  }

  private static boolean isJson(String mime) {
    return mime.equals("application/json") || mime.endsWith("+json");
  }

  private static Object json(String text) {
    Gson gson = new GsonBuilder().setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE).create();
    return gson.fromJson(text, Object.class);
  }

  private static String link(String address) {
    String safe = address.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    return "<a href=\"" + safe + "\">" + safe + "</a>";
  }
}
