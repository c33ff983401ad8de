package nabla.check;

import java.util.List;

/**
 * One thing to write, with the cases that the student sees.
 *
 * @param id the homework's number and its own, such as {@code 02.1}
 * @param title what is to be written
 * @param cases the public cases
 */
public record Exercise(String id, String title, List<Case> cases) {

  /** Copies the list. */
  public Exercise {
    cases = List.copyOf(cases);
  }

  /**
   * An exercise.
   *
   * @param id the homework's number and its own, such as {@code 02.1}
   * @param title what is to be written
   * @param cases the public cases
   * @return the exercise
   */
  public static Exercise of(String id, String title, Case... cases) {
    return new Exercise(id, title, List.of(cases));
  }
}
