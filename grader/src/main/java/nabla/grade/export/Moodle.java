package nabla.grade.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nabla.core.Numbers;
import nabla.grade.book.Book;
import nabla.grade.book.Entry;
import nabla.grade.csv.CsvText;
import nabla.grade.roster.Layout;
import nabla.grade.roster.Person;
import nabla.grade.roster.Roster;

/**
 * Moodle takes grades in two ways: as the grading worksheet of one homework, which knows people by
 * a number of that homework ({@code Participant 4711}), and as a file for the whole grade book.
 */
final class Moodle {
  private static final List<String> WORKSHEET =
      List.of(
          "Identifier",
          "Full name",
          "ID number",
          "Email address",
          "Status",
          "Grade",
          "Maximum Grade",
          "Grade can be changed",
          "Last modified (submission)",
          "Last modified (grade)",
          "Feedback comments");

  private Moodle() {}

  static Map<String, String> files(Book book, Roster roster) {
    Map<String, String> out = new LinkedHashMap<>();
    out.put("moodle.csv", grades(book));
    for (String assignment : book.assignments()) {
      worksheet(book.of(assignment), roster)
          .ifPresent(text -> out.put("moodle-" + assignment + ".csv", text));
    }
    return out;
  }

  /** For <i>Grades, Import, CSV file</i>: a row for each student. */
  private static String grades(Book book) {
    List<String> head = new ArrayList<>(List.of("ID number", "Email address", "Full name"));
    for (String assignment : book.assignments()) {
      head.addAll(List.of(assignment, assignment + " (feedback)"));
    }
    CsvText out = new CsvText(head);
    for (Person person : book.people()) {
      String number = person.field("id number");
      List<String> row =
          new ArrayList<>(
              List.of(
                  CsvText.safe(number.isEmpty() ? person.id() : number),
                  CsvText.safe(person.email()),
                  CsvText.safe(person.name())));
      for (String assignment : book.assignments()) {
        Optional<Entry> entry = Rows.of(book, assignment, person);
        row.add(entry.map(Rows::grade).orElse(""));
        row.add(entry.map(Rows::feedback).orElse(""));
      }
      out.row(row);
    }
    return out.toString();
  }

  /** Nothing if nobody's number in Moodle is known. */
  private static Optional<String> worksheet(List<Entry> entries, Roster roster) {
    boolean own = isWorksheetOf(entries);
    CsvText out = new CsvText(own && !roster.isEmpty() ? roster.head() : WORKSHEET);
    int rows = 0;
    for (Entry entry : entries) {
      String identifier = identifier(entry, own);
      if (!identifier.isEmpty()) {
        out.row(row(entry, identifier, own && !roster.isEmpty() ? roster.head() : WORKSHEET));
        rows++;
      }
    }
    return rows == 0 ? Optional.empty() : Optional.of(out.toString());
  }

  private static List<String> row(Entry entry, String identifier, List<String> head) {
    Person person = entry.person();
    List<String> row = new ArrayList<>();
    for (String column : head) {
      String known = person.field(column.toLowerCase(java.util.Locale.ROOT));
      row.add(
          switch (column) {
            case "Identifier" -> identifier;
            case "Full name" -> known.isEmpty() ? CsvText.safe(name(entry)) : known;
            case "Email address" -> known.isEmpty() ? CsvText.safe(person.email()) : known;
            case "Grade" -> Rows.grade(entry);
            case "Maximum Grade" -> known.isEmpty() ? Numbers.text(Entry.POINTS) : known;
            case "Grade can be changed" -> known.isEmpty() ? "Yes" : known;
            case "Last modified (grade)", "Last modified (submission)" ->
                known.isEmpty() ? "-" : known;
            case "Feedback comments" -> Rows.feedback(entry);
            default -> known;
          });
    }
    return row;
  }

  /** Whether the roster is this homework's worksheet: the numbers are other ones in each. */
  private static boolean isWorksheetOf(List<Entry> entries) {
    List<Entry> named =
        entries.stream().filter(entry -> !entry.person().field("identifier").isEmpty()).toList();
    return !named.isEmpty()
        && named.stream()
            .allMatch(
                entry ->
                    layout(entry)
                        .map(is -> entry.person().field("identifier").endsWith(" " + is.number()))
                        .orElse(true));
  }

  private static String identifier(Entry entry, boolean own) {
    return layout(entry)
        .map(is -> "Participant " + is.number())
        .orElse(own ? entry.person().field("identifier") : "");
  }

  private static String name(Entry entry) {
    return entry.person().name().isEmpty()
        ? layout(entry).map(Layout::name).orElse(entry.person().id())
        : entry.person().name();
  }

  private static Optional<Layout> layout(Entry entry) {
    if (!entry.handedIn()) {
      return Optional.empty();
    }
    String[] parts = entry.mark().file().split("/", -1);
    for (String part : parts) {
      boolean outermost = part.equals(parts[0]); // further in, a student may have chosen the name
      Optional<Layout> layout =
          Layout.ofFolder(part)
              .or(() -> Layout.ofFile(part))
              .filter(is -> is.platform() == Layout.Platform.MOODLE)
              .filter(is -> outermost || is.name().equals(entry.person().name()));
      if (layout.isPresent()) {
        return layout;
      }
    }
    return Optional.empty();
  }
}
