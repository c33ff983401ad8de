package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.homework.Homework02;

/** Homework 02: a perceptron with a pocket, a gradient step, and two numbers. */
final class Hidden02 {
  private Hidden02() {}

  static Assignment assignment() {
    return Assignment.of("02-one-neuron")
        .exercise(
            "02.1", random -> List.of(clouds(random), gap(random), xor(random), features(random)))
        .exercise("02.2", random -> List.of(one(random), many(random)))
        .exercise("02.3", random -> numbers());
  }

  /** Two clouds that overlap: the best weights come and go. */
  private static Case clouds(RandomGenerator random) {
    int[] y = signs(40);
    double[][] x = Draw.matrix(random, 40, 2, 1);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 2; j++) {
        x[i][j] += y[i];
      }
    }
    return kept("two clouds of 20 points that overlap, 15 epochs", x, y, 15).worth(1);
  }

  /** Two clouds with a gap: the pocket ends with weights that answer every row. */
  private static Case gap(RandomGenerator random) {
    int[] y = signs(30);
    double angle = random.nextDouble(2 * Math.PI);
    double[][] x = new double[30][];
    for (int i = 0; i < x.length; i++) {
      double along = random.nextDouble(-1, 1);
      double away = y[i] * random.nextDouble(0.15, 1) + 0.3;
      x[i] =
          new double[] {
            away * Math.cos(angle) - along * Math.sin(angle),
            away * Math.sin(angle) + along * Math.cos(angle)
          };
    }
    return kept("30 points with a gap of 0.15, at most 1000 epochs", x, y, 1000).worth(0.5);
  }

  private static Case xor(RandomGenerator random) {
    double side = random.nextInt(1, 4);
    double[][] x = {{0, 0}, {0, side}, {side, 0}, {side, side}};
    String given = "XOR on a square with side %.0f, 25 epochs".formatted(side);
    return kept(given, x, new int[] {-1, 1, 1, -1}, 25).worth(0.5);
  }

  private static Case features(RandomGenerator random) {
    int[] y = random.ints(25, 0, 2).map(bit -> 2 * bit - 1).toArray();
    return kept("25 rows of 5 features, 6 epochs", Draw.matrix(random, 25, 5, 1), y, 6).worth(0.5);
  }

  private static Case kept(String given, double[][] x, int[] y, int maxEpochs) {
    return Homework02.kept(Case.given(given, x, y, maxEpochs), x, y, maxEpochs);
  }

  private static int[] signs(int n) {
    int[] y = new int[n];
    Arrays.setAll(y, i -> 2 * (i % 2) - 1);
    return y;
  }

  private static Case one(RandomGenerator random) {
    return stepped(
        "one row of 3 features, rate 0.5",
        Draw.matrix(random, 1, 3, 1),
        new int[] {1},
        random,
        0.5);
  }

  private static Case many(RandomGenerator random) {
    return stepped(
        "20 rows of 3 features, rate 2",
        Draw.matrix(random, 20, 3, 1),
        random.ints(20, 0, 2).toArray(),
        random,
        2);
  }

  private static Case stepped(
      String given, double[][] x, int[] label, RandomGenerator random, double rate) {
    double[] v = Draw.vector(random, 4, 0.5);
    return Homework02.stepped(Case.given(given, x, label, v, rate), x, label, v, rate);
  }

  private static List<Case> numbers() {
    Case questions =
        Case.given("the questions about three inputs that one neuron answers")
            .satisfies("104 of 256", answer -> Plain.vector(answer.value())[0] == 104)
            .unless(
                answer -> Plain.vector(answer.value())[0] == 102,
                "Always 0 and always 1 are questions too, and the easiest of all: no corner has to be"
                    + " cut off.")
            .unless(
                answer -> Plain.vector(answer.value())[0] == 14,
                "14 of 16 is right for two inputs; three inputs have 8 rows, and 2⁸ questions.")
            .unless(
                answer -> Plain.vector(answer.value())[0] == 152,
                "These are the questions that it cannot answer.")
            .hint(
                "Let the perceptron learn each of the 256 tables. It comes to rest on those that a"
                    + " neuron answers, after fewer than 50 mistakes each.");
    return List.of(
        questions,
        questions
            .again("the largest gap after 144 mistakes with R = 3")
            .satisfies("0.25", answer -> Math.abs(Plain.vector(answer.value())[1] - 0.25) < 1e-9)
            .unless(
                answer -> Math.abs(Plain.vector(answer.value())[1] - 3 / 144.0) < 1e-4,
                "The bound has the square of R/γ.")
            .unless(
                answer -> Math.abs(Plain.vector(answer.value())[1] - 0.0625) < 1e-4,
                "That is γ²: take the root.")
            .hint("144 mistakes were made, so 144 ≤ (R/γ)²: solve for γ."));
  }
}
