package nabla.grade;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import nabla.grade.homework.Assignment;
import nabla.grade.notebook.BadNotebook;
import nabla.grade.notebook.Maker;
import nabla.grade.notebook.Notebook;

/** {@code nabla grade make}: solutions become exercises. */
record Making(Course course, PrintStream out) {

  int run(Options options) throws IOException {
    Files.createDirectories(course.exercises());
    for (Assignment assignment : course.assignments(options.paths())) {
      String name = assignment.name() + ".ipynb";
      Path target = course.exercises().resolve(name);
      String text = make(course, assignment);
      if (Files.exists(target) && Files.readString(target).equals(text)) {
        out.println(name + ": unchanged");
      } else {
        Files.writeString(target, text);
        out.println(name + ": made");
      }
    }
    return 0;
  }

  static String make(Course course, Assignment assignment) {
    Path solution = course.solutions().resolve(assignment.name() + ".ipynb");
    try {
      return Maker.exercise(Notebook.read(solution)).text();
    } catch (BadNotebook e) {
      throw new IllegalStateException(solution + ": " + e.getMessage(), e);
    }
  }
}
