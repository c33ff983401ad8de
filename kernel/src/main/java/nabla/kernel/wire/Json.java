package nabla.kernel.wire;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as plain maps, lists, strings, numbers and booleans. It goes through the streaming half of
 * Gson only: the reflective half would cost the kernel's start some hundred classes.
 */
public final class Json {
  private static final int MAX_DEPTH = 200;

  private Json() {}

  /**
   * Reads one JSON object.
   *
   * @param utf8 its text
   * @return its members in order
   * @throws IOException if it is not a JSON object
   */
  public static Map<String, Object> readObject(byte[] utf8) throws IOException {
    return readObject(new String(utf8, StandardCharsets.UTF_8));
  }

  /**
   * Reads one JSON object.
   *
   * @param text its text
   * @return its members in order
   * @throws IOException if it is not a JSON object
   */
  public static Map<String, Object> readObject(String text) throws IOException {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.LEGACY_STRICT);
      reader.setNestingLimit(MAX_DEPTH);
      if (reader.peek() != JsonToken.BEGIN_OBJECT) {
        throw new IOException("expected a JSON object, got " + reader.peek());
      }
      return object(reader);
    } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
      String reason = String.valueOf(e.getMessage());
      throw new IOException("not JSON: " + reason.lines().findFirst().orElse(""), e);
    }
  }

  private static Map<String, Object> object(JsonReader reader) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      members.put(reader.nextName(), value(reader));
    }
    reader.endObject();
    return members;
  }

  private static Object value(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader);
      case BEGIN_ARRAY -> array(reader);
      case BOOLEAN -> reader.nextBoolean();
      case NUMBER -> number(reader.nextString());
      case NULL -> {
        reader.nextNull();
        yield null;
      }
      default -> reader.nextString();
    };
  }

  private static List<Object> array(JsonReader reader) throws IOException {
    List<Object> items = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      items.add(value(reader));
    }
    reader.endArray();
    return items;
  }

  private static Number number(String digits) {
    boolean whole = digits.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    return whole && digits.length() < 19
        ? (Number) Long.valueOf(digits)
        : (Number) Double.valueOf(digits);
  }

  /**
   * Writes a value: maps, iterables, arrays, strings, numbers, booleans and null as JSON, bytes as
   * base64, anything else as its text. A number that JSON cannot hold (NaN, infinity) becomes null.
   *
   * @param value what to write
   * @return its text
   */
  public static String write(Object value) {
    StringWriter text = new StringWriter();
    try {
      JsonWriter writer = new JsonWriter(text);
      writer.setHtmlSafe(false);
      writer.setSerializeNulls(true);
      write(writer, value, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonWriter writer, Object value, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new IOException("more than " + MAX_DEPTH + " levels of JSON: does it hold itself?");
    }
    if (value == null) {
      writer.nullValue();
    } else if (value instanceof Map<?, ?> map) {
      writer.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        writer.name(String.valueOf(entry.getKey()));
        write(writer, entry.getValue(), depth + 1);
      }
      writer.endObject();
    } else if (value instanceof Collection<?> items) {
      writer.beginArray();
      for (Object item : items) {
        write(writer, item, depth + 1);
      }
      writer.endArray();
    } else if (value instanceof Boolean flag) {
      writer.value(flag);
    } else if (value instanceof Number number) {
      writeNumber(writer, number);
    } else if (value instanceof byte[] bytes) {
      writer.value(Base64.getEncoder().encodeToString(bytes));
    } else if (value instanceof Object[] items) {
      write(writer, Arrays.asList(items), depth);
    } else {
      writer.value(value.toString());
    }
  }

  private static void writeNumber(JsonWriter writer, Number number) throws IOException {
    double value = number.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      writer.nullValue();
    } else {
      writer.value(number);
    }
  }

  /**
   * A member that should be a string.
   *
   * @param object where to look
   * @param name the member
   * @return it, or the empty string where it is missing or something else
   */
  public static String string(Map<String, Object> object, String name) {
    return object.get(name) instanceof String text ? text : "";
  }

  /**
   * A member that should be true or false.
   *
   * @param object where to look
   * @param name the member
   * @param otherwise what it is where it is missing or something else
   * @return it
   */
  public static boolean flag(Map<String, Object> object, String name, boolean otherwise) {
    return object.get(name) instanceof Boolean flag ? flag : otherwise;
  }

  /**
   * A member that should be a whole number.
   *
   * @param object where to look
   * @param name the member
   * @param otherwise what it is where it is missing or something else
   * @return it
   */
  public static int integer(Map<String, Object> object, String name, int otherwise) {
    return object.get(name) instanceof Number number ? number.intValue() : otherwise;
  }

  /**
   * A member that should be an object.
   *
   * @param object where to look
   * @param name the member
   * @return its members, none where it is missing or something else
   */
  public static Map<String, Object> object(Map<String, Object> object, String name) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (object.get(name) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> members.put(String.valueOf(key), value));
    }
    return members;
  }
}
