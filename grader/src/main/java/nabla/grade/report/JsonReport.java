package nabla.grade.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import nabla.grade.judge.Mark;

/** A mark as JSON: the same bytes for the same mark. */
final class JsonReport {
  private static final int SCHEMA = 1;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private JsonReport() {}

  static String of(Mark mark, Provenance provenance) {
    JsonObject out = new JsonObject();
    out.addProperty("schema", SCHEMA);
    out.addProperty("student", mark.student());
    out.addProperty("assignment", mark.assignment());
    out.addProperty("file", mark.file());
    out.addProperty("sha256", mark.sha256());
    out.addProperty("grader", provenance.grader());
    out.addProperty("library", provenance.library());
    out.addProperty("isolation", provenance.isolation());
    out.addProperty("status", mark.status().words());
    out.addProperty("earned", mark.judged() ? mark.earned() : null);
    out.addProperty("points", mark.judged() ? mark.points() : null);
    out.addProperty("problem", mark.problem());
    JsonArray notes = new JsonArray();
    mark.notes().forEach(notes::add);
    out.add("notes", notes);
    JsonArray questions = new JsonArray();
    mark.questions().forEach(question -> questions.add(question(question)));
    out.add("questions", questions);
    return GSON.toJson(out) + "\n";
  }

  private static JsonObject question(Mark.Question question) {
    JsonObject out = new JsonObject();
    out.addProperty("id", question.id());
    out.addProperty("title", question.title());
    out.addProperty("status", question.status().words());
    out.addProperty("earned", question.earned());
    out.addProperty("points", question.points());
    JsonArray cases = new JsonArray();
    for (Mark.Row row : question.cases()) {
      JsonObject json = new JsonObject();
      json.addProperty("hidden", row.hidden());
      json.addProperty("status", row.status().words());
      json.addProperty("points", row.points());
      json.addProperty("given", row.given());
      json.addProperty("expected", row.expected());
      json.addProperty("got", row.got());
      json.addProperty("hint", row.hint());
      cases.add(json);
    }
    out.add("cases", cases);
    return out;
  }
}
