package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nabla.check.Case;
import nabla.homework.Homework06;

/** Homework 06: mini-batches and momentum. */
final class Hidden06 {
  private enum Slip {
    NONE,
    SUM,
    FIRST_SIZE,
    RESET
  }

  private Hidden06() {}

  static Assignment assignment() {
    return Assignment.of("06-optimisers")
        .exercise("06.1", random -> List.of(once(random), seeds(random)))
        .exercise("06.2", random -> List.of(steps(random), shortBatch(random)))
        .question("06.Q1", 1, "b", "The variance of a mean of B independent terms is 1/B of one's.")
        .question(
            "06.Q2", 1, "d", "n/B updates an epoch; each looks at B rows, so B and 1/B cancel.");
  }

  private static Case once(RandomGenerator random) {
    int batch = random.nextInt(5, 12);
    int n = batch * random.nextInt(8, 15) + random.nextInt(1, batch);
    int seed = random.nextInt(1000);
    String given = n + " rows in batches of " + batch + ", seed " + seed;
    return Homework06.onceEach(Case.given(given, n, batch, new int[] {seed}), n, batch);
  }

  private static Case seeds(RandomGenerator random) {
    int seed = random.nextInt(1000);
    int[] order = IntStream.range(0, 40).toArray();
    return Case.given(
            "40 rows in batches of 8: seed s, seed s + 1, seed s again",
            40,
            8,
            new int[] {seed, seed + 1, seed})
        .satisfies(
            "the same batches for the same seed, others for another one",
            answer ->
                Arrays.deepEquals(Homework06.batches(answer, 0), Homework06.batches(answer, 2))
                    && !Arrays.deepEquals(
                        Homework06.batches(answer, 0), Homework06.batches(answer, 1))
                    && !Arrays.equals(flat(Homework06.batches(answer, 0)), order))
        .unless(
            answer -> Arrays.equals(flat(Homework06.batches(answer, 0)), order),
            "The rows come in their order: shuffle them, or the batches are the same every epoch.")
        .unless(
            answer ->
                !Arrays.deepEquals(Homework06.batches(answer, 0), Homework06.batches(answer, 2)),
            "The same seed gives other batches: take all randomness from new Random(seed).")
        .unless(
            answer ->
                Arrays.deepEquals(Homework06.batches(answer, 0), Homework06.batches(answer, 1)),
            "Every seed gives the same batches: use the seed, so that each epoch is reshuffled.")
        .hint("new Random(seed) in each call, and nothing random beside it.");
  }

  private static int[] flat(int[][] batches) {
    return Arrays.stream(batches).flatMapToInt(Arrays::stream).toArray();
  }

  private static Case steps(RandomGenerator random) {
    double[][][] batches = new double[6][][];
    Arrays.setAll(batches, k -> Draw.matrix(random, 4, 3, 1));
    return compare("six batches of four rows", random, batches);
  }

  private static Case shortBatch(RandomGenerator random) {
    double[][][] batches = {
      Draw.matrix(random, 5, 2, 1), Draw.matrix(random, 5, 2, 1), Draw.matrix(random, 2, 2, 1)
    };
    return compare("batches of 5, 5 and 2 rows", random, batches);
  }

  private static Case compare(String given, RandomGenerator random, double[][][] batches) {
    double[] theta = Draw.vector(random, batches[0][0].length, 1);
    double rate = random.nextDouble(0.01, 0.1);
    double beta = random.nextDouble(0.8, 0.95);
    return Case.given(given, theta, batches, rate, beta)
        .returns(run(theta, batches, rate, beta, Slip.NONE), 1e-10)
        .unlessReturns(
            run(theta, batches, rate, beta, Slip.SUM),
            "The gradients of a batch are added up: take their mean.")
        .unlessReturns(
            run(theta, batches, rate, beta, Slip.FIRST_SIZE),
            "The short batch is divided by B: divide by the number of rows it really has.")
        .unlessReturns(
            run(theta, batches, rate, beta, Slip.RESET),
            "The velocity is set to 0 before each batch: it must remember, v ← β v + g.")
        .unlessReturns(
            run(theta, batches, -rate, beta, Slip.NONE), "θ walks uphill: θ ← θ − rate · v.")
        .hint("For each batch: g, the mean of its rows; v ← β v + g; θ ← θ − rate · v.");
  }

  private static double[] run(
      double[] start, double[][][] batches, double rate, double beta, Slip slip) {
    double[] theta = start.clone();
    double[] v = new double[theta.length];
    for (double[][] batch : batches) {
      double size =
          switch (slip) {
            case SUM -> 1;
            case FIRST_SIZE -> batches[0].length;
            default -> batch.length;
          };
      for (int i = 0; i < v.length; i++) {
        v[i] = slip == Slip.RESET ? 0 : beta * v[i];
        for (double[] row : batch) {
          v[i] += row[i] / size;
        }
        theta[i] -= rate * v[i];
      }
    }
    return theta;
  }
}
