package nabla.grade.homework;

import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import nabla.check.Case;

/**
 * One thing that is marked: an exercise or a question.
 *
 * @param id such as {@code 02.1} or {@code 02.Q1}
 * @param title what is to be written
 * @param shown the public cases
 * @param hidden makes the hidden cases for one student
 */
public record Part(
    String id, String title, List<Case> shown, Function<RandomGenerator, List<Case>> hidden) {

  /** Copies the list. */
  public Part {
    shown = List.copyOf(shown);
  }

  /**
   * The name of its answer cell.
   *
   * @return such as {@code 02-1}, as nbgrader allows it
   */
  public String cell() {
    return id.replace('.', '-');
  }
}
