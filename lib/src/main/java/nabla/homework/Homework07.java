package nabla.homework;

import java.util.List;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** Automatic differentiation: a value that knows where it comes from. */
public final class Homework07 {
  /** The expression of micrograd's README, in reverse Polish notation. */
  private static final String README =
      "a b + =c a b * b b b * * + =d c c 1 + + =c c 1 c + a -1 * + + =c d d 2 * b a + 0 max + + =d"
          + " d 3 d * b a -1 * + 0 max + + =d c d -1 * + =e e e * =f f 0.5 * 10 f / +";

  private Homework07() {}

  /**
   * The exercises.
   *
   * @return one: {@code Value}
   */
  public static List<Exercise> exercises() {
    double[] at = {-4, 2};
    Case value =
        Case.given("micrograd's README at a = −4, b = 2: the value", README, at, 1)
            .worth(2)
            .satisfies(
                "24.7041", answer -> Math.abs(Plain.vector(answer.value())[0] - 24.7041) < 1e-4)
            .hint("It needs plus, times, max and div; relu(x) is max(x, 0).");
    return List.of(
        Exercise.of(
            "07.1",
            "Value",
            value,
            value
                .again("the same: ∂/∂a and ∂/∂b")
                .worth(2)
                .satisfies(
                    "138.8338 and 645.5773",
                    answer -> {
                      double[] got = Plain.vector(answer.value());
                      return Math.abs(got[1] - 138.8338) < 1e-4
                          && Math.abs(got[2] - 645.5773) < 1e-4;
                    })
                .hint(
                    "Every use of a variable adds to its gradient (+=), and a node passes its gradient"
                        + " on only when it is complete: after all nodes that use it.")));
  }
}
