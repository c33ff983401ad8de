package nabla.grade;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import nabla.grade.book.Book;
import nabla.grade.book.Overrides;
import nabla.grade.export.Export;
import nabla.grade.judge.Skipped;
import nabla.grade.report.Reports;
import nabla.grade.report.Result;
import nabla.grade.report.Results;
import nabla.grade.roster.Roster;

/** {@code nabla grade book}: makes the grade book and all pages from the results in a folder. */
record Bookkeeping(PrintStream out) {

  int run(Options options) throws IOException {
    Roster roster = options.roster() == null ? Roster.none() : Roster.read(options.roster());
    Results results = new Results(options.out());
    if (results.read().isEmpty()) {
      throw new IllegalArgumentException(
          "there are no results in " + options.out() + ": mark something first, or say --out");
    }
    write(options, roster, results, new Reports(results).skipped());
    return 0;
  }

  void write(Options options, Roster roster, Results results, List<Skipped> skipped)
      throws IOException {
    List<Result> all = results.read();
    Overrides overrides = Overrides.read(options.out());
    Book book =
        Book.of(
            all.stream().map(Result::mark).toList(), roster, options.rules(), overrides, skipped);
    new Reports(results).write(all, book, skipped);
    for (Export export : options.exports()) {
      for (var file : export.files(book, roster).entrySet()) {
        results.write(file.getKey(), file.getValue());
        out.println("For " + export + ": " + options.out().resolve(file.getKey()));
      }
    }
    overrides.unused(book).forEach(line -> out.println("note     " + line));
    long missing = book.entries().stream().filter(entry -> !entry.handedIn()).count();
    if (missing > 0) {
      out.println(missing + " not handed in: they have rows of their own.");
    }
    out.println(
        "Grade book: %s; the class: %s; and one page for each submission."
            .formatted(
                options.out().resolve("gradebook.csv"), options.out().resolve("class.html")));
  }
}
