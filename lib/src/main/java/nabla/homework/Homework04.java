package nabla.homework;

import java.util.List;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** Loss functions: one that fears one side more, weighted classes, a log-sum-exp, a lead. */
public final class Homework04 {
  /** What a loss seems to think that adds the examples. */
  public static final String SUM =
      "The value is the sum over the batch: divide by the number of predictions, so that a larger"
          + " batch is not a larger loss.";

  /** What a slope seems to think that belongs to the sum. */
  public static final String SLOPE_OF_SUM =
      "The slope lacks 1/n: it belongs to the sum, and the value is a mean.";

  /** What a pinball loss seems to think that takes the sides for each other. */
  public static final String SIDES_SWAPPED =
      "The two sides are swapped: too little (e < 0) costs τ per unit, too much costs 1 − τ.";

  /** What a weighted loss seems to think that divides by the number of rows. */
  public static final String DIVIDED_BY_ROWS =
      "The weighted sum is divided by the number of rows: a weighted mean divides by the sum of the"
          + " weights, so that doubling all weights changes nothing.";

  /** What a weighted loss seems to think whose slope forgets the weights. */
  public static final String SLOPE_UNWEIGHTED =
      "The slope does not know the weights: row i has the factor of its class, divided by the sum of"
          + " all.";

  /** What a weighted loss seems to think that takes the wrong weight. */
  public static final String NO_WEIGHTS =
      "Every row counts the same: row i counts by the weight of its own class, weight[label[i]].";

  private Homework04() {}

  /**
   * The exercises.
   *
   * @return four: {@code pinball}, {@code weightedCrossEntropy}, {@code logSumExp}, a number
   */
  public static List<Exercise> exercises() {
    double ln2 = Math.log(2);
    Case pinball =
        Case.given(
                "loaves baked 10, 12, 7 for 8, 15, 7 customers, τ = 0.9: the value",
                new double[] {10, 12, 7},
                new double[] {8, 15, 7},
                0.9)
            .worth(0.75)
            .satisfies(
                "(0.1 · 2 + 0.9 · 3 + 0) / 3 = 0.9667",
                answer -> Plain.close(answer.field("value"), 2.9 / 3, 1e-9))
            .unless(answer -> Plain.close(answer.field("value"), 2.9, 1e-9), SUM)
            .unless(answer -> Plain.close(answer.field("value"), 2.1 / 3, 1e-9), SIDES_SWAPPED)
            .hint("The errors are 2, −3 and 0.");
    Case weighted =
        Case.given(
                "scores (0, ln 2) and (ln 2, 0), classes 1 and 1, weights 1 and 3: the value",
                new double[][] {{0, ln2}, {ln2, 0}},
                new int[] {1, 1},
                new double[] {1, 3})
            .worth(0.75)
            .satisfies(
                "(3 ln 3/2 + 3 ln 3) / 6 = 0.75204",
                answer -> Plain.close(answer.field("value"), 0.752039, 1e-5))
            .unless(
                answer -> Plain.close(answer.field("value"), 3 * 0.752039, 1e-4), DIVIDED_BY_ROWS)
            .hint("The probabilities are (1/3, 2/3) and (2/3, 1/3).");
    double third = 1.0 / 3;
    return List.of(
        Exercise.of(
            "04.1",
            "pinball",
            pinball,
            pinball
                .again("the same: the slope")
                .worth(0.75)
                .satisfies(
                    "(0.1, −0.9, 0) / 3",
                    answer ->
                        Plain.close(answer.field("slope"), new double[] {0.1 / 3, -0.3, 0}, 1e-9))
                .unless(
                    answer -> Plain.close(answer.field("slope"), new double[] {0.1, -0.9, 0}, 1e-9),
                    SLOPE_OF_SUM)
                .hint(
                    "Right of the kink the loss rises by 1 − τ per unit, left of it it falls by τ.")),
        Exercise.of(
            "04.2",
            "weightedCrossEntropy",
            weighted,
            weighted
                .again("the same: the slope")
                .worth(0.75)
                .satisfies(
                    "(p − y) / 2 = [[1/6, −1/6], [1/3, −1/3]]",
                    answer ->
                        Plain.close(
                            answer.field("slope"),
                            new double[][] {{third / 2, -third / 2}, {third, -third}},
                            1e-9))
                .hint("Both rows have the same class here, so each has half of the weight.")),
        Exercise.of(
            "04.3",
            "logSumExp",
            Case.given(
                    "rows (1000, 1000) and (999, 1000)",
                    (Object) new double[][] {{1000, 1000}, {999, 1000}})
                .worth(0.5)
                .returns(new double[] {1000 + ln2, 1000 + Math.log1p(Math.exp(-1))}, 1e-12)
                .hint("ln(e¹⁰⁰⁰ + e¹⁰⁰⁰) = 1000 + ln 2.")),
        Exercise.of(
            "04.4",
            "the number",
            Case.given("the lead of the true score")
                .worth(0.5)
                .satisfies("a number between 1 and 20", a -> a.number() > 1 && a.number() < 20)
                .hint("At the lowest point every slope is 0: what is p then?")));
  }
}
