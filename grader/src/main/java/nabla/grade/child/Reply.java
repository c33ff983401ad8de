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
   */
  public record Trouble(String kind, String name, String details) {}

  /**
   * The reply as JSON.
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
      return new Reply(
          null, null, new Trouble(text(json, "kind"), text(json, "name"), text(json, "details")));
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
