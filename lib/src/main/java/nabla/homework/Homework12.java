package nabla.homework;

import java.util.Arrays;
import java.util.List;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** Dropout of whole groups, early stopping with a bug in it, and how much noise dropout makes. */
public final class Homework12 {
  /** What an answer seems to think that does not divide by 1 − p. */
  public static final String NO_SCALE =
      "The survivors are not scaled: divide them by 1 − p, or the next layer gets less in training"
          + " than afterwards.";

  /** What an answer seems to think that drops in evaluation mode. */
  public static final String ALWAYS_ON =
      "Neurons are dropped in evaluation mode: when training is over, y = x and the mask is all 1.";

  /** What an answer seems to think that flips a coin for every column. */
  public static final String NO_GROUPS =
      "Columns of one group are dropped apart from each other: flip one coin for each row and group.";

  /** What an answer seems to think that compares with the epoch before. */
  public static final String LAST_EPOCH =
      "An epoch is compared with the one before it: compare with the best so far, or a loss that"
          + " jumps up and down never stops.";

  private Homework12() {}

  /**
   * The exercises.
   *
   * @return three: {@code dropout}, {@code earlyStop}, a number
   */
  public static List<Exercise> exercises() {
    return List.of(dropout(), earlyStop(), number());
  }

  private static Exercise dropout() {
    double[][] ones = new double[20][6];
    Arrays.stream(ones).forEach(row -> Arrays.fill(row, 1));
    double[][] x = {{0.5, -1, 2, 0}, {3, 0.1, -0.2, 4}};
    return Exercise.of(
        "12.1",
        "dropout",
        grouped(
                Case.given(
                    "20 rows of six ones, p = 0.5, groups of 2, training", ones, 0.5, 2, true, 1),
                2)
            .satisfies(
                "0 or 2 everywhere, both of a group alike, and both values somewhere",
                answer -> {
                  double[] y = flat(y(answer));
                  return Arrays.stream(y).allMatch(v -> v == 0 || v == 2)
                      && Arrays.stream(y).distinct().count() == 2
                      && alike(answer, 2);
                })
            .unless(
                answer -> Arrays.stream(flat(y(answer))).allMatch(v -> v == 0 || v == 1), NO_SCALE),
        evaluation(
            Case.given("two rows, p = 0.5, groups of 1, evaluation", x, 0.5, 1, false, 1), x));
  }

  /**
   * Requires that nothing happens in evaluation mode.
   *
   * @param test the case
   * @param x its input
   * @return the case
   */
  public static Case evaluation(Case test, double[][] x) {
    return test.satisfies(
            "y = x, and backward gives δ back",
            answer -> Plain.close(y(answer), x, 0) && Plain.close(dx(answer), delta(x), 0))
        .unless(answer -> !Plain.close(y(answer), x, 0), ALWAYS_ON)
        .hint("train = false: y = x and a mask of ones.");
  }

  /**
   * Names coins that are flipped for every column.
   *
   * @param test the case
   * @param group how many columns share a decision
   * @return the case
   */
  public static Case grouped(Case test, int group) {
    return test.unless(answer -> !alike(answer, group), NO_GROUPS)
        .hint(
            "For each row: one coin for columns 0 to group − 1, one for the next group, and so on.");
  }

  /**
   * Whether all columns of a group are dropped together or not at all.
   *
   * @param answer with y, made of inputs that are not 0
   * @param group how many columns share a decision
   * @return true if no group is split
   */
  public static boolean alike(Answer answer, int group) {
    return Arrays.stream(y(answer))
        .allMatch(
            row -> {
              for (int j = 0; j < row.length; j++) {
                if ((row[j] == 0) != (row[j / group * group] == 0)) {
                  return false;
                }
              }
              return true;
            });
  }

  /**
   * The δ that the check hands to {@code backward}.
   *
   * @param x the input, for its shape
   * @return 0.5 in column 0, 1.5 in column 1, and so on
   */
  public static double[][] delta(double[][] x) {
    double[][] delta = new double[x.length][x[0].length];
    Arrays.stream(delta).forEach(row -> Arrays.setAll(row, j -> 0.5 + j));
    return delta;
  }

  /**
   * What went forward.
   *
   * @param answer a report
   * @return y
   */
  public static double[][] y(Answer answer) {
    return Plain.matrix(answer.field("y"));
  }

  /**
   * What came back.
   *
   * @param answer a report
   * @return δ by the input
   */
  public static double[][] dx(Answer answer) {
    return Plain.matrix(answer.field("dx"));
  }

  /**
   * A matrix as one row.
   *
   * @param matrix any
   * @return its entries, row by row
   */
  public static double[] flat(double[][] matrix) {
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
  }

  private static Exercise earlyStop() {
    return Exercise.of(
        "12.2",
        "earlyStop",
        Case.given(
                "losses 5, 3, 4, 3.5, 4.5, 4, 2, patience 3, least 0",
                new double[] {5, 3, 4, 3.5, 4.5, 4, 2},
                3,
                0.0)
            .satisfies("keep epoch 1, after 5 epochs", answer -> stop(answer, 1, 5))
            .unless(answer -> stop(answer, 6, 7), LAST_EPOCH)
            .hint("The best is 3, of epoch 1. Epochs 2, 3 and 4 are no better: stop."));
  }

  /**
   * Whether an answer stopped as it should.
   *
   * @param answer a stop
   * @param keep the epoch to keep, from 0
   * @param ran how many epochs were run
   * @return true if both are right
   */
  public static boolean stop(Answer answer, int keep, int ran) {
    return Plain.close(answer.field("keep"), keep, 0) && Plain.close(answer.field("ran"), ran, 0);
  }

  private static Exercise number() {
    return Exercise.of(
        "12.3",
        "the number",
        Case.given("the standard deviation of the sum")
            .worth(0.5)
            .satisfies(
                "a number above 0 and below 5",
                answer -> answer.number() > 0 && answer.number() < 5)
            .hint(
                "The variance of independent terms adds up; terms that share a coin come first."));
  }
}
