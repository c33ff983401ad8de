package nabla.homework;

import java.util.List;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** Loss functions: softmax and cross-entropy, with the gradient. */
public final class Homework04 {
  /** What an answer seems to think that adds the samples' losses. */
  public static final String SUM =
      "The value is the sum over the batch: divide by the number of rows, so that a larger batch is"
          + " not a larger loss.";

  /** What an answer seems to think whose gradient belongs to the sum. */
  public static final String GRADIENT_OF_SUM =
      "The gradient is p − y without 1/n: it belongs to the sum, and the value is a mean.";

  private Homework04() {}

  /**
   * The exercises.
   *
   * @return one: {@code softmaxCrossEntropy}
   */
  public static List<Exercise> exercises() {
    double ln2 = Math.log(2);
    double[][] logits = {{0, ln2}, {ln2, 0}};
    double[][] y = {{0, 1}, {0, 1}};
    Case value =
        Case.given("logits (0, ln 2) and (ln 2, 0), both of class 1: the value", logits, y)
            .worth(2)
            .satisfies(
                "(ln 3/2 + ln 3) / 2 = 0.75204",
                answer -> Plain.close(answer.field("value"), 0.752039, 1e-5))
            .unless(answer -> Plain.close(answer.field("value"), 1.504077, 1e-5), SUM)
            .hint("The probabilities are (1/3, 2/3) and (2/3, 1/3).");
    double third = 1.0 / 3;
    return List.of(
        Exercise.of(
            "04.1",
            "softmaxCrossEntropy",
            value,
            value
                .again("the same: the gradient")
                .worth(2)
                .satisfies(
                    "(p − y) / 2 = [[1/6, −1/6], [1/3, −1/3]]",
                    answer ->
                        Plain.close(
                            answer.field("gradient"),
                            new double[][] {{third / 2, -third / 2}, {third, -third}},
                            1e-9))
                .unless(
                    answer ->
                        Plain.close(
                            answer.field("gradient"),
                            new double[][] {{third, -third}, {2 * third, -2 * third}},
                            1e-9),
                    GRADIENT_OF_SUM)
                .hint("One row per sample: its probabilities minus its target, divided by n.")));
  }
}
