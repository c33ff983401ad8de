package nabla.grade;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import nabla.grade.copies.Copies;
import nabla.grade.judge.Mark;
import nabla.grade.notebook.BadNotebook;
import nabla.grade.notebook.Cell;
import nabla.grade.notebook.Notebook;
import nabla.grade.report.Result;
import nabla.grade.report.Results;

/** {@code nabla grade copies}: says which answers are alike. */
record Copying(Course course, PrintStream out) {

  int run(Options options) throws IOException {
    Results results = new Results(options.out());
    List<Mark> marks = results.read().stream().map(Result::mark).toList();
    if (marks.isEmpty()) {
      throw new IllegalArgumentException(
          "there are no results in " + options.out() + ": mark something first, or say --out");
    }
    Copies copies = Copies.of(marks, this::exercise);
    results.write("copies.html", copies.html());
    results.write("copies.csv", copies.csv());
    out.println(
        "%d pairs are worth a look: %s"
            .formatted(copies.worthALook(), options.out().resolve("copies.html")));
    return 0;
  }

  /** The code of a homework as it was given out. */
  private String exercise(String assignment) {
    Path file = course.exercises().resolve(assignment + ".ipynb");
    try {
      return Notebook.read(file).cells().stream()
          .filter(Cell::isCode)
          .map(Cell::source)
          .collect(Collectors.joining("\n"));
    } catch (BadNotebook e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }
}
