package nabla.grade.child;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nabla.check.Plain;

/**
 * How values cross the pipe. Arguments go to the student's process with their Java type; what comes
 * back are plain values only, so nothing of the student's is ever made an object by the judge.
 */
public final class Wire {
  /** The JSON that both sides write, one object a line. */
  public static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  /** The longest reply: a hundred times what the largest right answer needs. */
  public static final int MAX_LINE = 8 << 20;

  /** The most values, names and brackets of one reply. */
  public static final int MAX_PARTS = 1 << 20;

  private static final String SPECIAL = "$";
  private static final int MAX_DEPTH = 16;

  private static final Map<String, Class<?>> TYPES = types();

  private Wire() {}

  private static Map<String, Class<?>> types() {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    for (Class<?> type :
        List.of(
            Integer.class,
            Long.class,
            Double.class,
            Boolean.class,
            String.class,
            int[].class,
            int[][].class,
            double[].class,
            double[][].class,
            double[][][].class,
            double[][][][].class,
            String[].class)) {
      types.put(type.getSimpleName(), type);
    }
    return Map.copyOf(types);
  }

  /**
   * Whether a reply is small enough to be read.
   *
   * @param line its JSON
   * @return false if it is too long, or made of too many parts
   */
  public static boolean fits(CharSequence line) {
    int parts = 0;
    for (int i = 0; i < line.length() && i < MAX_LINE; i++) {
      char c = line.charAt(i);
      parts += c == ',' || c == '[' || c == '{' ? 1 : 0;
    }
    return line.length() < MAX_LINE && parts < MAX_PARTS;
  }

  /**
   * An argument as JSON.
   *
   * @param value a boxed number, a boolean, a string or an array of them
   * @return an object with its type and its content
   * @throws IllegalArgumentException if its type cannot be sent
   */
  public static JsonElement argument(Object value) {
    String type = value.getClass().getSimpleName();
    if (TYPES.get(type) != value.getClass()) {
      throw new IllegalArgumentException(
          "A " + type + " cannot be sent; arguments are " + TYPES.keySet() + ".");
    }
    JsonObject out = new JsonObject();
    out.addProperty("type", type);
    out.add("value", plain(Plain.of(value)));
    return out;
  }

  /**
   * An argument from JSON.
   *
   * @param json what {@link #argument} made
   * @return a new object of the type it says
   */
  public static Object argument(JsonElement json) {
    JsonObject object = json.getAsJsonObject();
    Class<?> type = TYPES.get(object.get("type").getAsString());
    Object value = plain(object.get("value"));
    return convert(value, type);
  }

  private static Object convert(Object plain, Class<?> type) {
    if (plain instanceof List<?> list) {
      Class<?> element = type.getComponentType();
      Object array = java.lang.reflect.Array.newInstance(element, list.size());
      for (int i = 0; i < list.size(); i++) {
        java.lang.reflect.Array.set(array, i, convert(list.get(i), element));
      }
      return array;
    }
    if (plain instanceof Double number) {
      if (type == int.class || type == Integer.class) {
        return number.intValue();
      }
      return type == Long.class ? (Object) number.longValue() : number;
    }
    return plain;
  }

  /**
   * A plain value as JSON.
   *
   * @param value a plain value
   * @return JSON, with numbers that JSON lacks as objects
   */
  public static JsonElement plain(Object value) {
    if (value == null) {
      return JsonNull.INSTANCE;
    }
    if (value instanceof Double number) {
      if (number.isNaN() || number.isInfinite()) {
        JsonObject special = new JsonObject();
        special.addProperty(SPECIAL, number.toString());
        return special;
      }
      boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
      return whole ? new JsonPrimitive(number.longValue()) : new JsonPrimitive(number);
    }
    if (value instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    }
    if (value instanceof List<?> list) {
      JsonArray out = new JsonArray(list.size());
      list.forEach(item -> out.add(plain(item)));
      return out;
    }
    if (value instanceof Map<?, ?> map) {
      JsonObject out = new JsonObject();
      map.forEach((key, item) -> out.add(String.valueOf(key), plain(item)));
      return out;
    }
    return new JsonPrimitive(String.valueOf(value));
  }

  /**
   * A plain value from JSON, whatever it is.
   *
   * @param json any JSON
   * @return a plain value
   * @throws IllegalArgumentException if it is nested more than 16 deep
   */
  public static Object plain(JsonElement json) {
    return plain(json, 0);
  }

  private static Object plain(JsonElement json, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("The value is nested more than " + MAX_DEPTH + " deep.");
    }
    if (json instanceof JsonArray array) {
      List<Object> out = new ArrayList<>(array.size());
      array.forEach(item -> out.add(plain(item, depth + 1)));
      return out;
    }
    if (json instanceof JsonObject object) {
      if (object.size() == 1 && object.get(SPECIAL) instanceof JsonPrimitive special) {
        return special(special.getAsString());
      }
      Map<String, Object> out = new LinkedHashMap<>();
      object.entrySet().forEach(e -> out.put(e.getKey(), plain(e.getValue(), depth + 1)));
      return out;
    }
    if (json instanceof JsonPrimitive primitive) {
      if (primitive.isNumber()) {
        return primitive.getAsDouble();
      }
      return primitive.isBoolean() ? (Object) primitive.getAsBoolean() : primitive.getAsString();
    }
    return null;
  }

  private static Object special(String name) {
    return switch (name) {
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }
}
