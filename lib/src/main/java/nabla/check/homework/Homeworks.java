package nabla.check.homework;

import java.util.List;
import java.util.stream.Stream;

/** All exercises of the course, by id. */
public final class Homeworks {
  private Homeworks() {}

  /**
   * The exercises in the course's order.
   *
   * @return fresh ones
   */
  public static List<Exercise> all() {
    return Stream.of(
            Homework01.exercises(),
            Homework02.exercises(),
            Homework03.exercises(),
            Homework04.exercises(),
            Homework05.exercises(),
            Homework06.exercises(),
            Homework07.exercises(),
            Homework08.exercises(),
            Homework09.exercises())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The exercise with an id.
   *
   * @param id such as {@code 02.1}
   * @return the exercise
   * @throws IllegalArgumentException if there is none
   */
  public static Exercise find(String id) {
    return all().stream()
        .filter(exercise -> exercise.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No exercise "
                        + id
                        + "; there are "
                        + all().stream().map(Exercise::id).toList()
                        + "."));
  }
}
