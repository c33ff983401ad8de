package nabla.grade.homework;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Exercises;

/** One homework as the judge knows it. Built once, then only read. */
public final class Assignment {
  private static final List<String> USUAL = List.of("nabla/core/", "nabla/data/", "nabla/check/");

  private final String name;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> allowed = new ArrayList<>(USUAL);
  private final List<String> withheld = new ArrayList<>();
  private int seconds = 10;
  private int megabytes = 256;

  private Assignment(String name) {
    this.name = name;
  }

  /**
   * Begins an assignment.
   *
   * @param name its notebook without the ending, such as {@code 02-one-neuron}
   * @return the assignment
   */
  public static Assignment of(String name) {
    return new Assignment(name);
  }

  /**
   * Adds an exercise, whose public cases are the library's.
   *
   * @param id such as {@code 02.1}
   * @param hidden makes the hidden cases for one student
   * @return this assignment
   */
  public Assignment exercise(String id, Function<RandomGenerator, List<Case>> hidden) {
    Exercise exercise = Exercises.find(id);
    parts.add(new Part(id, exercise.title(), exercise.cases(), hidden));
    return this;
  }

  /**
   * Adds a question.
   *
   * @param id such as {@code 02.Q1}
   * @param points what the right answer brings
   * @param key the right answer
   * @param why what to read again after a wrong one
   * @return this assignment
   */
  public Assignment question(String id, double points, String key, String why) {
    parts.add(
        new Part(
            id,
            "question",
            List.of(),
            random ->
                List.of(
                    Case.given("the question")
                        .worth(points)
                        .satisfies(
                            "the right letter",
                            answer ->
                                answer.value() instanceof String s
                                    && s.strip().equalsIgnoreCase(key))
                        .hint(why))));
    return this;
  }

  /**
   * Lets answers use more of the library than {@code core}, {@code data} and {@code check}.
   *
   * @param prefixes of class files, such as {@code nabla/scratch/nn/}
   * @return this assignment
   */
  public Assignment allowing(String... prefixes) {
    allowed.addAll(List.of(prefixes));
    return this;
  }

  /**
   * Keeps away what would answer the question.
   *
   * @param prefixes of class files, such as {@code nabla/data/Encode}
   * @return this assignment
   */
  public Assignment withholding(String... prefixes) {
    withheld.addAll(List.of(prefixes));
    return this;
  }

  /**
   * Sets the limits.
   *
   * @param secondsPerCall wall time of one call
   * @param heapMegabytes heap of the student's process
   * @return this assignment
   */
  public Assignment limits(int secondsPerCall, int heapMegabytes) {
    seconds = secondsPerCall;
    megabytes = heapMegabytes;
    return this;
  }

  /**
   * Whether answers may use a class of the library.
   *
   * @param file a class file, such as {@code nabla/core/History.class}
   * @return false for what would answer a question
   */
  public boolean allows(String file) {
    return allowed.stream().anyMatch(file::startsWith)
        && withheld.stream().noneMatch(file::startsWith);
  }

  /**
   * Its notebook without the ending.
   *
   * @return such as {@code 02-one-neuron}
   */
  public String name() {
    return name;
  }

  /**
   * Its number in the course.
   *
   * @return such as {@code 02}
   */
  public String number() {
    return name.substring(0, name.indexOf('-'));
  }

  /**
   * What is marked.
   *
   * @return in the notebook's order
   */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  /**
   * Whether its answers compute for long.
   *
   * @return true if a call may take minutes
   */
  public boolean training() {
    return seconds > 60;
  }

  /**
   * The wall time of one call.
   *
   * @return in seconds
   */
  public int seconds() {
    return seconds;
  }

  /**
   * The heap of the student's process.
   *
   * @return in megabytes
   */
  public int megabytes() {
    return megabytes;
  }
}
