package nabla.grade.homework;

import static nabla.homework.Homework04.GRADIENT_OF_SUM;
import static nabla.homework.Homework04.SUM;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.core.Numbers;

/** Homework 04: softmax cross-entropy. */
final class Hidden04 {
  private record Loss(double value, double[][] gradient) {}

  private Hidden04() {}

  static Assignment assignment() {
    return Assignment.of("04-losses")
        .exercise(
            "04.1",
            random ->
                List.of(
                    extreme(random), batch(random), uniform(random), shifted(random), soft(random)))
        .question("04.Q1", 1, "c", "Every class has probability 1/10, and −ln(1/10) = ln 10.");
  }

  private static Case extreme(RandomGenerator random) {
    double big = random.nextInt(900, 1100);
    double[][] z = {{big, 0, -big}, {-big, 0, big}, {0, -26, -40}};
    double[][] y = {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}};
    return compare("scores of ±" + (int) big, z, y)
        .unless(
            answer -> !finite(answer),
            "NaN or infinity: exp(1000) overflows and ln 0 = −∞. Subtract the row's largest score"
                + " first, and compute ln p as z − ln Σ exp z.")
        .unless(
            answer -> (Double) answer.field("value") < loss(z, y).value() - 1e-6,
            "The value is too small where p is tiny: something was added inside the logarithm, or p"
                + " was cut off. ln p = z − ln Σ exp z needs neither.")
        .hint("ln p is a difference of scores: it can be −2000 without any trouble.");
  }

  private static Case batch(RandomGenerator random) {
    double[][] z = Draw.matrix(random, 7, 4, 2);
    double[][] y = Draw.oneHot(random, 7, 4);
    return compare("seven rows of four classes", z, y)
        .hint("Each row of the gradient adds up to 0, because p and y both add up to 1.");
  }

  private static Case uniform(RandomGenerator random) {
    int classes = random.nextInt(5, 12);
    double[][] z = new double[3][classes];
    double[][] y = Draw.oneHot(random, 3, classes);
    return compare("equal scores for " + classes + " classes", z, y)
        .hint("Equal scores mean p = 1/C, and the loss is ln C.");
  }

  private static Case shifted(RandomGenerator random) {
    double[][] z = Draw.matrix(random, 5, 3, 1);
    double shift = random.nextInt(2000, 4000);
    for (double[] row : z) {
      Arrays.setAll(row, k -> row[k] + shift);
    }
    return compare("all scores shifted by " + (int) shift, z, Draw.oneHot(random, 5, 3))
        .unless(
            answer -> !finite(answer),
            "NaN or infinity: exp overflows. Adding a number to all scores of a row changes nothing,"
                + " so subtract the largest one first.")
        .hint("Adding the same number to all scores of a row changes neither value nor gradient.");
  }

  private static Case soft(RandomGenerator random) {
    double[][] z = Draw.matrix(random, 4, 3, 1);
    double[][] y = new double[4][];
    Arrays.setAll(y, i -> probabilities(Draw.vector(random, 3, 1)));
    double entropy =
        -Arrays.stream(y).flatMapToDouble(Arrays::stream).map(p -> p * Math.log(p)).sum() / 4;
    double value = loss(z, y).value();
    double hard = 0;
    for (int i = 0; i < 4; i++) {
      double most = Arrays.stream(y[i]).max().orElse(0);
      for (int k = 0; k < 3; k++) {
        hard -= y[i][k] == most ? Math.log(probabilities(z[i])[k]) / 4 : 0;
      }
    }
    double onlyMax = hard;
    return compare("targets that are probabilities, not one-hot", z, y)
        .unless(
            value(value - entropy),
            "That is the Kullback–Leibler divergence: cross-entropy is H(y) + KL(y‖p), and they agree"
                + " only for one-hot targets.")
        .unless(
            value(onlyMax), "Only the most likely class of the target was used: all of them count.")
        .hint("Sum −y ln p over all classes, not only over the largest.");
  }

  /** Both parts must be right; a slip in either is named. */
  private static Case compare(String given, double[][] z, double[][] y) {
    Loss right = loss(z, y);
    int n = z.length;
    return Case.given(given, z, y)
        .satisfies(
            "value " + Numbers.text(right.value()) + ", gradient " + Plain.text(right.gradient()),
            answer ->
                Plain.close(answer.field("value"), right.value(), 1e-9)
                    && Plain.close(answer.field("gradient"), right.gradient(), 1e-9))
        .unless(value(n * right.value()).and(answer -> right.value() != 0), SUM)
        .unless(gradient(scaled(right.gradient(), n)), GRADIENT_OF_SUM)
        .unless(
            gradient(scaled(right.gradient(), -1)), "The gradient has the wrong sign: (p − y)/n.")
        .unless(
            answer -> columns(Plain.matrix(answer.field("gradient")), y),
            "Softmax goes over the wrong axis: the probabilities of one sample, one row, add up to 1.");
  }

  private static Predicate<Answer> value(double wrong) {
    return answer -> Plain.close(answer.field("value"), wrong, 1e-9);
  }

  private static Predicate<Answer> gradient(double[][] wrong) {
    return answer -> Plain.close(answer.field("gradient"), wrong, 1e-9);
  }

  private static boolean finite(Answer answer) {
    return Double.isFinite((Double) answer.field("value"))
        && Arrays.stream(Plain.matrix(answer.field("gradient")))
            .flatMapToDouble(Arrays::stream)
            .allMatch(Double::isFinite);
  }

  /** Whether gradient + target, up to a factor, adds up to 1 along columns and not along rows. */
  private static boolean columns(double[][] gradient, double[][] y) {
    for (double factor : new double[] {1, gradient.length}) {
      boolean columns = true;
      for (int k = 0; k < y[0].length; k++) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
          sum += factor * gradient[i][k] + y[i][k];
        }
        columns &= Math.abs(sum - 1) < 1e-9;
      }
      if (columns) {
        return true;
      }
    }
    return false;
  }

  private static Loss loss(double[][] z, double[][] y) {
    int n = z.length;
    double value = 0;
    double[][] gradient = new double[n][];
    for (int i = 0; i < n; i++) {
      double max = Arrays.stream(z[i]).max().orElse(0);
      double log = max + Math.log(Arrays.stream(z[i]).map(v -> Math.exp(v - max)).sum());
      gradient[i] = new double[z[i].length];
      for (int k = 0; k < z[i].length; k++) {
        value -= y[i][k] * (z[i][k] - log) / n;
        gradient[i][k] = (Math.exp(z[i][k] - log) - y[i][k]) / n;
      }
    }
    return new Loss(value, gradient);
  }

  private static double[] probabilities(double[] z) {
    double sum = Arrays.stream(z).map(Math::exp).sum();
    return Arrays.stream(z).map(v -> Math.exp(v) / sum).toArray();
  }

  private static double[][] scaled(double[][] gradient, double factor) {
    return Arrays.stream(gradient)
        .map(row -> Arrays.stream(row).map(v -> factor * v).toArray())
        .toArray(double[][]::new);
  }
}
