package nabla.grade.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nabla.grade.homework.Assignment;
import nabla.grade.homework.Part;
import nabla.grade.notebook.BadNotebook;
import nabla.grade.notebook.Cell;
import nabla.grade.notebook.Notebook;

/**
 * The exercise as it was given out: which cells run, in which order, and how answers are called.
 *
 * @param cells the code that is run before the checks: given cells and answer cells
 * @param lambdas how the check cell of a part calls its answer, by the part's id
 */
record Template(List<Cell> cells, Map<String, String> lambdas) {

  /**
   * Reads the exercise of an assignment.
   *
   * @param folder the course's exercises
   * @param assignment which one
   * @return the template
   * @throws IllegalStateException if the file is missing or does not fit the assignment
   */
  static Template read(Path folder, Assignment assignment) {
    Path file = folder.resolve(assignment.name() + ".ipynb");
    try {
      return of(Notebook.read(file), assignment);
    } catch (BadNotebook | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The exercise " + file + " cannot be used: " + e.getMessage() + " Run `grade make`.", e);
    }
  }

  private static Template of(Notebook exercise, Assignment assignment) {
    List<Cell> code = new ArrayList<>();
    Map<String, String> lambdas = new LinkedHashMap<>();
    for (Cell cell : exercise.cells()) {
      if (cell.isCode() && cell.role() == Cell.Role.CHECK) {
        CheckCall call = CheckCall.of(cell.source());
        lambdas.put(call.id(), call.lambda());
      } else if (cell.isCode()) {
        code.add(cell);
      }
    }
    for (Part part : assignment.parts()) {
      if (!lambdas.containsKey(part.id())
          || code.stream().noneMatch(cell -> cell.gradeId().equals(part.cell()))) {
        throw new IllegalArgumentException(
            part.id() + " has no answer cell " + part.cell() + ", or no check.");
      }
    }
    return new Template(List.copyOf(code), Map.copyOf(lambdas));
  }
}
