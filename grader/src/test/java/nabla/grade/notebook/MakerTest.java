package nabla.grade.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MakerTest {
  private static Notebook notebook(boolean answer, String source) throws BadNotebook {
    String json =
        """
        {"cells": [{"cell_type": "code", "execution_count": 7, "outputs": [{"secret": 1}],
          "metadata": {"nbgrader": {"grade_id": "02-1", "solution": %s}}, "source": []}],
         "nbformat": 4}
        """
            .formatted(answer);
    Notebook empty = Notebook.parse(json);
    return empty.withCells(java.util.List.of(empty.cells().get(0).withSource(source)));
  }

  @Test
  void whatLiesBetweenTheMarkersBecomesAStubWithTheSameIndent() throws BadNotebook {
    Notebook made =
        Maker.exercise(
            notebook(
                true,
                """
                int f() {
                  // BEGIN SOLUTION
                  return 42;
                  // END SOLUTION
                }"""));
    assertThat(made.cells().get(0).source())
        .isEqualTo(
            """
            int f() {
              // YOUR CODE HERE
              throw new UnsupportedOperationException("not done yet");
            }""");
  }

  @Test
  void helpersBetweenDeclarationsLeaveNoStatementThatWouldRunWithTheCell() throws BadNotebook {
    String source =
        "int f() {\n  return g();\n}\n// BEGIN SOLUTION\nint g() { return 42; }\n// END SOLUTION";
    assertThat(Maker.exercise(notebook(true, source)).cells().get(0).source())
        .isEqualTo("int f() {\n  return g();\n}\n// YOUR HELPERS HERE, if you want some");
  }

  @Test
  void outputsAndCountsDoNotReachTheExercise() throws BadNotebook {
    Notebook made = Maker.exercise(notebook(true, "// BEGIN SOLUTION\n// END SOLUTION"));
    assertThat(made.text())
        .doesNotContain("secret", "SOLUTION")
        .contains("\"execution_count\": null");
  }

  @Test
  void aMarkerLeftOpenIsRefused() {
    assertThatThrownBy(() -> Maker.exercise(notebook(true, "// BEGIN SOLUTION\nint a = 1;")))
        .isInstanceOf(BadNotebook.class)
        .hasMessageContaining("02-1")
        .hasMessageContaining("END SOLUTION");
    assertThatThrownBy(() -> Maker.exercise(notebook(true, "int a; // BEGIN SOLUTION")))
        .isInstanceOf(BadNotebook.class);
  }

  @Test
  void aSolutionOutsideAnAnswerCellWouldBeGivenAwayAndIsRefused() {
    assertThatThrownBy(
            () -> Maker.exercise(notebook(false, "// BEGIN SOLUTION\n1\n// END SOLUTION")))
        .hasMessageContaining("not an answer cell");
    assertThatThrownBy(() -> Maker.exercise(notebook(true, "int a = 1;")))
        .hasMessageContaining("without a solution");
  }
}
