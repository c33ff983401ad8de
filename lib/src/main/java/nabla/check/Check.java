package nabla.check;

import java.util.ArrayList;
import java.util.List;
import nabla.check.Outcome.Status;

/**
 * Runs the public cases of an exercise on an answer, in the notebook, while the student works. The
 * lambda writes its parameters' types out: {@code Check.exercise("02.1", (double[][] x, int[] y,
 * Integer epochs) -> Perceptron.fit(x, y, epochs))}. A wrong answer is a result, never an
 * exception.
 */
public final class Check {
  private Check() {}

  /**
   * Checks an answer without parameters.
   *
   * @param id the exercise's, such as {@code 02.1}
   * @param answer calls it
   * @return what was found
   * @throws IllegalArgumentException if there is no such exercise
   */
  public static CheckResult exercise(String id, Entry.Of0 answer) {
    return check(id, Entry.of(answer));
  }

  /**
   * Checks an answer with one parameter.
   *
   * @param <A> the parameter's type
   * @param id the exercise's, such as {@code 02.1}
   * @param answer calls it
   * @return what was found
   * @throws IllegalArgumentException if there is no such exercise
   */
  public static <A> CheckResult exercise(String id, Entry.Of1<A> answer) {
    return check(id, Entry.of(answer));
  }

  /**
   * Checks an answer with two parameters.
   *
   * @param <A> the first parameter's type
   * @param <B> the second parameter's type
   * @param id the exercise's, such as {@code 02.1}
   * @param answer calls it
   * @return what was found
   * @throws IllegalArgumentException if there is no such exercise
   */
  public static <A, B> CheckResult exercise(String id, Entry.Of2<A, B> answer) {
    return check(id, Entry.of(answer));
  }

  /**
   * Checks an answer with three parameters.
   *
   * @param <A> the first parameter's type
   * @param <B> the second parameter's type
   * @param <C> the third parameter's type
   * @param id the exercise's, such as {@code 02.1}
   * @param answer calls it
   * @return what was found
   * @throws IllegalArgumentException if there is no such exercise
   */
  public static <A, B, C> CheckResult exercise(String id, Entry.Of3<A, B, C> answer) {
    return check(id, Entry.of(answer));
  }

  /**
   * Checks an answer with four parameters.
   *
   * @param <A> the first parameter's type
   * @param <B> the second parameter's type
   * @param <C> the third parameter's type
   * @param <D> the fourth parameter's type
   * @param id the exercise's, such as {@code 02.1}
   * @param answer calls it
   * @return what was found
   * @throws IllegalArgumentException if there is no such exercise
   */
  public static <A, B, C, D> CheckResult exercise(String id, Entry.Of4<A, B, C, D> answer) {
    return check(id, Entry.of(answer));
  }

  /**
   * Checks an answer with five parameters.
   *
   * @param <A> the first parameter's type
   * @param <B> the second parameter's type
   * @param <C> the third parameter's type
   * @param <D> the fourth parameter's type
   * @param <E> the fifth parameter's type
   * @param id the exercise's, such as {@code 02.1}
   * @param answer calls it
   * @return what was found
   * @throws IllegalArgumentException if there is no such exercise
   */
  public static <A, B, C, D, E> CheckResult exercise(String id, Entry.Of5<A, B, C, D, E> answer) {
    return check(id, Entry.of(answer));
  }

  /**
   * Notes the answer to a question. Whether it is right is said at grading.
   *
   * @param id the question's, such as {@code 02.Q1}
   * @param answer gives one letter
   * @return what was noted
   */
  public static CheckResult question(String id, Entry.Of0 answer) {
    Answer given = Entry.of(answer).answer(List.of());
    String asked = "one letter: a, b, c or d";
    boolean letter = !given.failed() && given.value() instanceof String s && s.matches("[a-d]");
    Status status = letter ? Status.PASS : given.notDone() ? Status.NOT_DONE : Status.FAIL;
    String got = given.notDone() ? "not done yet" : given.text();
    String hint = letter ? "" : "Answer with " + asked + ".";
    return new CheckResult(
        id, "question", List.of(new Outcome(status, "the question", asked, got, 0, hint)));
  }

  private static CheckResult check(String id, Entry entry) {
    Exercise exercise = Exercises.find(id);
    List<Outcome> rows = new ArrayList<>();
    Case before = null;
    Answer answer = null;
    for (Case test : exercise.cases()) {
      if (!test.sharesCallWith(before)) {
        answer = entry.answer(new ArrayList<>(test.args()));
      }
      rows.add(test.judge(answer));
      before = test;
    }
    return new CheckResult(id, exercise.title(), rows);
  }
}
