package nabla.grade.judge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nabla.grade.notebook.Cell;
import nabla.grade.notebook.Notebook;

/**
 * The answers found in a submission.
 *
 * @param answers the source of each answer cell, by its name; absent where it was deleted
 * @param notes what was strange, in words for the student
 */
record Collected(Map<String, String> answers, List<String> notes) {

  /** Finds the answer cells by their nbgrader name, else by the notebook format's id. */
  static Collected from(Notebook submission, Template template) {
    Map<String, String> answers = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    List<Cell> wanted =
        template.cells().stream().filter(cell -> cell.role() == Cell.Role.ANSWER).toList();
    Set<Cell> used = new HashSet<>();
    int last = -1;
    for (Cell answer : wanted) {
      List<Cell> found = find(submission, answer);
      used.addAll(found);
      if (found.isEmpty()) {
        notes.add("The answer cell " + answer.gradeId() + " is not in the notebook.");
        continue;
      }
      Cell first = found.get(0);
      if (found.stream().anyMatch(cell -> !cell.source().equals(first.source()))) {
        notes.add(
            "The answer cell %s is there %d times, not all the same: the first one was marked."
                .formatted(answer.gradeId(), found.size()));
      }
      answers.put(answer.gradeId(), first.source());
      int position = submission.cells().indexOf(first);
      if (position < last) {
        notes.add(
            "The answer cell "
                + answer.gradeId()
                + " stands at another place: cells were run in the order of the exercise.");
      }
      last = Math.max(last, position);
    }
    for (Cell cell : submission.cells()) {
      if (cell.role() == Cell.Role.ANSWER && !used.contains(cell)) {
        notes.add("The answer cell " + cell.gradeId() + " is not one of this homework: left out.");
      }
    }
    return new Collected(answers, notes);
  }

  private static List<Cell> find(Notebook submission, Cell answer) {
    List<Cell> byName =
        submission.cells().stream()
            .filter(cell -> cell.isCode() && cell.gradeId().equals(answer.gradeId()))
            .toList();
    if (!byName.isEmpty() || answer.id().isEmpty()) {
      return byName;
    }
    return submission.cells().stream()
        .filter(cell -> cell.isCode() && cell.id().equals(answer.id()))
        .toList();
  }
}
