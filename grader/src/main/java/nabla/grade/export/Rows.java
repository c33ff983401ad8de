package nabla.grade.export;

import java.util.Optional;
import nabla.core.Numbers;
import nabla.grade.book.Book;
import nabla.grade.book.Entry;
import nabla.grade.csv.CsvText;
import nabla.grade.judge.Status;
import nabla.grade.roster.Person;

/** What all systems are told about a row of the grade book. */
final class Rows {
  private Rows() {}

  static Optional<Entry> of(Book book, String assignment, Person person) {
    return book.of(assignment).stream()
        .filter(entry -> entry.person().id().equals(person.id()))
        .findFirst();
  }

  /** Empty where the grader failed: no system is told a zero then. */
  static String grade(Entry entry) {
    return entry.settled() ? Numbers.text(entry.earned()) : "";
  }

  static String feedback(Entry entry) {
    StringBuilder out = new StringBuilder();
    if (entry.handedIn()) {
      entry.mark().questions().stream()
          .filter(question -> question.status() != Status.PASS)
          .forEach(
              question ->
                  out.append(question.id())
                      .append(": ")
                      .append(Numbers.text(question.earned()))
                      .append(" of ")
                      .append(Numbers.text(question.points()))
                      .append(", ")
                      .append(question.status().words())
                      .append(". "));
      out.append(entry.mark().problem()).append(' ');
    } else {
      out.append("Not handed in. ");
    }
    out.append(entry.account()).append(' ').append(entry.comment());
    return CsvText.safe(out.toString().strip().replaceAll(" {2,}", " "));
  }
}
