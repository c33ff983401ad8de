package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.homework.Homework17;

/** Homework 17: beam search, a batch, and the spread of a dot product. */
final class Hidden17 {
  private Hidden17() {}

  static Assignment assignment() {
    return Assignment.of("17-encoder-decoder")
        .exercise("17.1", Hidden17::beam)
        .exercise("17.2", Hidden17::batch)
        .exercise("17.3", random -> number());
  }

  private static double[][] table(double[]... rows) {
    double[][] p = new double[7][7];
    p[1] = rows[0];
    for (int w = 3; w < 7; w++) {
      p[w] = rows[w - 2];
    }
    return p;
  }

  private static List<Case> beam(RandomGenerator random) {
    double e = random.nextDouble(0, 0.02);
    double[] end = {0, 0, 1, 0, 0, 0, 0};
    // Greedy: 3 (0.5), 5 (0.4), end: 0.2. Width 2 also finds 4 (0.4), end (0.9): 0.36.
    double[][] detour =
        table(
            new double[] {0, 0, 0, 0.5 + e, 0.4, 0.1 - e, 0},
            new double[] {0, 0, 0.3, 0, 0, 0.4, 0.3},
            new double[] {0, 0, 0.9, 0, 0, 0, 0.1},
            end,
            end);
    // 6 is third at first (0.25) but certain to end: width 2 loses it, width 3 finds it.
    double[][] third =
        table(
            new double[] {0, 0, 0, 0.4 + e, 0.35 - e, 0, 0.25},
            new double[] {0, 0, 0.3, 0.3, 0.2, 0.2, 0},
            new double[] {0, 0, 0.4, 0.2, 0.2, 0.2, 0},
            end,
            end);
    // A long sentence of likely words (0.9⁵·…) against a short unlikely one.
    double[][] loop =
        table(
            new double[] {0, 0, 0.05, 0.95 - e, e, 0, 0},
            new double[] {0, 0, 0.2, 0.8, 0, 0, 0},
            end,
            end,
            end);
    double[][] endless =
        table(
            new double[] {0, 0, 0, 0.7 + e, 0.3 - e, 0, 0},
            new double[] {0, 0, 0, 0, 1, 0, 0},
            new double[] {0, 0, 0, 1, 0, 0, 0},
            end,
            end);
    return List.of(
        Homework17.said(
                Case.given("width 1 on a detour: the greedy sentence", detour, 1, 6).worth(0.5),
                3,
                5)
            .hint("With width 1 the likeliest word is taken at each step: 3, 5, the end."),
        Homework17.said(
                Case.given("width 2 on the same: the likelier sentence", detour, 2, 6).worth(0.75),
                4)
            .unless(answer -> Homework17.says(answer, 3, 5), Homework17.GREEDY)
            .hint("4 and then the end has 0.4 · 0.9."),
        Homework17.said(
                Case.given("width 2 where the best begins with the third word", third, 2, 6)
                    .worth(0.5),
                4)
            .unless(
                answer -> Homework17.says(answer, 6),
                "More than `width` beginnings are kept: only the best ones of all go on.")
            .hint("6 is only third at the first step: a beam of two does not keep it."),
        Homework17.said(Case.given("width 3 on the same", third, 3, 6).worth(0.5), 6)
            .unless(answer -> Homework17.says(answer, 4), "Fewer than `width` beginnings are kept.")
            .hint("With three beginnings, 6 and the end has 0.25."),
        Homework17.said(
                Case.given("a loop of likely words, width 2, at most 4 words", loop, 2, 4)
                    .worth(0.5),
                3)
            .unless(
                answer -> ((List<?>) answer.value()).isEmpty(),
                "It stops at the first finished sentence: a later one may be likelier.")
            .unless(
                answer -> ((List<?>) answer.value()).size() > 1,
                "Scores are sums of ln p, so each word costs: not the mean, and not the last word"
                    + " alone; and what is still open is not finished.")
            .hint("The end at once has 0.05; 3 and the end about 0.95 · 0.2."),
        Homework17.said(
                Case.given("no end in sight, width 2, at most 4 words", endless, 2, 4).worth(0.25),
                3,
                4,
                3,
                4)
            .hint("Nothing is finished after `most` steps: return the best that is open."),
        Case.given("width 0", endless, 0, 4)
            .worth(0.5)
            .refuses("a width of 0")
            .satisfies(
                "an IllegalArgumentException",
                answer -> "IllegalArgumentException".equals(answer.threw()))
            .hint("A beam of width 0 holds nothing: throw new IllegalArgumentException."));
  }

