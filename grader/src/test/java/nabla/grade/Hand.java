package nabla.grade;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nabla.grade.judge.Isolation;
import nabla.grade.notebook.BadNotebook;
import nabla.grade.notebook.Cell;
import nabla.grade.notebook.Notebook;

/** Writes submissions of homework 02 into a folder, and has them marked. */
record Hand(Path folder) {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  static final Course COURSE = new Course(HOME);
  static final String FIT = "02-1";

  /** The solution with the source of one cell replaced. */
  Path in(String student, String cell, String source) {
    return in(
        student,
        cells -> {
          List<Cell> out = new ArrayList<>(cells);
          out.replaceAll(c -> c.gradeId().equals(cell) ? c.withSource(source) : c);
          return out;
        });
  }

  /** The solution with its cells changed. */
  Path in(String student, UnaryOperator<List<Cell>> change) {
    try {
      Notebook solution = Notebook.read(HOME.resolve("solutions/02-one-neuron.ipynb"));
      Path file = folder.resolve(student).resolve("02-one-neuron.ipynb");
      Files.createDirectories(file.getParent());
      return Files.writeString(file, solution.withCells(change.apply(solution.cells())).text());
    } catch (IOException | BadNotebook e) {
      throw new IllegalStateException(e);
    }
  }

  /** An answer to 02.1 with its body and whatever else replaced. */
  Path fit(String student, String before, String body) {
    return in(
        student,
        FIT,
        before
            + "\nclass Perceptron {\n  static Trained fit(double[][] x, int[] y, int maxEpochs)"
            + " throws Exception {\n"
            + body
            + "\n  }\n}\n");
  }

  /** What the command prints; the reports go to {@code out}. */
  String grade(Path out, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--out", out.toString()));
    if (!all.contains("--secret")) {
      all.addAll(List.of("--secret", secret()));
    }
    if (Isolation.detect() == Isolation.NONE) {
      all.add("--unsafe"); // the computer of whoever runs the tests
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(text, true, StandardCharsets.UTF_8);
    int status = Main.run(all.toArray(String[]::new), COURSE, print, print);
    return text.toString(StandardCharsets.UTF_8) + "exit " + status;
  }

  private String secret() {
    try {
      Path file = Files.createDirectories(folder.resolveSibling("secret")).resolve("secret");
      return Files.writeString(file, "test").toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
