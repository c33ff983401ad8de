package nabla.grade.report;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.StringJoiner;
import nabla.core.Numbers;
import nabla.grade.book.Book;
import nabla.grade.book.Entry;
import nabla.grade.csv.CsvText;

/** The class as a table: {@code gradebook.csv}, one row per student and homework. */
final class Gradebook {
  private static final List<String> HEAD =
      List.of(
          "student",
          "assignment",
          "earned",
          "points",
          "status",
          "late",
          "marked",
          "name",
          "email",
          "submitted",
          "file",
          "sha256",
          "remarks");

  private Gradebook() {}

  static String of(Book book) {
    CsvText out = new CsvText(HEAD);
    book.entries().forEach(entry -> out.row(row(entry).stream().map(CsvText::safe).toList()));
    return out.toString();
  }

  private static List<String> row(Entry entry) {
    StringJoiner remarks = new StringJoiner(" ");
    entry.remarks().forEach(remarks::add);
    if (!entry.comment().isEmpty()) {
      remarks.add("Comment: " + entry.comment());
    }
    boolean judged = entry.handedIn() && entry.mark().judged();
    return List.of(
        entry.person().id(),
        entry.assignment(),
        entry.settled() ? Numbers.text(entry.earned()) : "",
        entry.settled() ? Numbers.text(entry.points()) : "",
        entry.status(),
        entry.lateness(),
        judged ? Numbers.text(entry.mark().earned()) : "",
        entry.person().name(),
        entry.person().email(),
        entry.handedIn() ? time(entry) : "",
        entry.handedIn() ? entry.mark().file() : "",
        entry.handedIn() ? entry.mark().sha256() : "",
        remarks.toString());
  }

  /** In the time of this computer, as a teacher reads clocks. */
  private static String time(Entry entry) {
    return entry
        .mark()
        .origin()
        .at()
        .atZone(ZoneId.systemDefault())
        .truncatedTo(ChronoUnit.SECONDS)
        .toOffsetDateTime()
        .toString();
  }
}
