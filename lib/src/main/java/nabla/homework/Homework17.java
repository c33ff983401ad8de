package nabla.homework;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** Beam search, a batch with two bugs, and the spread of a dot product. */
public final class Homework17 {
  /** What an answer seems to think that takes the likeliest word at every step. */
  public static final String GREEDY =
      "That is what the greedy writer says: keep `width` beginnings, not only the likeliest one.";

  /** What an answer seems to think that says the end aloud. */
  public static final String END_SAID =
      "The end (word 2) is no word of the sentence: leave it out.";

  private Homework17() {}

  /**
   * The exercises.
   *
   * @return three: {@code beam}, {@code batch}, a number
   */
  public static List<Exercise> exercises() {
    return List.of(beam(), batch(), number());
  }

  private static Exercise beam() {
    // 3 is likelier at first, but what follows it is unsure; 4 is followed by the end for certain.
    double[][] p = {
      {0, 0, 0, 0, 0}, {0, 0, 0, 0.6, 0.4}, {0, 0, 0, 0, 0}, {0, 0, 0.5, 0.2, 0.3}, {0, 0, 1, 0, 0}
    };
    return Exercise.of(
        "17.1",
        "beam",
        said(Case.given("width 2: 3 with 0.6 and then the end with 0.5, or 4 with 0.4", p, 2, 6), 4)
            .unless(answer -> says(answer, 3), GREEDY)
            .hint("3 and the end have 0.6 · 0.5 = 0.3, 4 and the end 0.4 · 1 = 0.4."));
  }

  /**
   * Requires a sentence.
   *
   * @param test the case
   * @param words what must be said, without beginning and end
   * @return the case
   */
  public static Case said(Case test, int... words) {
    int[] withEnd = Arrays.copyOf(words, words.length + 1);
    withEnd[words.length] = 2;
    return test.returns(words, 0).unless(answer -> says(answer, withEnd), END_SAID);
  }

  /**
   * Whether an answer is a sentence.
   *
   * @param answer words
   * @param words what it may be
   * @return true if it is
   */
  public static boolean says(Answer answer, int... words) {
    return Plain.close(answer.value(), words, 0);
  }

  private static Exercise batch() {
    int[][] sentences = {{5, 6}, {7}};
    double[][] p = {{0.5, 0.25, 0.5}, {0.5, 0.5, 0.01}};
    Case two =
        Case.given("sentences (5, 6) and (7): what is read and wanted", sentences, p)
            .worth(0.5)
            .satisfies(
                "reads (1, 5, 6) and (1, 7, 0), wanted (5, 6, 2) and (7, 2, 0)",
                answer ->
                    row(answer, 0, "reads", 1, 5, 6)
                        && row(answer, 1, "reads", 1, 7, 0)
                        && row(answer, 0, "wanted", 5, 6, 2)
                        && row(answer, 1, "wanted", 7, 2, 0))
            .unless(
                answer -> row(answer, 0, "reads", 5, 6, 2) && row(answer, 0, "wanted", 5, 6, 2),
                "The decoder reads the very word that it shall say: what it reads is one step behind.")
            .hint("reads is the beginning and the sentence, wanted the sentence and the end.");
    return Exercise.of(
        "17.2",
        "batch",
        two,
        two.again("the same: mask and loss")
            .worth(0.5)
            .satisfies(
                "masks (1, 1, 1) and (1, 1, 0), loss 6 ln 2 / 5",
                answer ->
                    row(answer, 0, "mask", 1, 1, 1)
                        && row(answer, 1, "mask", 1, 1, 0)
                        && Plain.close(answer.field("loss"), 6 * Math.log(2) / 5, 1e-9))
            .hint(
                "Five words count: three of the first sentence and two of the second, with the ends."));
  }

  /**
   * Whether a row of a lesson is right.
   *
   * @param answer a batch
   * @param i which sentence
   * @param field reads, wanted or mask
   * @param values what it must be
   * @return true if it is
   */
  public static boolean row(Answer answer, int i, String field, double... values) {
    var lesson = (Map<?, ?>) ((List<?>) answer.field("lessons")).get(i);
    return Plain.close(lesson.get(field), values, 0);
  }

  private static Exercise number() {
    return Exercise.of(
        "17.3",
        "the number",
        Case.given("the standard deviation of h · e")
            .worth(0.5)
            .satisfies(
                "a number above 0.25, which is that of one product, and below 16",
                answer -> answer.number() > 0.25 && answer.number() < 16)
            .hint(
                "The variance of a product of independent numbers with mean 0 is the product of"
                    + " their variances; variances of independent terms add up."));
  }
}
