package nabla.homework;

import java.util.List;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** Gradient descent with a stopping rule, and how large its steps may be. */
public final class Homework05 {
  /** What an answer seems to think that walks up. */
  public static final String PLUS = "θ walks uphill: the step is θ − α · gradient, with a minus.";

  /** What an answer seems to think that leaves the gradient out of the step. */
  public static final String NO_GRADIENT =
      "Every step has the same length whatever the slope: θ − α is not a step of gradient descent,"
          + " θ − α · ∂L/∂θ is.";

  /** What an answer seems to think about the largest rate. */
  public static final String SMALLEST =
      "The steepest direction decides: the largest λ gives the smallest limit, 2/λ.";

  /** What an answer seems to think that forgets the two. */
  public static final String ONE_STEP_RATE =
      "1/λ is the rate that jumps right to the minimum along that direction; descent stays stable up"
          + " to twice that, 2/λ.";

  private Homework05() {}

  /**
   * The exercises.
   *
   * @return two: {@code gradientDescent}, {@code largestStableRate}
   */
  public static List<Exercise> exercises() {
    return List.of(
        Exercise.of(
            "05.1",
            "gradientDescent",
            Case.given(
                    "L = (θ − 3)², from θ = 0, rate 0.1, at most 1000 steps",
                    new double[][] {{2}},
                    new double[] {3},
                    new double[] {0},
                    new double[] {0.1, 1000})
                .worth(2)
                .satisfies(
                    "θ = 3, \"converged\" within 100 steps",
                    answer ->
                        Plain.close(answer.field("theta"), new double[] {3}, 1e-7)
                            && "converged".equals(answer.field("end"))
                            && (Double) answer.field("steps") < 100)
                .unless(answer -> Plain.vector(answer.field("theta"))[0] < -90, NO_GRADIENT)
                .unless(answer -> "diverged".equals(answer.field("end")), PLUS)
                .hint(
                    "θ goes 0, 0.6, 1.08, …: stop as \"converged\" when the gradient's norm is below"
                        + " 1e-8.")),
        Exercise.of(
            "05.2",
            "largestStableRate",
            Case.given("λ = 4, 1", new double[] {4, 1})
                .worth(2)
                .returns(0.5, 1e-9)
                .unlessReturns(2.0, SMALLEST)
                .unlessReturns(0.25, ONE_STEP_RATE)
                .hint("Along λ a step multiplies the distance to the minimum by 1 − α λ.")));
  }
}
