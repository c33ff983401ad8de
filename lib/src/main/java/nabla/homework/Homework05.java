package nabla.homework;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** Descent that finds its own rate, the speed limit at a place, a bug to find, a number. */
public final class Homework05 {
  /** What an answer seems to think that walks up. */
  public static final String PLUS = "θ walks uphill: the step is θ − α · gradient, with a minus.";

  /** What an answer seems to think that takes any fall at all. */
  public static final String ANY_FALL =
      "It is content with any fall: the step must bring at least ½ α ‖g‖², half of what a tiny step"
          + " promises.";

  /** What an answer seems to think that asks for all of what a tiny step promises. */
  public static final String WHOLE_FALL =
      "It asks for α ‖g‖², which only an endlessly short step gives: ask for half of that.";

  /** What an answer seems to think that goes on with the last step's rate. */
  public static final String KEEPS_THE_RATE =
      "A step goes on with the rate of the step before: every step begins again with the rate that"
          + " was given.";

  /** What an answer seems to think that returns λ. */
  public static final String CURVATURE_ITSELF =
      "That is the largest curvature λ: the limit of the rate is 2/λ.";

  /** What an answer seems to think about the largest rate. */
  public static final String ONE_STEP_RATE =
      "1/λ is the rate that jumps right to the minimum along that direction; descent stays stable up"
          + " to twice that, 2/λ.";

  /** What an answer seems to think that looks along the axes only. */
  public static final String ALONG_THE_AXES =
      "It looks along the axes only: the steepest direction lies between them, so apply the matrix to"
          + " a vector again and again.";

  /** What an answer seems to think that keeps the array and not its numbers. */
  public static final String ALIAS =
      "best is not a point but the array θ itself, which goes on moving: keep a copy, θ.clone().";

  private Homework05() {}

  /**
   * The exercises.
   *
   * @return four: {@code descend}, {@code speedLimit}, {@code lowest}, a number
   */
  public static List<Exercise> exercises() {
    return List.of(
        Exercise.of(
            "05.1",
            "descend",
            Case.given(
                    "f = (θ − 3)², from θ = 0, first rate 4, at most 100 steps",
                    new double[][] {{2}},
                    new double[] {3},
                    0.0,
                    new double[] {0},
                    new double[] {4, 100})
                .worth(2)
                .satisfies(
                    "one step of rate 0.5, θ = 3, \"converged\"",
                    answer ->
                        Plain.close(answer.field("theta"), new double[] {3}, 1e-9)
                            && Plain.close(answer.field("rates"), new double[] {0.5}, 1e-12)
                            && "converged".equals(answer.field("end")))
                .unless(
                    answer -> Plain.vector(answer.field("rates"))[0] < 0.5,
                    WHOLE_FALL + " (A fall of exactly the half is enough: >, not ≥.)")
                .hint(
                    "‖g‖² = 36 and f = 9. Rate 4 leads to θ = 24, f = 441; 2 to 12, 81; 1 to 6, 9: none"
                        + " of them brings ½ α 36. Rate 0.5 leads to 3.")),
        Exercise.of(
            "05.2",
            "speedLimit",
            Case.given(
                    "a bowl with curvatures 1 and 4 along the axes",
                    new double[][] {{1, 0}, {0, 4}},
                    new double[] {0, 0},
                    0.0,
                    new double[] {1, 1})
                .worth(1)
                .returns(0.5, 1e-4)
                .unlessReturns(4.0, CURVATURE_ITSELF)
                .unlessReturns(0.25, ONE_STEP_RATE)
                .unlessReturns(2.0, "The steepest direction decides: 2/λ of the largest λ.")
                .hint("v ← Hv / ‖Hv‖, a few hundred times; ‖Hv‖ tends to the largest λ.")),
        Exercise.of(
            "05.3",
            "lowest",
            Case.given(
                    "curvatures 1 and 10, from (5, 0.001), rate 0.21, 100 steps",
                    new double[][] {{1, 0}, {0, 10}},
                    new double[] {0, 0},
                    0.0,
                    new double[] {5, 0.001},
                    new double[] {0.21, 100})
                .worth(0.5)
                .satisfies(
                    "a point lower than 0.001, for at the end it has exploded",
                    answer -> {
                      double[] x = Plain.vector(answer.value());
                      return x[0] * x[0] / 2 + 5 * x[1] * x[1] < 0.001;
                    })
                .hint("Print best in each round. Does it change only where the if says so?")),
        Exercise.of(
            "05.4",
            "the number",
            Case.given("steps until |y| exceeds 1")
                .worth(0.5)
                .satisfies(
                    "a whole number between 20 and 500",
                    answer ->
                        answer.number() == Math.rint(answer.number())
                            && answer.number() > 20
                            && answer.number() < 500)
                .hint("By which factor does one step multiply y?")));
  }

  /**
   * f(θ) = ½ (θ − m)ᵀ A (θ − m) + q Σ (θ_i − m_i)⁴, the landscape of all exercises.
   *
   * @param a A, symmetric
   * @param m the lowest point
   * @param q from 0
   * @param x θ
   * @return the height
   */
  public static double height(double[][] a, double[] m, double q, double[] x) {
    double[] d = minus(x, m);
    double sum = 0;
    for (int i = 0; i < d.length; i++) {
      sum += d[i] * dot(a[i], d) / 2 + q * Math.pow(d[i], 4);
    }
    return sum;
  }

  /**
   * Its gradient A (θ − m) + 4 q (θ − m)³.
   *
   * @param a A, symmetric
   * @param m the lowest point
   * @param q from 0
   * @param x θ
   * @return one slope per entry
   */
  public static double[] gradient(double[][] a, double[] m, double q, double[] x) {
    double[] d = minus(x, m);
    return IntStream.range(0, d.length)
        .mapToDouble(i -> dot(a[i], d) + 4 * q * Math.pow(d[i], 3))
        .toArray();
  }

  private static double[] minus(double[] a, double[] b) {
    double[] out = a.clone();
    Arrays.setAll(out, i -> a[i] - b[i]);
    return out;
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
