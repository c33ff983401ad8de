package nabla.homework;

import java.util.List;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** One neuron and its limits: the perceptron's learning rule. */
public final class Homework02 {
  private static final double[][] CORNERS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

  /** What an answer seems to think that never leaves w = 0. */
  public static final String NEVER_STARTS =
      "The weights are still 0: sign(0) was taken for a right answer. A score of exactly 0 lies on"
          + " the line and on neither side, so it counts as a mistake: y · score ≤ 0.";

  /** What an answer seems to think that has no bias. */
  public static final String NO_BIAS =
      "The bias stays 0, so the line must pass through the origin: on a mistake move the bias with"
          + " the weights, b ← b + y.";

  /** What an answer seems to think that corrects right answers too. */
  public static final String UPDATES_RIGHT_ONES =
      "The weights also move on samples that were already right: only a mistake changes them.";

  private Homework02() {}

  /**
   * The exercises.
   *
   * @return one: {@code fit}
   */
  public static List<Exercise> exercises() {
    return List.of(
        Exercise.of(
            "02.1",
            "Perceptron.fit",
            learns("AND", new int[] {-1, -1, -1, 1}),
            learns("OR", new int[] {-1, 1, 1, 1})));
  }

  private static Case learns(String name, int[] label) {
    int epochs = 100;
    return Case.given(name + " on the four corners, at most 100 epochs", CORNERS, label, epochs)
        .worth(2)
        .satisfies(
            "mistakes that end with 0, and every corner on its side of the line",
            answer -> {
              Trained t = Trained.of(answer);
              return t.converged() && t.accuracyOn(CORNERS, label) == 1 && t.accuracy() == 1;
            })
        .unless(answer -> Trained.of(answer).isZero(), NEVER_STARTS)
        .unless(answer -> Math.abs(Trained.of(answer).b()) >= epochs, UPDATES_RIGHT_ONES)
        .unless(answer -> Trained.of(answer).b() == 0, NO_BIAS)
        .hint("Work the first epoch by hand, corner by corner, and compare the mistakes.");
  }

  /**
   * What {@code fit} returned, read back.
   *
   * @param w the weights
   * @param b the bias
   * @param mistakes the number of mistakes in each epoch
   * @param accuracy the share of samples on the right side of the final line, as reported
   */
  public record Trained(double[] w, double b, int[] mistakes, double accuracy) {

    /**
     * Reads an answer.
     *
     * @param answer what {@code fit} brought back
     * @return its fields
     * @throws ClassCastException if it has others
     */
    public static Trained of(Answer answer) {
      return new Trained(
          Plain.vector(answer.field("w")),
          (Double) answer.field("b"),
          Plain.ints(answer.field("mistakes")),
          (Double) answer.field("accuracy"));
    }

    /**
     * Whether the line never moved.
     *
     * @return true if all weights and the bias are 0
     */
    public boolean isZero() {
      return b == 0 && java.util.Arrays.stream(w).allMatch(v -> v == 0);
    }

    /**
     * Whether the last epoch had no mistake.
     *
     * @return false also where there is no epoch
     */
    public boolean converged() {
      return mistakes.length > 0 && mistakes[mistakes.length - 1] == 0;
    }

    /**
     * The share of samples strictly on their side of the line.
     *
     * @param x the points, one row each
     * @param label −1 or 1
     * @return from 0 to 1
     */
    public double accuracyOn(double[][] x, int[] label) {
      int right = 0;
      for (int i = 0; i < x.length; i++) {
        double score = b;
        for (int j = 0; j < w.length; j++) {
          score += w[j] * x[i][j];
        }
        right += label[i] * score > 0 ? 1 : 0;
      }
      return right / (double) x.length;
    }
  }
}
