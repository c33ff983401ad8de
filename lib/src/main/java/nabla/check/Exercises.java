package nabla.check;

import java.util.List;
import java.util.ServiceLoader;

/** A course's exercises, found as a service: a course is added to the class path, not to a list. */
public interface Exercises {

  /**
   * The exercises in the course's order.
   *
   * @return fresh ones
   */
  List<Exercise> all();

  /**
   * The exercise with an id, of any course on the class path.
   *
   * @param id such as {@code 02.1}
   * @return the exercise
   * @throws IllegalArgumentException if there is none
   */
  static Exercise find(String id) {
    var known =
        ServiceLoader.load(Exercises.class, Exercises.class.getClassLoader()).stream()
            .flatMap(course -> course.get().all().stream())
            .toList();
    return known.stream()
        .filter(exercise -> exercise.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No exercise %s; there are %s."
                        .formatted(id, known.stream().map(Exercise::id).toList())));
  }
}
