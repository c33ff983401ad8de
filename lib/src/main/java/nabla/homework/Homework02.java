package nabla.homework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/**
 * One neuron and its limits: a perceptron with a pocket, a gradient step with a bug, two numbers.
 */
public final class Homework02 {
  private Homework02() {}

  /** What may go wrong in {@code fit}. */
  public enum Slip {
    /** Nothing. */
    NONE(""),
    /** The pocket holds the array that goes on learning. */
    NO_COPY(
        "The pocket has the weights of the end, not the best ones: it keeps the array v itself, and v"
            + " goes on learning. Put a copy into the pocket."),
    /** The last of equally good weights are kept. */
    LAST_OF_EQUALS(
        "The pocket was emptied for weights that were no better: only strictly more right answers"
            + " change it."),
    /** The pocket is looked at once in an epoch. */
    ONCE_AN_EPOCH(
        "The pocket is looked at after whole epochs only: good weights come and go within one, so"
            + " compare after every mistake."),
    /** A score of 0 is no mistake. */
    NEVER_STARTS(
        "Nothing was learnt: sign(0) was taken for a right answer. A score of exactly 0 lies on the"
            + " line and on neither side, so it counts as a mistake: y · z ≤ 0."),
    /** A score of 0 counts as right. */
    ZERO_IS_RIGHT(
        "A score of exactly 0 is counted as a right answer: right means y · z > 0, strictly."),
    /** The bias stays 0. */
    NO_BIAS(
        "The bias stays 0, so the line must pass through the origin: on a mistake the last entry of v"
            + " moves by y, for its input is always 1."),
    /** Right answers move the weights. */
    ALWAYS("The weights also move on rows that were already right: only a mistake changes them."),
    /** The weights move towards every example. */
    IGNORES_Y("The weights always move towards x: the labels are −1 and +1, so add y · x, not x.");

    private final String message;

    Slip(String message) {
      this.message = message;
    }
  }

  /** What may go wrong in {@code step}. */
  public enum Misstep {
    /** Nothing. */
    NONE(""),
    /** The weights move while the errors are still being found. */
    MOVING(
        "The errors are found with weights that earlier rows of the same step have already moved: all"
            + " p of one step belong to the weights before it. Add up the slope first, then step."),
    /** The slope is not divided by n. */
    SUM("The slope is summed and not averaged: the loss is a mean, so divide by the rows."),
    /** Uphill. */
    UPHILL("The step goes along the slope, and the loss grows: go against it, v − rate · slope."),
    /** Labels of −1 and 1 in p − y. */
    SIGNS("The error is p − y with y of 0 or 1: here 0 was taken for −1."),
    /** The bias does not move. */
    FIXED_BIAS(
        "The last entry of v does not move: its slope is the mean error, for its input is 1.");

    private final String message;

    Misstep(String message) {
      this.message = message;
    }
  }

  /**
   * What {@code fit} returns.
   *
   * @param v the weights in the pocket, the bias last
   * @param mistakes how many were made in each epoch
   * @param accuracy the share of the rows that the pocket answers rightly
   */
  public record Trained(double[] v, int[] mistakes, double accuracy) {

    /** Whether an answer has the same fields. */
    boolean is(Answer answer) {
      return Plain.close(answer.field("v"), v, 1e-9)
          && Arrays.equals(Plain.ints(answer.field("mistakes")), mistakes)
          && Math.abs(((Number) answer.field("accuracy")).doubleValue() - accuracy) < 1e-9;
    }
  }

  /**
   * The exercises.
   *
   * @return three: {@code Perceptron.fit}, {@code step}, two numbers
   */
  public static List<Exercise> exercises() {
    double[][] x = {{-1, 0}, {1, 1}, {1, -1}, {2, 1}, {2, 2}};
    int[] y = {1, -1, 1, -1, 1};
    double[][] line = {{-1}, {2}};
    return List.of(
        Exercise.of(
            "02.1",
            "Perceptron.fit",
            kept(Case.given("five points, three epochs", x, y, 3).worth(2), x, y, 3)),
        Exercise.of(
            "02.2",
            "step",
            stepped(
                Case.given(
                    "−1 of class 0 and 2 of class 1, v = (0.75, 0), rate 1",
                    line,
                    new int[] {0, 1},
                    new double[] {0.75, 0},
                    1.0),
                line,
                new int[] {0, 1},
                new double[] {0.75, 0},
                1)),
        Exercise.of(
            "02.3",
            "the numbers",
            Case.given("questions that one neuron answers, the largest gap")
                .worth(0.5)
                .satisfies(
                    "two numbers: a whole one from 1 to 256, and one above 0",
                    answer -> {
                      double[] n = Plain.vector(answer.value());
                      return n.length == 2
                          && n[0] == Math.rint(n[0])
                          && n[0] >= 1
                          && n[0] <= 256
                          && n[1] > 0;
                    })
                .hint("Return new double[] {questions, gap}.")));
  }

