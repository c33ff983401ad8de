package nabla.grade.homework;

import static nabla.homework.Homework02.NEVER_STARTS;
import static nabla.homework.Homework02.NO_BIAS;
import static nabla.homework.Homework02.UPDATES_RIGHT_ONES;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.homework.Homework02.Trained;

/** Homework 02: the perceptron's rule. */
final class Hidden02 {
  private enum Slip {
    NONE,
    UPDATES_RIGHT_ONES,
    NO_BIAS,
    IGNORES_LABEL
  }

  private static final String XOR_SOLVED =
      "XOR is reported as solved, and no line solves it: count a sample as right only if"
          + " y · score > 0; a score of 0 is not right.";

  private Hidden02() {}

  static Assignment assignment() {
    return Assignment.of("02-one-neuron")
        .exercise(
            "02.1", random -> List.of(bound(random), path(random), features(random), xor(random)))
        .question("02.Q1", 1, "c", "Draw the four corners, and try to put one line between them.")
        .question("02.Q2", 1, "c", "The bound has the square of R/γ.");
  }

  /** Novikoff's bound: with margin γ in the plane of (x, 1), at most (R/γ)² mistakes. */
  private static Case bound(RandomGenerator random) {
    double margin = 0.15;
    double[] line = unit(random.nextGaussian(), random.nextGaussian(), 0.4 * random.nextGaussian());
    double[][] x = cloud(random, line, margin, 60);
    int[] y = labels(x, line);
    double radius = Math.sqrt(Arrays.stream(x).mapToDouble(r -> 1 + dot(r, r, 2)).max().orElse(0));
    int most = (int) Math.floor(radius * radius / (margin * margin));
    return diagnosed(
            Case.given("60 points on two sides of a line with margin 0.15", x, y, 1000), x, y, 1000)
        .satisfies(
            "every point right, and at most (R/γ)² = " + most + " mistakes in all",
            answer -> {
              Trained t = Trained.of(answer);
              return t.converged()
                  && Arrays.stream(t.mistakes()).sum() <= most
                  && t.accuracyOn(x, y) == 1
                  && t.accuracy() == 1;
            })
        .hint(
            "The points can be separated, so the mistakes must end: compare the rule line by line.");
  }

  private static Case path(RandomGenerator random) {
    double[] line = unit(random.nextGaussian(), random.nextGaussian(), 1);
    double[][] x = cloud(random, line, 0.1, 30);
    return same("30 points, two epochs", x, labels(x, line), 2);
  }

  private static Case features(RandomGenerator random) {
    double[][] x = new double[25][5];
    for (double[] row : x) {
      Arrays.setAll(row, j -> random.nextDouble(-1, 1));
    }
    int[] y = new int[x.length];
    Arrays.setAll(y, i -> random.nextBoolean() ? 1 : -1);
    return same("25 points of 5 features, three epochs", x, y, 3);
  }

  private static Case same(String given, double[][] x, int[] y, int epochs) {
    Trained right = fit(x, y, epochs, Slip.NONE);
    return diagnosed(Case.given(given, x, y, epochs), x, y, epochs)
        .satisfies(
            "w, b and mistakes as the rule gives them: mistakes "
                + Arrays.toString(right.mistakes()),
            answer -> sameAs(right).test(answer))
        .hint("Go through the rows in their order, and change w and b at once after each mistake.");
  }

  private static Case xor(RandomGenerator random) {
    double[][] x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    int[] y = {-1, 1, 1, -1};
    int epochs = random.nextInt(20, 40);
    return Case.given("XOR, at most " + epochs + " epochs", x, y, epochs)
        .satisfies(
            epochs + " epochs, each with a mistake, and an accuracy of at most 0.75",
            answer -> {
              Trained t = Trained.of(answer);
              return t.mistakes().length == epochs
                  && Arrays.stream(t.mistakes()).allMatch(m -> m > 0)
                  && t.accuracy() <= 0.75
                  && t.accuracy() == t.accuracyOn(x, y);
            })
        .unless(answer -> Trained.of(answer).mistakes()[0] == 0, NEVER_STARTS)
        .unless(Hidden02::claims, XOR_SOLVED)
        .hint(
            "Stop after the last epoch, and report the share of points that the line gets right.");
  }

  private static boolean claims(Answer answer) {
    Trained t = Trained.of(answer);
    return t.accuracy() > 0.75 || t.converged();
  }

  private static Case diagnosed(Case test, double[][] x, int[] y, int epochs) {
    return test.unless(answer -> Trained.of(answer).isZero(), NEVER_STARTS)
        .unless(sameAs(fit(x, y, epochs, Slip.UPDATES_RIGHT_ONES)), UPDATES_RIGHT_ONES)
        .unless(sameAs(fit(x, y, epochs, Slip.NO_BIAS)), NO_BIAS)
        .unless(
            sameAs(fit(x, y, epochs, Slip.IGNORES_LABEL)),
            "The weights always move towards x: the labels are −1 and +1, so add y · x, not x.");
  }

  private static Predicate<Answer> sameAs(Trained other) {
    return answer -> {
      Trained t = Trained.of(answer);
      return Arrays.equals(t.mistakes(), other.mistakes())
          && Math.abs(t.b() - other.b()) < 1e-9
          && Plain.close(t.w(), other.w(), 1e-9);
    };
  }

  private static Trained fit(double[][] x, int[] y, int epochs, Slip slip) {
    int n = x[0].length;
    double[] w = new double[n];
    double b = 0;
    int[] mistakes = new int[epochs];
    int epoch = 0;
    for (boolean clean = false; epoch < epochs && !clean; epoch++) {
      for (int i = 0; i < x.length; i++) {
        boolean mistake = y[i] * (dot(w, x[i], n) + b) <= 0;
        mistakes[epoch] += mistake ? 1 : 0;
        if (mistake || slip == Slip.UPDATES_RIGHT_ONES) {
          int sign = slip == Slip.IGNORES_LABEL ? 1 : y[i];
          for (int j = 0; j < n; j++) {
            w[j] += sign * x[i][j];
          }
          b += slip == Slip.NO_BIAS ? 0 : sign;
        }
      }
      clean = mistakes[epoch] == 0;
    }
    return new Trained(w, b, Arrays.copyOf(mistakes, epoch), 0);
  }

  /** Points of the square [−2, 2]² at least a margin away from a line (w₁, w₂, b) of norm 1. */
  private static double[][] cloud(RandomGenerator random, double[] line, double margin, int n) {
    double[][] x = new double[n][];
    for (int i = 0; i < n; i++) {
      do {
        x[i] = new double[] {random.nextDouble(-2, 2), random.nextDouble(-2, 2)};
      } while (Math.abs(dot(line, x[i], 2) + line[2]) < margin);
    }
    return x;
  }

  private static int[] labels(double[][] x, double[] line) {
    return Arrays.stream(x).mapToInt(r -> dot(line, r, 2) + line[2] > 0 ? 1 : -1).toArray();
  }

  private static double[] unit(double... v) {
    double norm = Math.sqrt(dot(v, v, v.length));
    return Arrays.stream(v).map(a -> a / norm).toArray();
  }

  private static double dot(double[] a, double[] b, int n) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
