package nabla.homework;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** A network through any points, a word error rate with a bug in it, and how often folds bend. */
public final class Homework10 {
  /** What an answer seems to think whose output weights are the slopes. */
  public static final String SLOPES =
      "The output weights are the slopes themselves: a hinge must bring the change of the slope, the"
          + " new one minus the one before.";

  /** What an answer seems to think whose last piece goes on for ever. */
  public static final String GOES_ON =
      "Right of the last point the line goes on with the last slope: a hinge there must take the"
          + " slope back to 0.";

  /** What an answer seems to think in which words put in at the start cost nothing. */
  public static final String FREE_START =
      "Words put in before the first one cost nothing: the first row of the table, nothing said and"
          + " j words heard, is still 0 in place of j.";

  /** What an answer seems to think that pays twice for another word. */
  public static final String TWO_FOR_ONE =
      "Another word in its place is counted as one left out and one put in: a substitution is one"
          + " error.";

  private Homework10() {}

  /**
   * The exercises.
   *
   * @return three: {@code through}, {@code score}, a number
   */
  public static List<Exercise> exercises() {
    return List.of(through(), score(), number());
  }

  private static Exercise through() {
    double[] x = {0, 1, 3};
    double[] y = {0, 2, 0};
    Case points =
        meets(Case.given("the points (0, 0), (1, 2), (3, 0)", x, y), x, y)
            .unless(
                answer -> Plain.close(answer.field("change"), new double[] {2, -1, 0}, 1e-9),
                SLOPES);
    return Exercise.of(
        "10.1",
        "through",
        points,
        flat(points.again("the same: far outside, at −5 and 8").worth(0.5), x, y));
  }

  /**
   * Requires that the network goes through all points, and straight from one to the next.
   *
   * @param test the case
   * @param x where the points lie, in order
   * @param y how high
   * @return the case
   */
  public static Case meets(Case test, double[] x, double[] y) {
    return test.satisfies(
            "through all points, straight in between, at most one hinge per point",
            answer ->
                Plain.vector(answer.field("at")).length <= x.length
                    && IntStream.range(0, x.length).allMatch(i -> near(answer, x[i], y[i]))
                    && IntStream.range(1, x.length)
                        .allMatch(i -> near(answer, (x[i - 1] + x[i]) / 2, (y[i - 1] + y[i]) / 2)))
        .hint(
            "start is the height of the leftmost point; at each point the slope changes from that of"
                + " the piece before to that of the piece after.");
  }

  /**
   * Requires that the network is flat outside of the points.
   *
   * @param test the case
   * @param x where the points lie, in order
   * @param y how high
   * @return the case
   */
  public static Case flat(Case test, double[] x, double[] y) {
    int last = x.length - 1;
    double slope = (y[last] - y[last - 1]) / (x[last] - x[last - 1]);
    return test.satisfies(
            "as high as the first and the last point",
            answer -> near(answer, x[0] - 5, y[0]) && near(answer, x[last] + 5, y[last]))
        .unless(answer -> near(answer, x[last] + 5, y[last] + 5 * slope), GOES_ON)
        .hint("One more hinge, at the last point, makes it flat.");
  }

  private static boolean near(Answer answer, double x, double y) {
    return Math.abs(value(answer, x) - y) < 1e-6;
  }

  /**
   * What a network of hinges gives: f(x) = start + Σ change_i relu(x − at_i).
   *
   * @param answer with the fields at, change and start
   * @param x the place
   * @return f(x)
   */
  public static double value(Answer answer, double x) {
    var at = Plain.vector(answer.field("at"));
    var change = Plain.vector(answer.field("change"));
    double sum = (Double) answer.field("start");
    for (int i = 0; i < at.length; i++) {
      sum += change[i] * Math.max(0, x - at[i]);
    }
    return sum;
  }

  private static Exercise score() {
    return Exercise.of(
        "10.2",
        "score",
        scored(
                Case.given(
                    "said \"a b c\", heard \"x a c\"",
                    new String[] {"a b c"},
                    new String[] {"x a c"}),
                2,
                0,
                0,
                2.0 / 3)
            .unless(
                answer -> is(answer, 0, 1, 1),
                "Of ways with equally few errors, take the most"
                    + " substitutions: a → x and b → a are two errors as well.")
            .unless(answer -> errors(answer) == 1, FREE_START)
            .hint("Two errors at least; a → x, b → a is one such way."));
  }

  /**
   * Requires counts and a rate.
   *
   * @param test the case
   * @param substitutions words in the place of others
   * @param deletions words left out
   * @param insertions words put in
   * @param rate the word error rate
   * @return the case
   */
  public static Case scored(
      Case test, int substitutions, int deletions, int insertions, double rate) {
    return test.satisfies(
        "%d substitutions, %d deletions, %d insertions, rate %s"
            .formatted(substitutions, deletions, insertions, Plain.text(rate)),
        answer ->
            is(answer, substitutions, deletions, insertions)
                && (rate(answer) == rate || Math.abs(rate(answer) - rate) < 1e-9));
  }

  /**
   * Whether an answer counts so many errors of each kind.
   *
   * @param answer a score
   * @param counts substitutions, deletions, insertions
   * @return true if all three agree
   */
  public static boolean is(Answer answer, int... counts) {
    return Arrays.equals(counts(answer), Arrays.stream(counts).asDoubleStream().toArray());
  }

  /**
   * All errors that an answer counts.
   *
   * @param answer a score
   * @return the sum of its three counts
   */
  public static double errors(Answer answer) {
    return Arrays.stream(counts(answer)).sum();
  }

  private static double[] counts(Answer answer) {
    return new double[] {
      (Double) answer.field("substitutions"),
      (Double) answer.field("deletions"),
      (Double) answer.field("insertions")
    };
  }

  /**
   * The word error rate that an answer gives.
   *
   * @param answer a score
   * @return its rate
   */
  public static double rate(Answer answer) {
    return (Double) answer.field("rate");
  }

  private static Exercise number() {
    return Exercise.of(
        "10.3",
        "the number",
        Case.given("neurons for the bends")
            .worth(0.5)
            .satisfies(
                "a whole number above 15",
                answer -> answer.number() > 15 && answer.number() == Math.rint(answer.number()))
            .hint("Count the pieces after one layer and after two; what does each layer do?"));
  }
}
