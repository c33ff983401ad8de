package nabla.homework;

import java.util.List;
import java.util.stream.Stream;
import nabla.check.Exercise;
import nabla.check.Exercises;

/** All exercises of the course. */
public final class Homeworks implements Exercises {

  /** Called by the {@link java.util.ServiceLoader}. */
  public Homeworks() {}

  @Override
  public List<Exercise> all() {
    return Stream.of(
            Homework01.exercises(),
            Homework02.exercises(),
            Homework03.exercises(),
            Homework04.exercises(),
            Homework05.exercises(),
            Homework06.exercises(),
            Homework07.exercises(),
            Homework08.exercises(),
            Homework09.exercises(),
            Homework10.exercises(),
            Homework11.exercises(),
            Homework12.exercises(),
            Homework13.exercises(),
            Homework14.exercises(),
            Homework15.exercises(),
            Homework16.exercises(),
            Homework17.exercises(),
            Homework18.exercises())
        .flatMap(List::stream)
        .toList();
  }
}
