package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.homework.Homework06;

/** Homework 06: a stream shuffled, Nesterov's momentum, accumulated gradients, Adam's long tail. */
final class Hidden06 {
  private enum Slip {
    NONE,
    SUM,
    FIRST_SIZE,
    RESET,
    BEHIND,
    FULL_STEP
  }

  private static final int DEALS = 400;

  private Hidden06() {}

  static Assignment assignment() {
    return Assignment.of("06-optimisers")
        .exercise("06.1", random -> List.of(once(random), seeds(random), fair(random)))
        .exercise("06.2", random -> List.of(steps(random), shortBatch(random)))
        .exercise("06.3", random -> List.of(pieces(random)))
        .exercise("06.4", random -> List.of(number()));
  }

  private static Case once(RandomGenerator random) {
    int n = random.nextInt(60, 90);
    int buffer = random.nextInt(5, 12);
    String given = n + " numbers, a buffer of " + buffer;
    return Homework06.eachOnce(
            Case.given(given, n, buffer, new int[] {random.nextInt(1000)}), n, buffer)
        .worth(0.5);
  }

  private static Case seeds(RandomGenerator random) {
    int seed = random.nextInt(1000);
    int[] order = IntStream.range(0, 40).toArray();
    return Case.given(
            "40 numbers, a buffer of 8: seed s, seed s + 1, seed s again",
            40,
            8,
            new int[] {seed, seed + 1, seed})
        .worth(0.5)
        .satisfies(
            "the same order for the same seed, another one for another seed",
            answer ->
                same(answer, 0, 2)
                    && !same(answer, 0, 1)
                    && !Arrays.equals(Homework06.handedOut(answer, 0), order))
        .unless(
            answer -> Arrays.equals(Homework06.handedOut(answer, 0), order),
            "The numbers come in their order: draw a place of the buffer at random.")
        .unless(
            answer -> !same(answer, 0, 2),
            "The same seed gives another order: take all randomness from new Random(seed).")
        .unless(answer -> same(answer, 0, 1), "Every seed gives the same order: use the seed.")
        .hint("new Random(seed) in each call, and nothing random beside it.");
  }

  /** A buffer as large as the stream is a full shuffle: each number at each place equally often. */
  private static Case fair(RandomGenerator random) {
    int[] seeds = random.ints(DEALS, 0, 1_000_000).toArray();
    return Case.given("4 numbers, a buffer of 4, " + DEALS + " seeds", 4, 4, seeds)
        .worth(1)
        .satisfies(
            "each number at each place in about a quarter of the deals",
            answer ->
                IntStream.range(0, 16)
                    .mapToLong(k -> times(answer, k / 4, k % 4))
                    .allMatch(count -> count > DEALS / 8 && count < 3 * DEALS / 8))
        .unless(
            answer ->
                IntStream.range(0, DEALS).allMatch(i -> rising(Homework06.handedOut(answer, i))),
            "When the stream has ended, the rest of the buffer comes out in its order: draw it at"
                + " random too.")
        .unless(
            answer -> IntStream.range(0, 16).anyMatch(k -> times(answer, k / 4, k % 4) == 0),
            "Some number never comes to some place: every place of the buffer must be drawn, the last"
                + " one too, and nextInt(n) draws from 0 to n − 1.")
        .hint("Draw every place of the buffer with the same probability, to the very end.");
  }

  private static long times(Answer answer, int place, int number) {
    return IntStream.range(0, DEALS)
        .mapToObj(i -> Homework06.handedOut(answer, i))
        .filter(out -> out.length > place && out[place] == number)
        .count();
  }

  /** Whether all but the first come in rising order. */
  private static boolean rising(int[] out) {
    return out.length == 4 && IntStream.range(2, 4).allMatch(i -> out[i - 1] < out[i]);
  }

  private static boolean same(Answer answer, int a, int b) {
    return Arrays.equals(Homework06.handedOut(answer, a), Homework06.handedOut(answer, b));
  }

  private static Case steps(RandomGenerator random) {
    int[][] batches = new int[6][];
    Arrays.setAll(batches, k -> random.ints(4, 0, 12).toArray());
    return compare("six batches of four rows", random, batches);
  }

  private static Case shortBatch(RandomGenerator random) {
    int[][] batches = {{0, 1, 2, 3, 4}, {5, 6, 7, 8, 9}, {10, 11}, {3, 7, 1, 11, 0}, {2, 10}};
    return compare("batches of 5, 5, 2, 5 and 2 rows", random, batches);
  }

