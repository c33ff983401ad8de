package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.homework.Homework14;

/** Homework 14: overlap of boxes, non-maximum suppression, the Gram matrix, and three counts. */
final class Hidden14 {
  private Hidden14() {}

  static Assignment assignment() {
    return Assignment.of("14-seeing")
        .exercise("14.1", Hidden14::overlap)
        .exercise("14.2", Hidden14::keep)
        .exercise("14.3", Hidden14::gram)
        .exercise("14.4", random -> counts());
  }

  private static List<Case> overlap(RandomGenerator random) {
    double size = random.nextInt(6, 12);
    return List.of(
        Homework14.overlapping(
                "one box inside of the other",
                new double[] {0, 0, size, 2 * size},
                new double[] {1, 2, 4, 5})
            .worth(0.5),
        Homework14.overlapping(
                "side by side: apart in one direction only",
                new double[] {0, 0, size, 3},
                new double[] {1, 5, size, 8})
            .worth(0.5));
  }

  private static List<Case> keep(RandomGenerator random) {
    double shift = random.nextDouble(2.5, 3.5);
    // A row of boxes: each overlaps the next one by more than the limit, and no other.
    double[][] row = new double[5][];
    Arrays.setAll(row, i -> new double[] {0, i * shift, 10, i * shift + 10});
    double[][] many = new double[12][];
    double[] scores = new double[12];
    for (int i = 0; i < 12; i++) {
      double top = 30 * (i % 3) + random.nextDouble(0, 4);
      double left = 30 * (i % 2) + random.nextDouble(0, 4);
      many[i] = new double[] {top, left, top + 12, left + 12};
      scores[i] = random.nextDouble();
    }
    return List.of(
        Homework14.kept(
            "a row of boxes, each overlapping the next", row, 0.4, 0.9, 0.8, 0.7, 0.6, 0.5),
        Homework14.kept("twelve boxes on six things", many, 0.2, scores).worth(0.5),
        Homework14.kept("no boxes at all", new double[0][], 0.5).worth(0.5));
  }

  private static double[][][] maps(RandomGenerator random, int count, int rows, int columns) {
    double[][][] maps = new double[count][][];
    Arrays.setAll(maps, c -> Draw.matrix(random, rows, columns, 1));
    return maps;
  }

  private static List<Case> gram(RandomGenerator random) {
    return List.of(
        Homework14.products("three maps of 2 × 5", maps(random, 3, 2, 5)),
        Homework14.products("two maps of 4 × 4", maps(random, 2, 4, 4)).worth(0.5),
        Homework14.products("five maps of 4 × 3", maps(random, 5, 4, 3)).worth(0.5));
  }

  private static List<Case> counts() {
    Case weights =
        Case.given("the weights of the bottleneck")
            .worth(0.5)
            .satisfies("69,632", answer -> Plain.vector(answer.value())[0] == 69_632)
            .unless(
                answer -> Plain.vector(answer.value())[0] == 70_016,
                "Biases were not asked for: these convolutions have none.")
            .unless(
                answer -> Plain.vector(answer.value())[0] == 33_344,
                "The windows of 1 × 1 have a weight for each channel they read and each map they make.")
            .hint("256 · 64 + 64 · 64 · 9 + 64 · 256.");
    return List.of(
        weights,
        weights
            .again("the ratio")
            .worth(0.5)
            .satisfies(
                "1,179,648 ÷ 69,632, about 16.9",
                answer -> Math.abs(Plain.vector(answer.value())[1] - 1_179_648 / 69_632.0) < 0.1)
            .unless(
                answer -> Math.abs(Plain.vector(answer.value())[1] - 589_824 / 69_632.0) < 0.1,
                "The plain block has two convolutions.")
            .hint("Two convolutions of 3 × 3 from 256 to 256: 2 · 256 · 256 · 9."),
        weights
            .again("the multiplications")
            .worth(0.5)
            .satisfies("13,647,872", answer -> Plain.vector(answer.value())[2] == 13_647_872)
            .unless(
                answer -> Plain.vector(answer.value())[2] == 13_647_872 * 2,
                "One multiplication for each weight and place; additions do not count here.")
            .unless(
                answer -> Plain.vector(answer.value())[2] == 69_632 * 14,
                "A map of 14 × 14 has 196 places.")
            .hint("Each weight is used once at each of 14 · 14 places."));
  }
}
