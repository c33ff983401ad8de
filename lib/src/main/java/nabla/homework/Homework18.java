package nabla.homework;

import java.util.List;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** Contrastive divergence with several steps, a baseline with a bug, and a machine by hand. */
public final class Homework18 {
  /** What an answer seems to think that exchanges data and dream. */
  public static final String REVERSED =
      "The sign is reversed: strengthen what the data show, weaken what the machine dreams.";

  /** What an answer seems to think that takes probabilities where a coin decides. */
  public static final String NO_SAMPLING =
      "The hidden units are not drawn: a unit is on (1) if its coin is below its probability, else"
          + " off (0); only the last h' and the h of the data stay probabilities.";

  /** What an answer seems to think that takes one step, whatever k. */
  public static final String ONE_STEP =
      "Only one step is taken: there are as many as coins, and each starts from the v' before.";

  /** What an answer seems to think that subtracts the mean of all rewards. */
  public static final String OWN_REWARD =
      "The reward of the deed itself is in its baseline: that takes a share of 1/n off every step."
          + " Take the mean of the other rewards.";

  private static final double[][] W = {{1}, {-1}};

  private Homework18() {}

  /**
   * The exercises.
   *
   * @return three: {@code direction}, {@code policyGradient}, a number
   */
  public static List<Exercise> exercises() {
    return List.of(direction(), policyGradient(), number());
  }

  private static Exercise direction() {
    return Exercise.of(
        "18.1",
        "direction",
        dreamt(
            Case.given(
                "v = (1, 0), w = (1, −1)ᵀ, biases 0, one coin of 0.5",
                new double[][] {{1, 0}},
                W,
                new double[2],
                new double[1],
                new double[][][] {{{0.5}}})),
        dreamt(
            Case.given(
                    "the same with two coins, 0.9 and 0.2",
                    new double[][] {{1, 0}},
                    W,
                    new double[2],
                    new double[1],
                    new double[][][] {{{0.9}}, {{0.2}}})
                .unless(
                    answer -> is(answer, new double[][] {{0.48105858}, {-0.25}}, 1e-6), ONE_STEP)));
  }

  /** Both coins end with the hidden unit on: v' = σ(±1), h' = σ(v'₁ − v'₂). */
  private static Case dreamt(Case test) {
    return test.satisfies(
            "dw = (0.28254, −0.16500)ᵀ, da = (0.26894, −0.26894), db = 0.11754",
            answer ->
                is(answer, new double[][] {{0.28254222}, {-0.16499995}}, 1e-6)
                    && Plain.close(answer.field("da"), new double[] {0.26894142, -0.26894142}, 1e-6)
                    && Plain.close(answer.field("db"), new double[] {0.11754227}, 1e-6))
        .unless(answer -> is(answer, new double[][] {{-0.28254222}, {0.16499995}}, 1e-6), REVERSED)
        .hint("p(h = 1 | v) = σ(1) = 0.731; then v' = σ(±1) if it is on, and (0.5, 0.5) if not.");
  }

  private static boolean is(Answer answer, double[][] dw, double tolerance) {
    return Plain.close(answer.field("dw"), dw, tolerance);
  }

  private static Exercise policyGradient() {
    return Exercise.of(
        "18.2",
        "policyGradient",
        Case.given(
                "two arms, θ = (0, 0), arms 0 and 1 with rewards 1 and 0",
                new double[] {0, 0},
                new int[] {0, 1},
                new double[] {1, 0})
            .worth(0.5)
            .returns(new double[] {0.5, -0.5}, 1e-9)
            .unlessReturns(new double[] {0.25, -0.25}, OWN_REWARD)
            .hint("Arm 0 gained 1 − 0, arm 1 gained 0 − 1; each pushes (½, −½) by ½ on average."),
        Case.given(
                "the same, but one deed only: arm 0, reward 1",
                new double[] {0, 0},
                new int[] {0},
                new double[] {1})
            .worth(0.5)
            .returns(new double[] {0.5, -0.5}, 1e-9)
            .unless(
                answer -> Double.isNaN(Plain.vector(answer.value())[0]),
                "0/0: with one deed there are no others, and the baseline is 0.")
            .hint("No other deeds, no baseline: R (onehot(A) − π)."));
  }

  private static Exercise number() {
    return Exercise.of(
        "18.3",
        "the number",
        Case.given("the probability that both are on")
            .worth(0.5)
            .satisfies(
                "a number above 0.25 and below 1",
                answer -> answer.number() > 0.25 && answer.number() < 1)
            .hint("Positive weights make it likelier than a quarter."));
  }
}