  private static List<Case> batch(RandomGenerator random) {
    int[][] sentences = {
      random.ints(4, 3, 9).toArray(), random.ints(1, 3, 9).toArray(), random.ints(2, 3, 9).toArray()
    };
    double[][] p = new double[3][];
    Arrays.setAll(p, i -> random.doubles(5, 0.05, 0.95).toArray());
    for (int i = 0; i < 3; i++) {
      Arrays.fill(p[i], sentences[i].length + 1, 5, 0); // padding: −ln 0 must not matter
    }
    double sum = 0;
    double means = 0;
    double withoutEnd = 0;
    for (int i = 0; i < 3; i++) {
      double own = 0;
      for (int t = 0; t <= sentences[i].length; t++) {
        own -= Math.log(p[i][t]);
      }
      sum += own;
      means += own / (sentences[i].length + 1) / 3;
      withoutEnd += own + Math.log(p[i][sentences[i].length]);
    }
    double right = sum / 10;
    double wrongMeans = means;
    double wrongPlaces = sum / 15;
    double wrongEnd = withoutEnd / 7;
    Case three = Case.given("three sentences of 4, 1 and 2 words: what is read", sentences, p);
    return List.of(
        three
            .worth(0.75)
            .satisfies(
                "the beginning and the sentence, one step behind",
                answer -> same(answer, sentences, "reads", 1))
            .unless(
                answer -> same(answer, sentences, "reads", 0),
                "The decoder reads the very word that it shall say: what it reads is one step behind.")
            .hint("Word 1, then the sentence, then 0."),
        three
            .again("the same: what is wanted, and the masks")
            .worth(0.75)
            .satisfies(
                "the sentence and the end; 1 for each, 0 for padding",
                answer ->
                    same(answer, sentences, "wanted", 0) && same(answer, sentences, "mask", 2))
            .hint("The end counts as a word, padding does not."),
        three
            .again("the same: the loss")
            .worth(1)
            .satisfies(
                "the mean over the ten words that count",
                answer -> Plain.close(answer.field("loss"), right, 1e-9))
            .unless(
                answer -> Plain.close(answer.field("loss"), wrongMeans, 1e-9),
                "That is the mean of the sentences' means: a word of a short sentence would count"
                    + " more than one of a long sentence.")
            .unless(
                answer -> Plain.close(answer.field("loss"), wrongPlaces, 1e-9),
                "The sum is divided by all places, padding included: divide by the words that count.")
            .unless(
                answer -> Plain.close(answer.field("loss"), wrongEnd, 1e-9),
                "The end is left out: then nobody learns when to stop.")
            .unless(
                answer -> !(answer.field("loss") instanceof Double d && Double.isFinite(d)),
                "Where the mask is 0 the chance may be 0: 0 · ln 0 is NaN, so leave those places out.")
            .hint("−ln p, summed over the words and the ends, divided by how many there are."),
        Case.given("one sentence of one word", new int[][] {{4}}, new double[][] {{0.5, 0.25}})
            .worth(0.5)
            .satisfies(
                "two words count, loss 1.5 ln 2",
                answer -> Plain.close(answer.field("loss"), 1.5 * Math.log(2), 1e-9))
            .hint("The word and the end: (ln 2 + ln 4) / 2."));
  }

  /** Rows with the beginning (1), without it (0), or the mask (2). */
  private static boolean same(Answer answer, int[][] sentences, String field, int kind) {
    for (int i = 0; i < sentences.length; i++) {
      double[] row = new double[5];
      for (int t = 0; t < 5; t++) {
        int n = sentences[i].length;
        double wanted = t < n ? sentences[i][t] : t == n ? 2 : 0;
        double reads = t == 0 ? 1 : t <= n ? sentences[i][t - 1] : 0;
        row[t] = kind == 0 ? wanted : kind == 1 ? reads : t <= n ? 1 : 0;
      }
      if (!Homework17.row(answer, i, field, row)) {
        return false;
      }
    }
    return true;
  }

  private static List<Case> number() {
    return List.of(
        Case.given("the standard deviation of h · e")
            .satisfies("√(64 · 0.25²) = 2", answer -> Math.abs(answer.number() - 2) < 0.05)
            .unless(
                answer -> Math.abs(answer.number() - 4) < 0.05,
                "That is the variance: the standard deviation is its root.")
            .unless(
                answer -> Math.abs(answer.number() - 8) < 0.1,
                "√64 holds for entries with standard deviation 1: here each product has 0.25.")
            .hint("Each product has variance 0.25 · 0.25, and there are 64."));
  }
}
