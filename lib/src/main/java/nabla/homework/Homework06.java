package nabla.homework;

import java.util.Arrays;
import java.util.List;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** Mini-batches, and steps with momentum. */
public final class Homework06 {
  /** What an answer seems to think that samples anew each time. */
  public static final String REPLACEMENT =
      "Some rows come twice and others not at all: an epoch goes through a shuffled order once, it does"
          + " not draw each index anew.";

  /** What an answer seems to think that wants full batches only. */
  public static final String TAIL =
      "The last rows are left out: if n is no multiple of B, the last batch is shorter, and kept.";

  private Homework06() {}

  /**
   * The exercises.
   *
   * @return two: {@code miniBatches}, {@code momentum}
   */
  public static List<Exercise> exercises() {
    return List.of(
        Exercise.of(
            "06.1",
            "miniBatches",
            onceEach(Case.given("10 rows in batches of 4, seed 1", 10, 4, new int[] {1}), 10, 4)
                .worth(2)),
        Exercise.of(
            "06.2",
            "momentum",
            Case.given(
                    "θ = 1, two batches with gradients {2, 4} and {1, 1}, rate 0.1, β = 0.9",
                    new double[] {1},
                    new double[][][] {{{2}, {4}}, {{1}, {1}}},
                    0.1,
                    0.9)
                .worth(2)
                .returns(new double[] {0.33}, 1e-9)
                .unlessReturns(
                    new double[] {0.6},
                    "The velocity is set to 0 before each batch:"
                        + " it must remember, v ← β v + g.")
                .unlessReturns(
                    new double[] {-0.34},
                    "The gradients of a batch are added up: take"
                        + " their mean, divide by the number of rows.")
                .unlessReturns(new double[] {1.67}, "θ walks uphill: θ ← θ − rate · v.")
                .hint("After the first batch v = 3 and θ = 0.7; then v = 0.9 · 3 + 1 = 3.7.")));
  }

  /**
   * Requires batches that go through all rows once.
   *
   * @param test the case, with one seed
   * @param n the number of rows
   * @param batch the size of a batch
   * @return the case
   */
  public static Case onceEach(Case test, int n, int batch) {
    int last = n % batch == 0 ? batch : n % batch;
    return test.satisfies(
            "each index from 0 to "
                + (n - 1)
                + " once, in batches of "
                + batch
                + ", the last one of "
                + last,
            answer -> {
              int[][] batches = batches(answer, 0);
              int[] sizes = Arrays.stream(batches).mapToInt(b -> b.length).toArray();
              int[] wanted = new int[(n + batch - 1) / batch];
              Arrays.fill(wanted, batch);
              wanted[wanted.length - 1] = last;
              return Arrays.equals(sizes, wanted) && distinct(batches) == n && rows(batches) == n;
            })
        .unless(
            answer -> {
              int[][] batches = batches(answer, 0);
              return distinct(batches) < rows(batches);
            },
            REPLACEMENT)
        .unless(answer -> rows(batches(answer, 0)) < n, TAIL)
        .hint("Shuffle the indices once, then cut them into pieces of B.");
  }

  /**
   * The batches of one seed.
   *
   * @param answer what {@code miniBatches} brought back
   * @param seed which one, by position
   * @return the batches' indices
   */
  public static int[][] batches(Answer answer, int seed) {
    List<?> batches = (List<?>) ((List<?>) answer.value()).get(seed);
    return batches.stream().map(Plain::ints).toArray(int[][]::new);
  }

  private static int rows(int[][] batches) {
    return Arrays.stream(batches).mapToInt(b -> b.length).sum();
  }

  private static long distinct(int[][] batches) {
    return Arrays.stream(batches).flatMapToInt(Arrays::stream).distinct().count();
  }
}
