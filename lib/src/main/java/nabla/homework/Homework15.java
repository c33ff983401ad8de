package nabla.homework;

import java.util.Arrays;
import java.util.List;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** N-grams that pass on what they save, a perplexity with a bug, the odd word out, and a floor. */
public final class Homework15 {
  /** What an answer seems to think that divides by 0 where a context is new. */
  public static final String UNSEEN =
      "A context that never came gives 0/0: ask the next shorter context instead.";

  /** What an answer seems to think that guesses the end without counting the guess. */
  public static final String END_NOT_COUNTED =
      "The end of each sentence is guessed, so its −ln p is in the sum: it has to be counted as a"
          + " guess too.";

  /** What an answer seems to think that takes the dot product for likeness. */
  public static final String DOT =
      "Long vectors win: divide the dot product by both lengths before you compare.";

  /** Four sentences of the words 1, 2 and 3; 0 is the mark of the end. */
  private static final int[][] TEXT = {{1, 2}, {1, 3}, {1, 3}, {2}};

  private static final double[] AFTER_ONE = {4 / 33.0, 1 / 11.0, 5 / 22.0, 37 / 66.0};

  private Homework15() {}

  /**
   * The exercises.
   *
   * @return four: {@code next}, {@code perplexity}, {@code oddOneOut}, a number
   */
  public static List<Exercise> exercises() {
    return List.of(next(), perplexity(), oddOneOut(), number());
  }

  private static Exercise next() {
    return Exercise.of(
        "15.1",
        "next",
        sums(
            Case.given(
                    "sentences 1 2, 1 3, 1 3 and 2; n = 2, 4 words, D = 0.5, after 1",
                    TEXT,
                    2,
                    4,
                    0.5,
                    new int[] {1})
                .returns(AFTER_ONE, 1e-9)
                .hint(
                    "After 1: once 2, twice 3, so C = 3 and T = 2. The shorter context is empty: 4"
                        + " times the end, 3 times 1, twice 2 and 3.")),
        sums(
            Case.given(
                    "the same with n = 3, after 3 1, which never came",
                    TEXT,
                    3,
                    4,
                    0.5,
                    new int[] {3, 1})
                .returns(AFTER_ONE, 1e-9)
                .hint("[3, 1] never came: the answer is that of the context [1].")));
  }

  /**
   * Names answers that are no distribution.
   *
   * @param test the case
   * @return the case
   */
  public static Case sums(Case test) {
    return test.unless(
            answer -> Arrays.stream(Plain.vector(answer.value())).anyMatch(Double::isNaN), UNSEEN)
        .unless(
            answer -> Math.abs(Arrays.stream(Plain.vector(answer.value())).sum() - 1) > 1e-6,
            "The probabilities do not sum to 1: what is taken off the counts, D for each of the T"
                + " different words, is what goes to the shorter context.");
  }

  private static Exercise perplexity() {
    double[][] even = new double[3][3];
    Arrays.stream(even).forEach(row -> Arrays.fill(row, 1 / 3.0));
    return Exercise.of(
        "15.2",
        "perplexity",
        Case.given(
                "three words, all equally likely, sentences 1 2 and 1, λ = 1",
                even,
                new int[][] {{1, 2}, {1}},
                1.0)
            .worth(0.5)
            .returns(3.0, 1e-9)
            .unless(Homework15::isTooHigh, END_NOT_COUNTED)
            .hint("Of three equally likely words the perplexity is 3, whatever the text."));
  }

  private static boolean isTooHigh(Answer answer) {
    return Math.abs(answer.number() - Math.pow(3, 5 / 3.0)) < 1e-9;
  }

  private static Exercise oddOneOut() {
    double[][] vectors = {{1, 0.1}, {10, 1}, {0.1, 0.02}, {3, -4}, {5, 5}};
    return Exercise.of(
        "15.3",
        "oddOneOut",
        Case.given("five vectors, the group 1, 0, 3, 2", vectors, new int[] {1, 0, 3, 2})
            .worth(0.5)
            .returns(3, 0)
            .unlessReturns(2, "2 is short, or a place in the group: " + DOT)
            .hint("Words 0, 1 and 2 point the same way."));
  }

  private static Exercise number() {
    return Exercise.of(
        "15.4",
        "the number",
        Case.given("the lowest perplexity")
            .worth(0.5)
            .satisfies(
                "a number of at least 1 and below 3",
                answer -> answer.number() >= 1 && answer.number() < 3)
            .hint("Every perplexity is at least 1, and at most two things can follow here."));
  }
}
