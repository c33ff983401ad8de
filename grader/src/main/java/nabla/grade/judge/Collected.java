package nabla.grade.judge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import nabla.grade.notebook.Cell;

/**
 * The answers found in a submission.
 *
 * @param answers the source of each answer cell, by its name; absent where it was deleted
 * @param notes what was strange, in words for the student
 */
record Collected(Map<String, String> answers, List<String> notes) {

  /** Finds the answer cells by their nbgrader name, else by the notebook format's id. */
  static Collected from(List<Cell> cells, Template template) {
    Map<String, String> answers = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    List<Cell> wanted =
        template.cells().stream().filter(cell -> cell.role() == Cell.Role.ANSWER).toList();
    // By place and not by content: comparing contents would cost what a student likes.
    BitSet used = new BitSet();
    int last = -1;
    for (Cell answer : wanted) {
      List<Integer> found = find(cells, answer);
      found.forEach(used::set);
      if (found.isEmpty()) {
        notes.add("The answer cell " + answer.gradeId() + " is not in the notebook.");
        continue;
      }
      int position = found.get(0);
      String source = cells.get(position).source();
      if (found.stream().anyMatch(place -> !cells.get(place).source().equals(source))) {
        notes.add(
            "The answer cell %s is there %d times, not all the same: the first one was marked."
                .formatted(answer.gradeId(), found.size()));
      }
      answers.put(answer.gradeId(), source);
      if (position < last) {
        notes.add(
            "The answer cell "
                + answer.gradeId()
                + " stands at another place: cells were run in the order of the exercise.");
      }
      last = Math.max(last, position);
    }
    for (int place = 0; place < cells.size(); place++) {
      Cell cell = cells.get(place);
      if (cell.role() == Cell.Role.ANSWER && !used.get(place)) {
        notes.add("The answer cell " + cell.gradeId() + " is not one of this homework: left out.");
      }
    }
    return new Collected(answers, notes);
  }

  private static List<Integer> find(List<Cell> cells, Cell answer) {
    List<Integer> byName = places(cells, cell -> cell.gradeId().equals(answer.gradeId()));
    return !byName.isEmpty() || answer.id().isEmpty()
        ? byName
        : places(cells, cell -> cell.id().equals(answer.id()));
  }

  private static List<Integer> places(List<Cell> cells, Predicate<Cell> wanted) {
    return IntStream.range(0, cells.size())
        .filter(place -> cells.get(place).isCode() && wanted.test(cells.get(place)))
        .boxed()
        .toList();
  }
}