  private static Case compare(String given, RandomGenerator random, int[][] batches) {
    double[][] x = Draw.matrix(random, 12, 3, 1);
    double[] y = Draw.vector(random, 12, 2);
    double rate = random.nextDouble(0.05, 0.15);
    double beta = random.nextDouble(0.8, 0.95);
    return Case.given(given, x, y, batches, rate, beta)
        .worth(1)
        .returns(Homework06.walked(x, y, batches, rate, beta), 1e-10)
        .unlessReturns(Homework06.plain(x, y, batches, rate, beta), Homework06.NO_LOOK_AHEAD)
        .unlessReturns(
            run(x, y, batches, rate, beta, Slip.SUM),
            "The gradients of a batch are added up: take their mean.")
        .unlessReturns(
            run(x, y, batches, rate, beta, Slip.FIRST_SIZE),
            "The short batch is divided by B: divide by the number of rows it really has.")
        .unlessReturns(
            run(x, y, batches, rate, beta, Slip.RESET),
            "The velocity is set to 0 before each batch: it must remember.")
        .unlessReturns(
            run(x, y, batches, rate, beta, Slip.BEHIND),
            "It looks behind, at w − β v: in the notebook's convention v points where the ball goes,"
                + " w + β v.")
        .unlessReturns(
            run(x, y, batches, rate, beta, Slip.FULL_STEP),
            "It looks a whole v ahead: only the share β of the velocity survives, so look at w + β v.")
        .unlessReturns(run(x, y, batches, -rate, beta, Slip.NONE), "w walks uphill: v ← β v − α g.")
        .hint("For each batch: g at w + β v, the mean of its rows; v ← β v − α g; w ← w + v.");
  }

  private static double[] run(
      double[][] x, double[] y, int[][] batches, double rate, double beta, Slip slip) {
    double[] w = new double[x[0].length];
    double[] v = new double[w.length];
    double ahead = slip == Slip.BEHIND ? -beta : slip == Slip.FULL_STEP ? 1 : beta;
    for (int[] rows : batches) {
      if (slip == Slip.RESET) {
        Arrays.fill(v, 0);
      }
      double[] place = w.clone();
      Arrays.setAll(place, i -> w[i] + ahead * v[i]);
      double[] g = Homework06.slope(x, y, rows, place);
      double times =
          slip == Slip.SUM
              ? rows.length
              : slip == Slip.FIRST_SIZE ? (double) rows.length / batches[0].length : 1;
      for (int i = 0; i < w.length; i++) {
        v[i] = beta * v[i] - rate * times * g[i];
        w[i] += v[i];
      }
    }
    return w;
  }

  private static Case pieces(RandomGenerator random) {
    double[][] rows = Draw.matrix(random, random.nextInt(4, 7) * 4 + 1, 3, 2);
    double[] mean = mean(rows, 0, rows.length);
    double[] wrong = new double[mean.length];
    double[] byPiece = new double[mean.length];
    int pieces = (rows.length + 3) / 4;
    for (int from = 0; from < rows.length; from += 4) {
      int to = Math.min(rows.length, from + 4);
      double[] own = mean(rows, from, to);
      for (int i = 0; i < mean.length; i++) {
        wrong[i] += own[i] / pieces;
        byPiece[i] += own[i] * (to - from) / (4 * pieces);
      }
    }
    return Case.given(rows.length + " rows in pieces of 4", rows, 4)
        .worth(1.5)
        .returns(mean, 1e-12)
        .unlessReturns(wrong, Homework06.MEAN_OF_MEANS)
        .unlessReturns(
            byPiece,
            "The short last piece is counted as if it were full: divide by the rows there are.")
        .hint("The result must not depend on the size of the pieces: try pieces of 1, and of all.");
  }

  private static double[] mean(double[][] rows, int from, int to) {
    double[] mean = new double[rows[0].length];
    for (int r = from; r < to; r++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += rows[r][i] / (to - from);
      }
    }
    return mean;
  }

  private static Case number() {
    return Case.given("how far Adam goes, in units of α")
        .worth(0.5)
        .satisfies("6.0055…", answer -> Math.abs(answer.number() - 6.0055) < 0.06)
        .unless(
            answer -> Math.abs(answer.number() - 31.766) < 0.4,
            "Without the bias correction: m and v must be divided by 1 − βᵗ.")
        .hint("Give adam the slope 1 once and then 0 a thousand times, and add up its steps.");
  }
}
