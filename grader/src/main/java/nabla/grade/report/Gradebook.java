package nabla.grade.report;

import java.util.List;
import java.util.StringJoiner;
import nabla.core.Numbers;
import nabla.grade.judge.Mark;

/** The class as a table: {@code gradebook.csv}, one row per submission. */
final class Gradebook {
  private static final List<String> HEAD =
      List.of("student", "assignment", "earned", "points", "status", "file", "sha256", "remarks");

  private Gradebook() {}

  static String of(List<Mark> marks) {
    StringBuilder out = new StringBuilder(row(HEAD));
    for (Mark mark : marks) {
      StringJoiner remarks = new StringJoiner(" ");
      remarks.add(mark.problem());
      mark.notes().forEach(remarks::add);
      out.append(
          row(
              List.of(
                  mark.student(),
                  mark.assignment(),
                  mark.judged() ? Numbers.text(mark.earned()) : "",
                  mark.judged() ? Numbers.text(mark.points()) : "",
                  mark.status().words(),
                  mark.file(),
                  mark.sha256(),
                  remarks.toString().strip())));
    }
    return out.toString();
  }

  private static String row(List<String> fields) {
    StringJoiner row = new StringJoiner(",", "", "\r\n");
    fields.forEach(field -> row.add(field(field)));
    return row.toString();
  }

  /** Quoted where needed; what a spreadsheet would take for a formula is made text. */
  private static String field(String text) {
    String safe = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> "\",\r\n".indexOf(c) >= 0);
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
