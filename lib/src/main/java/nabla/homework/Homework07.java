package nabla.homework;

import java.util.List;
import java.util.function.Predicate;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/**
 * Automatic differentiation: boxes with many inputs, a backward pass that can be repeated, a bug
 * that no value gives away.
 */
public final class Homework07 {
  /** What an answer seems to think that overwrites gradients. */
  public static final String ASSIGNS =
      "What a value had before is overwritten: it may be used elsewhere, too, so add, grad += …, not"
          + " grad = ….";

  /** What an answer seems to think that keeps the gradients inside the graph. */
  public static final String KEEPS =
      "Boxes inside the graph still have the gradient of the call before and hand it on once more: set"
          + " them to 0 first.";

  /** What an answer seems to think that sets the leaves to 0. */
  public static final String ZEROES_LEAVES =
      "The leaves are set to 0, too: they keep what they have, so that two calls give twice the"
          + " gradient.";

  /** What an answer seems to think that loses the way through the total. */
  public static final String DETACHED =
      "The total is a number and not a Value, so no gradient goes through it: a score also makes all"
          + " other shares smaller.";

  private Homework07() {}

  /**
   * The exercises.
   *
   * @return four: boxes, {@code backward}, {@code softmax}, a number
   */
  public static List<Exercise> exercises() {
    return List.of(boxes(), backward(), softmax(), number());
  }

  private static Exercise boxes() {
    return Exercise.of(
        "07.1",
        "boxes with many inputs",
        handed(
                "max of 1, 3, 2, when a gradient of 5 arrives",
                "max",
                5,
                3,
                new double[] {0, 5, 0},
                1,
                3,
                2)
            .worth(0.5)
            .hint("All of it goes to the largest, nothing to the others: max routes."),
        handed(
                "logSumExp of 0, 0, ln 2, when a gradient of 4 arrives",
                "logSumExp",
                4,
                Math.log(4),
                new double[] {1, 1, 2},
                0,
                0,
                Math.log(2))
            .hint("∂/∂z_k of ln Σ e^z is e^{z_k} / Σ e^z."));
  }

  /**
   * One box at which a gradient arrives.
   *
   * @param words the case in words
   * @param name of the operation
   * @param arrives the gradient that arrives
   * @param value what the box should hold
   * @param shares what each input should be handed
   * @param numbers the inputs
   * @return the case
   */
  public static Case handed(
      String words, String name, double arrives, double value, double[] shares, double... numbers) {
    double[] overwritten = shares.clone();
    for (int i = 0; i < shares.length; i++) {
      overwritten[i] -=
          name.equals("max") && shares[i] == 0 ? 0 : 0.25; // what the check puts there
    }
    return Case.given(words, name, numbers, false, arrives)
        .satisfies(
            "the value "
                + (float) value
                + ", one box of "
                + numbers.length
                + " inputs, and what it"
                + " hands on",
            answer ->
                Plain.close(answer.field("data"), value, 1e-9)
                    && Plain.close(answer.field("inputs"), numbers.length, 0)
                    && Plain.close(answer.field("handed"), shares, 1e-9))
        .unless(
            answer -> !Plain.close(answer.field("inputs"), numbers.length, 0),
            "The box is made of other boxes: write one Value with all given values as its `from`, and"
                + " one recipe.")
        .unless(answer -> Plain.close(answer.field("handed"), overwritten, 1e-9), ASSIGNS);
  }

  private static Exercise backward() {
    Case once =
        Case.given(
                "d = a·b, e = d·d + d, at a = 2, b = −1: one call",
                "a b * =d d d * d +",
                new double[] {2, -1},
                1)
            .worth(0.5)
            .returns(new double[] {2, 3, -6}, 1e-9)
            .hint("∂e/∂d = 2d + 1 = −3; times b for a, times a for b.");
    return Exercise.of(
        "07.2",
        "backward",
        once,
        Case.given("the same: two calls", "a b * =d d d * d +", new double[] {2, -1}, 2)
            .worth(0.5)
            .returns(new double[] {2, 6, -12}, 1e-9)
            .unlessReturns(new double[] {2, 3, -6}, ZEROES_LEAVES)
            .unless(gives(13).or(gives(16)), KEEPS)
            .hint("Leaves add up; boxes inside the graph begin with 0 in each call."));
  }

  /** Whether the first input has a certain gradient. */
  private static Predicate<Answer> gives(double gradient) {
    return answer -> Plain.close(Plain.vector(answer.value())[1], gradient, 1e-9);
  }

  private static Exercise softmax() {
    double[] p = {0.25, 0.25, 0.5};
    double[] scores = {0, 0, Math.log(2)};
    return Exercise.of(
        "07.3",
        "softmax",
        shares("scores 0, 0, ln 2: the gradient of the third share", scores, 2, p)
            .hint("∂p₃/∂z₃ = p₃ (1 − p₃), and ∂p₃/∂z₁ = −p₃ p₁."));
  }

  /**
   * The shares of some scores, and the gradient of one of them.
   *
   * @param words the case in words
   * @param scores the scores
   * @param k which share is differentiated
   * @param p the right shares
   * @return the case
   */
  public static Case shares(String words, double[] scores, int k, double[] p) {
    double[] right = new double[p.length];
    double[] detached = new double[p.length];
    detached[k] = p[k];
    for (int j = 0; j < p.length; j++) {
      right[j] = p[k] * ((j == k ? 1 : 0) - p[j]);
    }
    return Case.given(words, scores, k)
        .satisfies(
            "the shares, and the gradient by every score",
            answer ->
                Plain.close(answer.field("p"), p, 1e-9)
                    && Plain.close(answer.field("gradient"), right, 1e-9))
        .unless(answer -> Plain.close(answer.field("gradient"), detached, 1e-9), DETACHED);
  }

  private static Exercise number() {
    return Exercise.of(
        "07.4",
        "the number",
        Case.given("x.grad after two calls")
            .worth(0.5)
            .satisfies("a number above 270", answer -> answer.number() > 270)
            .hint(
                "Twice 135 is not enough: u and v still have their gradients of the first call, and"
                    + " hand them on once more."));
  }
}
