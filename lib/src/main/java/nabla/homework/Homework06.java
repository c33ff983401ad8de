package nabla.homework;

import java.util.Arrays;
import java.util.List;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** A stream shuffled, Nesterov's momentum on batches, a bug to find, Adam after a single push. */
public final class Homework06 {
  /** What an answer seems to think that hands something out twice. */
  public static final String TWICE =
      "Something comes twice: what was handed out must make room in the buffer for the next of the"
          + " stream.";

  /** What an answer seems to think that stops when nothing is left to read. */
  public static final String TAIL =
      "Something is never handed out: when the stream has ended, the buffer is still full.";

  /** What an answer seems to think that looks at the bare slope. */
  public static final String NO_LOOK_AHEAD =
      "The slope is taken at w itself, that is plain momentum: Nesterov takes it at w + β v, where the"
          + " ball is about to be.";

  /** What an answer seems to think that averages averages. */
  public static final String MEAN_OF_MEANS =
      "A short piece counts as much as a long one: weigh each piece by its number of rows, or add up"
          + " rows and divide once.";

  private static final double[][] X = {{1, 0}, {1, 1}, {1, 2}};
  private static final double[] Y = {1, 2, 4};
  private static final int[][] BATCHES = {{0, 1}, {2}};

  private Homework06() {}

  /**
   * The exercises.
   *
   * @return four: {@code shuffledStream}, {@code nesterov}, {@code accumulated}, a number
   */
  public static List<Exercise> exercises() {
    return List.of(stream(), nesterov(), accumulated(), number());
  }

  private static Exercise stream() {
    return Exercise.of(
        "06.1",
        "shuffledStream",
        eachOnce(
                Case.given("the numbers 0 … 11, a buffer of 4, seed 1", 12, 4, new int[] {1}),
                12,
                4)
            .worth(1));
  }

  private static Exercise nesterov() {
    return Exercise.of(
        "06.2",
        "nesterov",
        Case.given(
                "x = (1,0), (1,1), (1,2), y = 1, 2, 4, batches {0,1} and {2}, rate 0.1, β = 0.9",
                X, Y, BATCHES, 0.1, 0.9)
            .worth(2)
            .satisfies(
                "w after the two steps",
                answer -> Plain.close(answer.value(), walked(X, Y, BATCHES, 0.1, 0.9), 1e-9))
            .unless(
                answer -> Plain.close(answer.value(), plain(X, Y, BATCHES, 0.1, 0.9), 1e-9),
                NO_LOOK_AHEAD)
            .hint("First g = (−1.5, −1), so v = w = (0.15, 0.1). Then look at (0.285, 0.19)."));
  }

  private static Exercise accumulated() {
    return Exercise.of(
        "06.3",
        "accumulated",
        Case.given("three rows in pieces of two", new double[][] {{1, 0}, {3, 6}, {8, 0}}, 2)
            .worth(0.5)
            .returns(new double[] {4, 2}, 1e-12)
            .unlessReturns(new double[] {5, 1.5}, MEAN_OF_MEANS)
            .hint("The mean of 1, 3 and 8 is 4."));
  }

  private static Exercise number() {
    return Exercise.of(
        "06.4",
        "the number",
        Case.given("how far Adam goes, in units of α")
            .worth(0.5)
            .satisfies(
                "more than the first step alone",
                answer -> answer.number() > 1.2 && answer.number() < 100)
            .hint("The first step is 1. Then the slope is 0, but m is not."));
  }

  /**
   * Requires each number of the stream once, none before it can have been read.
   *
   * @param test the case, with one seed
   * @param n how long the stream is
   * @param buffer how many the buffer holds
   * @return the case
   */
  public static Case eachOnce(Case test, int n, int buffer) {
    return test.satisfies(
            "each of 0 … "
                + (n - 1)
                + " once, the one at place p never larger than p + "
                + (buffer - 1),
            answer -> {
              int[] out = handedOut(answer, 0);
              return out.length == n && distinct(out) == n && late(out, buffer);
            })
        .unless(answer -> distinct(handedOut(answer, 0)) < handedOut(answer, 0).length, TWICE)
        .unless(answer -> handedOut(answer, 0).length < n, TAIL)
        .unless(
            answer -> !late(handedOut(answer, 0), buffer),
            "A number is handed out before it can have been read: the buffer holds only so many.")
        .hint("Fill the buffer; hand one of it out, put the next of the stream in its place.");
  }

  /**
   * What was handed out for one seed.
   *
   * @param answer what {@code shuffledStream} brought back
   * @param seed which one, by position
   * @return the numbers in order
   */
  public static int[] handedOut(Answer answer, int seed) {
    return Plain.ints(((List<?>) answer.value()).get(seed));
  }

  private static long distinct(int[] out) {
    return Arrays.stream(out).distinct().count();
  }

  private static boolean late(int[] out, int buffer) {
    for (int p = 0; p < out.length; p++) {
      if (out[p] > p + buffer - 1) {
        return false;
      }
    }
    return true;
  }

  /**
   * Nesterov's momentum on the mean of ½ (w·x − y)², from 0: v ← βv − α∇f(w + βv), w ← w + v.
   *
   * @param x inputs, shape [n, d]
   * @param y targets
   * @param batches rows of each step
   * @param rate α
   * @param beta β
   * @return w
   */
  public static double[] walked(
      double[][] x, double[] y, int[][] batches, double rate, double beta) {
    return steps(x, y, batches, rate, beta, beta);
  }

  /**
   * Plain momentum: the same with ∇f(w).
   *
   * @param x inputs, shape [n, d]
   * @param y targets
   * @param batches rows of each step
   * @param rate α
   * @param beta β
   * @return w
   */
  public static double[] plain(
      double[][] x, double[] y, int[][] batches, double rate, double beta) {
    return steps(x, y, batches, rate, beta, 0);
  }

  private static double[] steps(
      double[][] x, double[] y, int[][] batches, double rate, double beta, double ahead) {
    double[] w = new double[x[0].length];
    double[] v = new double[w.length];
    for (int[] rows : batches) {
      double[] place = w.clone();
      Arrays.setAll(place, i -> w[i] + ahead * v[i]);
      double[] g = slope(x, y, rows, place);
      for (int i = 0; i < w.length; i++) {
        v[i] = beta * v[i] - rate * g[i];
        w[i] += v[i];
      }
    }
    return w;
  }

  /**
   * The gradient of the mean of ½ (w·x − y)² over some rows.
   *
   * @param x inputs, shape [n, d]
   * @param y targets
   * @param rows which examples
   * @param w where
   * @return one slope per entry of w
   */
  public static double[] slope(double[][] x, double[] y, int[] rows, double[] w) {
    double[] g = new double[w.length];
    for (int row : rows) {
      double error = -y[row];
      for (int i = 0; i < w.length; i++) {
        error += w[i] * x[row][i];
      }
      for (int i = 0; i < w.length; i++) {
        g[i] += error * x[row][i] / rows.length;
      }
    }
    return g;
  }
}