  /**
   * Requires what a pocket keeps, and names what commonly goes wrong.
   *
   * @param test the case
   * @param x one row per example
   * @param y −1 or +1
   * @param maxEpochs when to stop at the latest
   * @return the case
   */
  public static Case kept(Case test, double[][] x, int[] y, int maxEpochs) {
    Trained right = fit(x, y, maxEpochs, Slip.NONE);
    test.satisfies(
        "v = %s, mistakes %s, accuracy %s"
            .formatted(
                Plain.text(right.v()), Plain.text(right.mistakes()), Plain.text(right.accuracy())),
        right::is);
    for (Slip slip : Slip.values()) {
      if (slip != Slip.NONE) {
        test.unless(fit(x, y, maxEpochs, slip)::is, slip.message);
      }
    }
    return test.hint(
        "Follow the first mistakes with a pencil: the weights after each, how many rows they answer"
            + " rightly, and what is in the pocket.");
  }

  private static Trained fit(double[][] x, int[] y, int maxEpochs, Slip slip) {
    int n = x[0].length;
    double[] v = new double[n + 1];
    double[] pocket = v.clone();
    int most = 0;
    var mistakes = new ArrayList<Integer>();
    for (int wrong = 1; mistakes.size() < maxEpochs && wrong > 0; mistakes.add(wrong)) {
      wrong = 0;
      for (int i = 0; i < x.length; i++) {
        double z = y[i] * score(v, x[i]);
        boolean mistake = slip == Slip.NEVER_STARTS ? z < 0 : z <= 0;
        wrong += mistake ? 1 : 0;
        boolean moves = mistake || slip == Slip.ALWAYS;
        for (int j = 0; moves && j <= (slip == Slip.NO_BIAS ? n - 1 : n); j++) {
          v[j] += (slip == Slip.IGNORES_Y ? 1 : y[i]) * (j < n ? x[i][j] : 1);
        }
        boolean looks = slip == Slip.ONCE_AN_EPOCH ? i == x.length - 1 : moves;
        int now = looks ? right(x, y, v, slip) : -1;
        if (looks && (slip == Slip.LAST_OF_EQUALS ? now >= most : now > most)) {
          most = now;
          pocket = slip == Slip.NO_COPY ? v : v.clone();
        }
      }
    }
    int[] perEpoch = mistakes.stream().mapToInt(Integer::intValue).toArray();
    return new Trained(pocket, perEpoch, (double) most / x.length);
  }

  private static int right(double[][] x, int[] y, double[] v, Slip slip) {
    int right = 0;
    for (int i = 0; i < x.length; i++) {
      double z = y[i] * score(v, x[i]);
      right += z > 0 || (slip == Slip.ZERO_IS_RIGHT && z == 0) ? 1 : 0;
    }
    return right;
  }

  private static double score(double[] v, double[] x) {
    double z = v[x.length];
    for (int j = 0; j < x.length; j++) {
      z += v[j] * x[j];
    }
    return z;
  }

  /**
   * Requires one step of gradient descent on the mean price, and names what commonly goes wrong.
   *
   * @param test the case
   * @param x one row per example
   * @param label 0 or 1
   * @param v the weights before, the bias last
   * @param rate the learning rate
   * @return the case
   */
  public static Case stepped(Case test, double[][] x, int[] label, double[] v, double rate) {
    test.returns(step(x, label, v, rate, Misstep.NONE), 1e-9);
    for (Misstep slip : Misstep.values()) {
      if (slip != Misstep.NONE) {
        test.unlessReturns(step(x, label, v, rate, slip), slip.message);
      }
    }
    return test.hint(
        "For every row p = σ(v · x) and the error p − y; the slope by v_j is the mean of error · x_j,"
            + " where the last x_j is 1.");
  }

  private static double[] step(double[][] x, int[] label, double[] v, double rate, Misstep slip) {
    double[] next = v.clone();
    int n = v.length - 1;
    double share = (slip == Misstep.UPHILL ? -rate : rate) / (slip == Misstep.SUM ? 1 : x.length);
    for (int i = 0; i < x.length; i++) {
      int y = slip == Misstep.SIGNS ? 2 * label[i] - 1 : label[i];
      double z = score(slip == Misstep.MOVING ? next : v, x[i]);
      double error = 1 / (1 + Math.exp(-z)) - y;
      for (int j = 0; j < n; j++) {
        next[j] -= share * error * x[i][j];
      }
      next[n] -= slip == Misstep.FIXED_BIAS ? 0 : share * error;
    }
    return next;
  }
}
