package nabla.grade.child;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/**
 * What the student's process answers to one request.
 *
 * @param value a plain value, null where there is none
 * @param args the arguments after a call, null where nobody asked
 * @param trouble why there is no value, null where all went well
 */
public record Reply(Object value, List<Object> args, Trouble trouble) {

  /**
   * Why there is no value.
   *
   * @param kind compile, threw, exit or protocol
   * @param name of the exception, or a short word
   * @param details what a student needs to find it
   * @param unresolved the names that the compiler found nowhere
   */
  public record Trouble(String kind, String name, String details, List<String> unresolved) {
    private static final int MAX_TEXT = 10_000;

    /** Copies the list, and cuts texts that nobody would read. */
    public Trouble {
      name = cut(name);
      details = cut(details);
      unresolved = List.copyOf(unresolved);
    }

    /**
     * Trouble that is not about names.
     *
     * @param kind compile, threw, exit or protocol
     * @param name of the exception, or a short word
     * @param details what a student needs to find it
     */
    public Trouble(String kind, String name, String details) {
      this(kind, name, details, List.of());
    }

    private static String cut(String text) {
      return text == null || text.length() <= MAX_TEXT
          ? text
          : text.substring(0, MAX_TEXT) + "… (" + (text.length() - MAX_TEXT) + " more characters)";
    }
  }

  /**
   * How the line of a reply begins.
   *
   * @param id the request's, in hexadecimal
   * @return what {@link #json} begins with
   */
  public static String start(String id) {
    return "{\"id\":\"" + id + "\"";
  }

  /**
   * The reply as JSON, its id first.
   *
   * @param id the request's
   * @return one object
   */
  JsonObject json(String id) {
    JsonObject out = new JsonObject();
    out.addProperty("id", id);
    if (trouble != null) {
      out.addProperty("kind", trouble.kind());
      out.addProperty("name", trouble.name());
      out.addProperty("details", trouble.details());
      out.add("unresolved", Wire.plain(trouble.unresolved()));
    } else {
      out.add("value", Wire.plain(value));
    }
    if (args != null) {
      out.add("args", Wire.plain(args));
    }
    return out;
  }

  /**
   * Reads a reply, which may be anything: the student's code can write to the pipe.
   *
   * @param json the object received
   * @return the reply
   * @throws RuntimeException if it is not one
   */
  public static Reply of(JsonObject json) {
    if (json.has("kind")) {
      List<String> unresolved =
          Wire.plain(json.get("unresolved")) instanceof List<?> names
              ? names.stream().map(String::valueOf).limit(100).toList()
              : List.of();
      return new Reply(
          null,
          null,
          new Trouble(text(json, "kind"), text(json, "name"), text(json, "details"), unresolved));
    }
    @SuppressWarnings("unchecked") // a list of plain values
    List<Object> args = json.has("args") ? (List<Object>) Wire.plain(json.get("args")) : null;
    return new Reply(Wire.plain(json.get("value")), args, null);
  }

  private static String text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
  }
}
