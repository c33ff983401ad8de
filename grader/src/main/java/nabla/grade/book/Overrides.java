package nabla.grade.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nabla.grade.csv.CsvTable;

/**
 * What a teacher has decided, in {@code overrides.csv}: a row for each student and homework, read
 * at every marking and never written over.
 */
public final class Overrides {
  /** The file's name, beside the grade book. */
  public static final String FILE = "overrides.csv";

  private static final String HEAD = "student,assignment,points,late,comment\r\n";

  private final Path file;
  private final Map<String, Decision> decisions = new LinkedHashMap<>();

  private Overrides(Path file) {
    this.file = file;
  }

  /**
   * Reads the file in a folder; writes one without rows if there is none.
   *
   * @param folder of the grade book
   * @return what was decided
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if a row says nothing that can be understood
   */
  public static Overrides read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      Files.writeString(file, HEAD);
    }
    CsvTable table = CsvTable.read(file);
    if (!table.has("student") || !table.has("assignment")) {
      throw new IllegalArgumentException(file + ": the first line must be " + HEAD.strip());
    }
    Overrides out = new Overrides(file);
    for (CsvTable.Row row : table.rows()) {
      out.add(row);
    }
    return out;
  }

  private void add(CsvTable.Row row) {
    String assignment = row.field("assignment");
    int dash = assignment.indexOf('-');
    // Spreadsheets make 7 of 07.
    String number = dash < 0 ? assignment : assignment.substring(0, dash);
    number = number.length() == 1 ? "0" + number : number;
    Decision decision =
        new Decision(
            row.line(),
            row.field("student"),
            number,
            number(row, "points"),
            row.field("late").equalsIgnoreCase("no") ? Double.valueOf(0) : number(row, "late"),
            row.field("comment"));
    if (decisions.put(key(decision.student(), number), decision) != null) {
      throw new IllegalArgumentException(
          where(row.line()) + ": " + decision.student() + " has two rows for " + number + ".");
    }
  }

  private Double number(CsvTable.Row row, String column) {
    String text = row.field(column).replace(',', '.');
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("\\d{1,4}(\\.\\d{1,6})?")) {
      throw new IllegalArgumentException(
          where(row.line())
              + ": "
              + (column.equals("late")
                  ? "late is a number of days or \"no\""
                  : "points is a number")
              + ", not "
              + row.field(column));
    }
    return Double.valueOf(text);
  }

  private String where(long line) {
    return file + ", line " + line;
  }

  private static String key(String student, String number) {
    return number + " " + student;
  }

  /** What was decided about a homework of a student. */
  Optional<Decision> of(String student, String assignment) {
    int dash = assignment.indexOf('-');
    return dash < 0
        ? Optional.empty()
        : Optional.ofNullable(decisions.get(key(student, assignment.substring(0, dash))));
  }

  /** All that was decided. */
  List<Decision> all() {
    return List.copyOf(decisions.values());
  }

  /**
   * Rows that decide about nobody, which a teacher wants to know.
   *
   * @param book the grade book
   * @return one line each
   */
  public List<String> unused(Book book) {
    Set<String> known = book.keys();
    List<String> out = new ArrayList<>();
    for (Decision decision : decisions.values()) {
      if (!known.contains(key(decision.student(), decision.assignment()))) {
        out.add(
            "%s: nobody is called %s, or there is no homework %s: the row was not used"
                .formatted(where(decision.line()), decision.student(), decision.assignment()));
      }
    }
    return out;
  }

  static String keyOf(String student, String assignment) {
    return key(student, assignment.split("-", 2)[0]);
  }
}
