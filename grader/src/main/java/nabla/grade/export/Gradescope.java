package nabla.grade.export;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import nabla.core.Numbers;
import nabla.grade.book.Entry;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Status;

/** What Gradescope reads when an autograder has ended: {@code results.json}. */
public final class Gradescope {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final int LINE = 500;

  private Gradescope() {}

  /**
   * The results of a mark.
   *
   * @param mark which is {@linkplain Mark#judged() judged}: Gradescope has no word for others
   * @return JSON
   */
  public static String results(Mark mark) {
    if (!mark.judged()) {
      throw new IllegalStateException("The grader failed: " + mark.problem());
    }
    JsonObject out = new JsonObject();
    out.addProperty("score", mark.earned());
    out.addProperty("output", output(mark));
    out.addProperty("output_format", "text");
    out.addProperty("visibility", "visible");
    out.addProperty("stdout_visibility", "hidden");
    JsonArray tests = new JsonArray();
    int number = 0;
    for (Mark.Question question : mark.questions()) {
      tests.add(test(question, ++number));
    }
    if (mark.questions().isEmpty()) {
      tests.add(nothing(mark));
    }
    out.add("tests", tests);
    return GSON.toJson(out) + "\n";
  }

  private static String output(Mark mark) {
    String notes = String.join("\n", mark.notes());
    return (mark.problem() + "\n" + notes).strip();
  }

  private static JsonObject nothing(Mark mark) {
    JsonObject out = new JsonObject();
    out.addProperty("name", "The notebook");
    out.addProperty("score", 0);
    out.addProperty("max_score", Entry.POINTS);
    out.addProperty("status", "failed");
    out.addProperty("output", mark.problem());
    out.addProperty("output_format", "text");
    out.addProperty("visibility", "visible");
    return out;
  }

  private static JsonObject test(Mark.Question question, int number) {
    JsonObject out = new JsonObject();
    out.addProperty("name", question.id() + " " + question.title());
    out.addProperty("number", "" + number);
    out.addProperty("score", question.earned());
    out.addProperty("max_score", question.points());
    out.addProperty("status", question.status() == Status.PASS ? "passed" : "failed");
    out.addProperty("output", cases(question));
    out.addProperty("output_format", "text");
    out.addProperty("visibility", "visible");
    return out;
  }

  private static String cases(Mark.Question question) {
    StringBuilder out = new StringBuilder();
    String before = "";
    for (Mark.Row row : question.cases()) {
      boolean pass = row.status() == Status.PASS;
      out.append(pass ? "✓ " : "✗ ").append(cut(row.given())).append(" (");
      out.append(Numbers.text(pass ? row.points() : 0)).append(" of ");
      out.append(Numbers.text(row.points())).append(")\n");
      String said = row.got() + row.hint();
      if (!pass && !said.equals(before)) {
        out.append("    expected: ").append(cut(row.expected()));
        out.append("\n    got: ").append(cut(row.got())).append('\n');
        out.append(row.hint().isEmpty() ? "" : "    " + row.hint() + "\n");
        before = said;
      }
    }
    return out.toString();
  }

  private static String cut(String text) {
    String line = text.replace("\n", "\n      ");
    return line.length() <= LINE ? line : line.substring(0, LINE) + "…";
  }
}
