package nabla.grade.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * One cell of a notebook, a view of its JSON.
 *
 * @param json the cell as nbformat 4 has it
 */
public record Cell(JsonObject json) {

  /** What a cell is for, from its nbgrader metadata. */
  public enum Role {
    /** Text or code that students read and run, and leave as it is. */
    GIVEN,
    /** Where students write. */
    ANSWER,
    /** Calls the public checks. */
    CHECK
  }

  /**
   * Whether it holds code.
   *
   * @return false for text
   */
  public boolean isCode() {
    return "code".equals(string(json, "cell_type"));
  }

  /**
   * The text of the cell.
   *
   * @return its source, lines joined
   */
  public String source() {
    JsonElement source = json.get("source");
    if (source instanceof JsonArray lines) {
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line.isJsonPrimitive() ? line.getAsString() : ""));
      return text.toString();
    }
    return source != null && source.isJsonPrimitive() ? source.getAsString() : "";
  }

  /**
   * The name nbgrader knows it by, such as {@code 02-1}.
   *
   * @return empty where it has none
   */
  public String gradeId() {
    return string(nbgrader(), "grade_id");
  }

  /**
   * The notebook format's own id.
   *
   * @return empty where it has none
   */
  public String id() {
    return string(json, "id");
  }

  /**
   * What it is for.
   *
   * @return {@link Role#GIVEN} without nbgrader metadata
   */
  public Role role() {
    if (flag("solution")) {
      return Role.ANSWER;
    }
    return flag("grade") ? Role.CHECK : Role.GIVEN;
  }

  /**
   * A copy with another source and without outputs.
   *
   * @param text the new source
   * @return the copy
   */
  public Cell withSource(String text) {
    JsonObject copy = json.deepCopy();
    JsonArray lines = new JsonArray();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    copy.add("source", lines);
    if (isCode()) {
      copy.add("outputs", new JsonArray());
      copy.add("execution_count", com.google.gson.JsonNull.INSTANCE);
    }
    return new Cell(copy);
  }

  private boolean flag(String name) {
    JsonElement value = nbgrader().get(name);
    return value != null && value.isJsonPrimitive() && value.getAsBoolean();
  }

  private JsonObject nbgrader() {
    return json.get("metadata") instanceof JsonObject metadata
            && metadata.get("nbgrader") instanceof JsonObject nbgrader
        ? nbgrader
        : new JsonObject();
  }

  private static String string(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
