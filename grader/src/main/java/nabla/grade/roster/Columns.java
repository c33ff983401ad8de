package nabla.grade.roster;

import java.util.List;
import java.util.Locale;
import nabla.grade.csv.CsvTable;

/**
 * Where a roster has what: a plain one, a grading worksheet of Moodle, a grade book of Canvas.
 *
 * @param id columns of which the first that is filled is the id
 * @param name columns that make up the name
 * @param email columns of which the first that is filled is the address
 */
record Columns(List<String> id, List<String> name, List<String> email) {
  private static final Columns MOODLE =
      new Columns(
          List.of("id number", "username", "email address", "identifier"),
          List.of("full name"),
          List.of("email address"));
  private static final Columns CANVAS =
      new Columns(
          List.of("sis user id", "sis login id", "id"), List.of("student"), List.of("email"));
  private static final Columns PLAIN =
      new Columns(
          List.of("id", "student id", "sid", "student", "number", "學號", "学号"),
          List.of("name", "姓名", "first_name", "last_name", "first name", "last name"),
          List.of("email", "e-mail", "email address", "信箱"));

  static Columns of(CsvTable table) {
    Columns columns =
        table.has("Identifier") && table.has("Full name")
            ? MOODLE
            : table.has("SIS Login ID") ? CANVAS : PLAIN;
    if (columns.id.stream().noneMatch(table::has)) {
      throw new IllegalArgumentException(
          table.file()
              + " has no column \"id\": a roster's first line is id,name,email (Moodle's grading"
              + " worksheet and Canvas's grade book do, too). It has "
              + table.head()
              + ".");
    }
    return columns;
  }

  Person person(CsvTable.Row row) {
    String full =
        name.stream().map(row::field).filter(part -> !part.isEmpty()).reduce("", Columns::joined);
    return new Person(
        first(row, id), full, first(row, email).toLowerCase(Locale.ROOT), row.fields());
  }

  private static String joined(String before, String part) {
    return before.isEmpty() ? part : before + " " + part;
  }

  private static String first(CsvTable.Row row, List<String> columns) {
    return columns.stream()
        .map(row::field)
        .filter(field -> !field.isEmpty())
        .findFirst()
        .orElse("");
  }
}
