package nabla.grade.homework;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * N-grams with absolute discounting (Ney, Essen and Kneser 1994), right or with a known mistake:
 * p(w | c) = max(C(cw) − D, 0) / C(c) + D T(c) / C(c) · p(w | c without its oldest word), and 1/V
 * at the end.
 *
 * @param n how many words an n-gram has
 * @param words V, word 0 being the mark of the end
 * @param d D
 * @param wrong what is wrong with it
 * @param counts C, of all contexts up to n − 1 words
 */
record Discount(int n, int words, double d, Wrong wrong, Map<List<Integer>, int[]> counts) {

  /** What a student may have understood otherwise. */
  enum Wrong {
    NOTHING,
    /** Divides by all guesses of the text. */
    ALL_GUESSES,
    /** Lets counts of 0 go below 0. */
    NOT_CLIPPED,
    /** Forgets to guess the end. */
    NO_END,
    /** Guesses the marks of the beginning too. */
    BEGIN_GUESSED,
    /** Shortens a context at the wrong side. */
    NEWEST_DROPPED,
    /** Takes the first words of a long context. */
    OLDEST_TAKEN,
    /** Puts no marks before a short context. */
    NO_BEGIN
  }

  static final int BEGIN = -1;

  static double[] next(
      int[][] text, int n, int words, double d, int[] context, Discount.Wrong wrong) {
    var model = new Discount(n, words, d, wrong, new HashMap<>());
    Arrays.stream(text).forEach(model::count);
    int[] before = wrong == Wrong.NO_BEGIN ? context : marked(context, n - 1);
    int length = Math.min(n - 1, before.length);
    int from = wrong == Wrong.OLDEST_TAKEN ? 0 : before.length - length;
    return model.after(list(before, from, from + length));
  }

  private static int[] marked(int[] sentence, int marks) {
    return IntStream.concat(IntStream.range(0, marks).map(i -> BEGIN), Arrays.stream(sentence))
        .toArray();
  }

  private static List<Integer> list(int[] row, int from, int to) {
    return Arrays.stream(row, from, to).boxed().toList();
  }

  private void count(int[] sentence) {
    int[] begun = marked(sentence, n - 1);
    int[] all =
        wrong == Wrong.NO_END ? begun : Arrays.copyOf(begun, begun.length + 1); // a 0 at the end
    for (int i = wrong == Wrong.BEGIN_GUESSED ? 0 : n - 1; i < all.length; i++) {
      for (int m = 0; m < n && m <= i; m++) {
        int[] row = counts.computeIfAbsent(list(all, i - m, i), c -> new int[words + 1]);
        row[all[i] == BEGIN ? words : all[i]]++;
      }
    }
  }

  private double[] after(List<Integer> context) {
    double[] shorter;
    if (context.isEmpty()) {
      shorter = new double[words];
      Arrays.fill(shorter, 1.0 / words);
    } else {
      int k = context.size();
      shorter =
          after(wrong == Wrong.NEWEST_DROPPED ? context.subList(0, k - 1) : context.subList(1, k));
    }
    int[] row = counts.get(context);
    if (row == null) {
      return shorter;
    }
    double all =
        wrong == Wrong.ALL_GUESSES
            ? IntStream.of(counts.get(List.<Integer>of())).sum()
            : IntStream.of(row).sum();
    long types = IntStream.of(row).filter(c -> c > 0).count();
    double[] p = new double[words];
    for (int w = 0; w < words; w++) {
      double left = wrong == Wrong.NOT_CLIPPED ? row[w] - d : Math.max(row[w] - d, 0);
      p[w] = left / all + d * types / all * shorter[w];
    }
    return p;
  }
}
