package nabla.grade.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Origin;
import nabla.grade.judge.Status;

/** A mark as JSON: the same bytes for the same mark, and the same mark when it is read again. */
final class JsonReport {
  private static final int SCHEMA = 2;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private JsonReport() {}

  static String of(Result result) {
    Mark mark = result.mark();
    Provenance by = result.provenance();
    JsonObject out = new JsonObject();
    out.addProperty("schema", SCHEMA);
    out.addProperty("student", mark.student());
    out.addProperty("assignment", mark.assignment());
    out.addProperty("file", mark.file());
    out.addProperty("sha256", mark.sha256());
    out.addProperty("submitted", mark.origin().at().toString());
    out.addProperty("late", mark.origin().late());
    out.addProperty("grader", by.grader());
    out.addProperty("library", by.library());
    out.addProperty("exercises", by.exercises());
    out.addProperty("seeds", by.seeds());
    out.addProperty("isolation", by.isolation());
    out.addProperty("status", mark.status().words());
    out.addProperty("earned", mark.judged() ? mark.earned() : null);
    out.addProperty("points", mark.judged() ? mark.points() : null);
    out.addProperty("problem", mark.problem());
    JsonArray notes = new JsonArray();
    mark.notes().forEach(notes::add);
    out.add("notes", notes);
    JsonArray questions = new JsonArray();
    mark.questions().forEach(question -> questions.add(json(question)));
    out.add("questions", questions);
    return GSON.toJson(out) + "\n";
  }

  private static JsonObject json(Mark.Question question) {
    JsonObject out = new JsonObject();
    out.addProperty("id", question.id());
    out.addProperty("title", question.title());
    out.addProperty("status", question.status().words());
    out.addProperty("earned", question.earned());
    out.addProperty("points", question.points());
    out.addProperty("code", question.code());
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

  /**
   * Reads what {@link #of} has written.
   *
   * @throws RuntimeException if it is something else
   */
  static Result read(String text) {
    JsonObject in = JsonParser.parseString(text).getAsJsonObject();
    if (in.get("schema").getAsInt() != SCHEMA) {
      throw new IllegalStateException("it is of another version");
    }
    Origin origin =
        new Origin(
            text(in, "student"),
            text(in, "file"),
            Instant.parse(text(in, "submitted")),
            in.get("late").getAsBoolean());
    Mark mark =
        new Mark(
            origin,
            text(in, "sha256"),
            text(in, "assignment"),
            text(in, "problem"),
            list(in, "notes", JsonElement::getAsString),
            list(in, "questions", question -> question(question.getAsJsonObject())),
            !in.get("earned").isJsonNull());
    return new Result(
        mark,
        new Provenance(
            text(in, "grader"),
            text(in, "library"),
            text(in, "exercises"),
            text(in, "seeds"),
            text(in, "isolation")));
  }

  private static Mark.Question question(JsonObject in) {
    return new Mark.Question(
        text(in, "id"),
        text(in, "title"),
        text(in, "code"),
        list(in, "cases", row -> row(row.getAsJsonObject())));
  }

  private static Mark.Row row(JsonObject in) {
    String status = text(in, "status").toUpperCase(Locale.ROOT).replace(' ', '_');
    return new Mark.Row(
        in.get("hidden").getAsBoolean(),
        Status.valueOf(status),
        in.get("points").getAsDouble(),
        text(in, "given"),
        text(in, "expected"),
        text(in, "got"),
        text(in, "hint"));
  }

  private static String text(JsonObject in, String name) {
    return in.get(name).getAsString();
  }

  private static <T> List<T> list(JsonObject in, String name, Function<JsonElement, T> each) {
    return StreamSupport.stream(in.getAsJsonArray(name).spliterator(), false).map(each).toList();
  }
}
