package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.homework.Homework03;
import nabla.homework.Homework03.Stack;

/** Homework 03: parity, flat layers, a batch without the bug, pieces of the plane. */
final class Hidden03 {
  private Hidden03() {}

  static Assignment assignment() {
    return Assignment.of("03-networks")
        .exercise("03.1", Hidden03::parity)
        .exercise("03.2", Hidden03::fold)
        .exercise("03.3", random -> List.of(rows(random, 1, 4, 3, 5, 2), rows(random, 5, 3, 6, 1)))
        .exercise("03.4", random -> List.of(codes()));
  }

  private static List<Case> parity(RandomGenerator random) {
    int n = random.nextInt(5, 9);
    Case many = Homework03.parity(n);
    return List.of(
        many.worth(1.5),
        Homework03.parity(1).worth(0.5),
        many.again("how many hidden neurons " + n + " bits take")
            .worth(0.5)
            .satisfies(
                "at most " + n, answer -> Plain.matrix(Homework03.part(answer, "w", 0)).length <= n)
            .hint("Count, do not look at single inputs: n cuts between the counts 0 to n."));
  }

  private static List<Case> fold(RandomGenerator random) {
    return List.of(
        folded(random, "widths 3-2-2-3-3, a ReLU after layer 1", new int[] {1}, 3, 2, 2, 3, 3),
        folded(random, "widths 2-3-3-2, no ReLU at all", new int[0], 2, 3, 3, 2).worth(0.5),
        folded(random, "widths 2-4-3, a ReLU after layer 0", new int[] {0}, 2, 4, 3).worth(0.5));
  }

  private static Case folded(RandomGenerator random, String words, int[] bent, int... sizes) {
    Stack given = new Stack(Draw.weights(random, sizes), Draw.biases(random, sizes), bent);
    return Homework03.foldCase(words, given)
        .hint("Multiply the later layer's weights by the earlier one's: W₂ W₁, and W₂ b₁ + b₂.");
  }

  private static Case rows(RandomGenerator random, int rows, int... sizes) {
    double[][][] w = Draw.weights(random, sizes);
    double[][] b = Draw.biases(random, sizes);
    double[][] x = Draw.matrix(random, rows, sizes[0], 1);
    // Some output is negative, so that ReLU after the last layer shows.
    b[b.length - 1][0] = -Math.abs(b[b.length - 1][0]) - 4;
    return Case.given(
            rows + (rows == 1 ? " point" : " points") + " through " + Arrays.toString(sizes),
            w,
            b,
            x)
        .worth(rows == 1 ? 0.5 : 1)
        .returns(forward(w, b, x), 1e-9)
        .hint("Which array does each row of z start from, and who else owns it?");
  }

  private static double[][] forward(double[][][] w, double[][] b, double[][] x) {
    double[][] a = x;
    for (int l = 0; l < w.length; l++) {
      double[][] z = new double[x.length][w[l].length];
      for (int n = 0; n < x.length; n++) {
        for (int i = 0; i < z[n].length; i++) {
          z[n][i] = b[l][i];
          for (int j = 0; j < a[n].length; j++) {
            z[n][i] += w[l][i][j] * a[n][j];
          }
          z[n][i] = l < w.length - 1 ? Math.max(0, z[n][i]) : z[n][i];
        }
      }
      a = z;
    }
    return a;
  }

  private static Case codes() {
    return Case.given("the most codes of ten cuts")
        .worth(0.5)
        .returns(56, 0)
        .unlessReturns(
            55, "One too few: before the first line there is one piece already, the whole plane.")
        .unlessReturns(
            20, "Each new line is taken to add two pieces: it crosses all lines before it.")
        .hint(
            "The k-th line crosses the k − 1 before it, so it runs through k pieces and cuts each in two.");
  }
}
