package nabla.grade.homework;

import static nabla.homework.Homework01.FROM_ONE;
import static nabla.homework.Homework01.LINEAR_OUTPUT;
import static nabla.homework.Homework01.SIGNED_BOARD;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.homework.Homework01;

/** Homework 01: the 2-2-1 network, and encoders. */
final class Hidden01 {
  private static final String HARD_CODED =
      "Every input gives the same number: compute it from the parameters and the row.";

  private Hidden01() {}

  static Assignment assignment() {
    return Assignment.of("01-what-is-deep-learning")
        .withholding("nabla/data/Encode")
        .exercise("01.1", random -> List.of(one(random), batch(random), again(random)))
        .exercise("01.2", random -> List.of(board(random)))
        .exercise("01.3", random -> List.of(range(random)))
        .question("01.Q1", 1, "b", "With other parameters the same structure is another function.")
        .question("01.Q2", 1, "c", "Without a set there is nothing to judge and to choose from.");
  }

  private static Case one(RandomGenerator random) {
    return compare(
        "other parameters, one row", Draw.vector(random, 9, 1), Draw.matrix(random, 1, 2, 1));
  }

  private static Case batch(RandomGenerator random) {
    return compare("a batch of 5 rows", Draw.vector(random, 9, 1.5), Draw.matrix(random, 5, 2, 1));
  }

  private static Case again(RandomGenerator random) {
    double[][] rows = Draw.matrix(random, 2, 2, 1);
    double[][] x = {rows[0], rows[1], rows[0], rows[1], rows[0]};
    return compare("the same rows over and over", Draw.vector(random, 9, 1), x)
        .hint("The same row must give the same output each time: keep nothing between rows.");
  }

  private static Case compare(String given, double[] params, double[][] x) {
    double[] linear = forward(params, x, true, false);
    double[] noBias = forward(params, x, false, true);
    return Case.given(given, params, x)
        .worth(1)
        .returns(forward(params, x, true, true), 1e-9)
        .unless(answer -> x.length > 1 && same(Plain.vector(answer.value())), HARD_CODED)
        .unless(answer -> Plain.close(answer.value(), new double[] {0.912522}, 1e-5), HARD_CODED)
        .unlessReturns(linear, LINEAR_OUTPUT)
        .unlessReturns(noBias, "The biases b₁, b₂ and c are left out.")
        .hint("Check which of the nine parameters stands where.");
  }

  private static boolean same(double[] values) {
    return Arrays.stream(values).allMatch(v -> v == values[0]);
  }

  private static double[] forward(double[] p, double[][] x, boolean bias, boolean sigmoid) {
    int one = bias ? 1 : 0;
    return Arrays.stream(x)
        .mapToDouble(
            r -> {
              double h1 = sigmoid(p[0] * r[0] + p[1] * r[1] + one * p[2]);
              double h2 = sigmoid(p[3] * r[0] + p[4] * r[1] + one * p[5]);
              double z = p[6] * h1 + p[7] * h2 + one * p[8];
              return sigmoid ? sigmoid(z) : z;
            })
        .toArray();
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  private static Case board(RandomGenerator random) {
    char[] squares = new char[9];
    for (int i = 0; i < 9; i++) {
      squares[i] = "XO.".charAt(random.nextInt(3));
    }
    squares[random.nextInt(9)] = 'O';
    double[] planes = new double[18];
    Arrays.setAll(planes, i -> squares[i % 9] == "XO".charAt(i / 9) ? 1 : 0);
    double[] swapped = new double[18];
    Arrays.setAll(swapped, i -> planes[(i + 9) % 18]);
    return Case.given("another board: " + new String(squares), new String(squares))
        .returns(planes, 0)
        .unless(answer -> Homework01.signed(answer, 9), SIGNED_BOARD)
        .unlessReturns(swapped, "The nine entries of X come first, then those of O.")
        .hint("Read the board from the string: nothing may be fixed to the public example.");
  }

  private static Case range(RandomGenerator random) {
    int classes = random.nextInt(3, 9);
    return Case.given("class " + classes + " of " + classes, classes, classes)
        .refuses("an exception: the classes are 0 to " + (classes - 1))
        .unless(
            answer -> Plain.vector(answer.value())[classes - 1] == 1,
            FROM_ONE + " Class " + classes + " of " + classes + " does not exist.")
        .hint("A label that is no class must be refused, not encoded as something else.");
  }
}
