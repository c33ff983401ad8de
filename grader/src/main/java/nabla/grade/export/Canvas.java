package nabla.grade.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nabla.core.Numbers;
import nabla.grade.book.Book;
import nabla.grade.book.Entry;
import nabla.grade.csv.CsvText;
import nabla.grade.roster.Layout;
import nabla.grade.roster.Person;
import nabla.grade.roster.Roster;

/** The grade book's import of Canvas. */
final class Canvas {
  private static final List<String> PEOPLE =
      List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section");

  private Canvas() {}

  static String of(Book book, Roster roster) {
    List<String> assignments = book.assignments();
    List<String> head = new ArrayList<>(PEOPLE);
    assignments.forEach(assignment -> head.add(column(assignment, roster)));
    CsvText out = new CsvText(head);
    List<String> points = new ArrayList<>(List.of("    Points Possible", "", "", "", ""));
    assignments.forEach(assignment -> points.add(Numbers.text(Entry.POINTS)));
    out.row(points);
    for (Person person : book.people()) {
      List<String> row = new ArrayList<>();
      boolean canvas = !person.field("sis login id").isEmpty();
      row.add(CsvText.safe(person.name().isEmpty() ? person.id() : person.name()));
      row.add(canvas ? person.field("id") : number(book, person));
      row.add(canvas ? person.field("sis user id") : CsvText.safe(person.id()));
      row.add(canvas ? person.field("sis login id") : "");
      row.add(person.field("section"));
      for (String assignment : assignments) {
        row.add(Rows.of(book, assignment, person).map(Rows::grade).orElse(""));
      }
      out.row(row);
    }
    return out.toString();
  }

  /** Canvas writes the number of its own behind a homework's name, and knows it by that. */
  private static String column(String assignment, Roster roster) {
    return roster.head().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(assignment + " ("))
        .findFirst()
        .orElse(assignment);
  }

  /** The student's number in Canvas, from the name of a file that it wrote. */
  private static String number(Book book, Person person) {
    return book.entries().stream()
        .filter(entry -> entry.handedIn() && entry.person().id().equals(person.id()))
        .map(entry -> entry.mark().file())
        .filter(file -> file.indexOf('/') < 0) // in a folder of their own, students choose names
        .flatMap(file -> Layout.ofFile(file).stream())
        .filter(layout -> layout.platform() == Layout.Platform.CANVAS)
        .map(Layout::number)
        .findFirst()
        .orElse("");
  }
}
