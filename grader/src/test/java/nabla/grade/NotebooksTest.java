package nabla.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nabla.check.CheckResult;
import nabla.grade.homework.Assignment;
import nabla.grade.homework.Assignments;
import nabla.grade.notebook.Cell;
import nabla.grade.notebook.Notebook;
import nabla.kernel.engine.Result;
import nabla.kernel.engine.Session;
import nabla.kernel.engine.SessionOptions;
import nabla.notebook.Startup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks as students and teachers run them: all cells, one after the other. */
class NotebooksTest {

  static List<String> names() {
    return Assignments.all().stream().map(Assignment::name).toList();
  }

  static List<String> quickOnes() {
    return Assignments.all().stream().filter(a -> !a.training()).map(Assignment::name).toList();
  }

  private static List<CheckResult> run(Path notebook) throws Exception {
    List<String> imports = new ArrayList<>(SessionOptions.standard().imports());
    Predicate<String> own = name -> name.startsWith("nabla.");
    Startup.imports().stream().filter(own).forEach(imports::add);
    List<CheckResult> results = new ArrayList<>();
    try (Session session =
        Session.open(SessionOptions.standard().withImports(imports).withNotes(note -> {}))) {
      int number = 0;
      for (Cell cell : Notebook.read(notebook).cells()) {
        if (cell.isCode()) {
          Result result = session.run(++number, cell.source());
          assertThat(result).as(cell.source()).isInstanceOf(Result.Value.class);
          if (((Result.Value) result).value() instanceof CheckResult check) {
            results.add(check);
          }
        }
      }
    }
    return results;
  }

  @ParameterizedTest
  @MethodSource("names")
  void anExerciseRunsToItsEndAndEveryCheckSaysNotDone(String name) throws Exception {
    assertThat(run(Hand.HOME.resolve("exercises").resolve(name + ".ipynb")))
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(check -> check.summary().startsWith("not done yet"));
  }

  @ParameterizedTest
  @MethodSource("quickOnes")
  void aSolutionPassesEveryCheckOfItsNotebook(String name) throws Exception {
    assertThat(run(Hand.HOME.resolve("solutions").resolve(name + ".ipynb")))
        .allMatch(CheckResult::passed);
  }
}
