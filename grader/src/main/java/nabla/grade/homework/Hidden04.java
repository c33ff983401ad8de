package nabla.grade.homework;

import static nabla.homework.Homework04.DIVIDED_BY_ROWS;
import static nabla.homework.Homework04.NO_WEIGHTS;
import static nabla.homework.Homework04.SIDES_SWAPPED;
import static nabla.homework.Homework04.SLOPE_OF_SUM;
import static nabla.homework.Homework04.SLOPE_UNWEIGHTED;
import static nabla.homework.Homework04.SUM;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.core.Numbers;

/** Homework 04: losses that weigh. */
final class Hidden04 {
  @SuppressWarnings("ArrayRecordComponent") // plain numbers, shared on purpose
  private record Loss(double value, double[][] slope) {}

  private Hidden04() {}

  static Assignment assignment() {
    return Assignment.of("04-losses")
        .exercise("04.1", Hidden04::pinball)
        .exercise("04.2", Hidden04::weighted)
        .exercise("04.3", Hidden04::logSumExp)
        .exercise("04.4", random -> List.of(lead()));
  }

  private static List<Case> pinball(RandomGenerator random) {
    int n = random.nextInt(6, 10);
    double[] y = Draw.vector(random, n, 3);
    double[] said = Draw.vector(random, n, 3);
    said[0] = y[0];
    double tau = random.nextDouble(0.6, 0.95);
    double right = pinball(said, y, tau);
    double[] slope = new double[n];
    Arrays.setAll(slope, i -> said[i] == y[i] ? 0 : (said[i] > y[i] ? 1 - tau : -tau) / n);
    Case value =
        Case.given(n + " predictions, τ = " + Numbers.text(tau) + ": the value", said, y, tau)
            .worth(0.75)
            .satisfies(
                Numbers.text(right), answer -> Plain.close(answer.field("value"), right, 1e-9))
            .unless(value(n * right), SUM)
            .unless(value(pinball(said, y, 1 - tau)), SIDES_SWAPPED)
            .hint("One error after the other, on paper: on which side is it?");
    return List.of(
        value,
        value
            .again("the same: the slope")
            .worth(0.75)
            .satisfies(Plain.text(slope), answer -> Plain.close(answer.field("slope"), slope, 1e-9))
            .unless(slope(scaled(new double[][] {slope}, n)[0]), SLOPE_OF_SUM)
            .unless(slope(scaled(new double[][] {slope}, -1)[0]), "The slope has the wrong sign.")
            .unless(
                answer -> Plain.vector(answer.field("slope"))[0] != 0,
                "At e = 0 the slope is 0: a forecast that is exactly right pulls nowhere.")
            .hint("Turn one prediction up a little: by how much does the mean change?"));
  }

  private static double pinball(double[] said, double[] y, double tau) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double e = said[i] - y[i];
      sum += e >= 0 ? (1 - tau) * e : -tau * e;
    }
    return sum / y.length;
  }

  private static List<Case> weighted(RandomGenerator random) {
    double[] weight = {
      random.nextDouble(0.2, 0.5), random.nextDouble(1, 2), random.nextDouble(3, 5)
    };
    double[][] z = Draw.matrix(random, 6, 3, 2);
    int[] label = {0, 1, 2, random.nextInt(3), random.nextInt(3), 0};
    double big = random.nextInt(900, 1100);
    double[][] extreme = {{big, 0, -big}, {-big, 0, big}, {0, -26, -40}};
    return List.of(
        compare("six rows, three classes", z, label, weight)
            .hint("Row i has the factor weight[label[i]] / sum of all the rows' weights."),
        compare("all weights doubled", z, label, scaled(new double[][] {weight}, 2)[0])
            .worth(0.5)
            .hint("A weighted mean: doubling all weights changes nothing."),
        compare("scores of ±" + (int) big, extreme, new int[] {0, 0, 1}, weight)
            .unless(
                answer -> !finite(answer),
                "NaN or infinity: exp(1000) overflows and ln 0 = −∞. Subtract the row's largest score"
                    + " first, and compute ln p as z − ln Σ exp z.")
            .unless(
                answer ->
                    (Double) answer.field("value")
                        < loss(extreme, new int[] {0, 0, 1}, weight).value() - 1e-6,
                "The value is too small where p is tiny: something was added inside the logarithm, or"
                    + " p was cut off. ln p = z − ln Σ exp z needs neither.")
            .hint("ln p is a difference of scores: it can be −2000 without any trouble."));
  }

  /** Both parts must be right; a slip in either is named. */
  private static Case compare(String given, double[][] z, int[] label, double[] weight) {
    Loss right = loss(z, label, weight);
    Loss plain = loss(z, label, 1, 1, 1);
    double perRow = Arrays.stream(label).mapToDouble(c -> weight[c]).sum() / label.length;
    return Case.given(given, z, label, weight)
        .satisfies(
            "value " + Numbers.text(right.value()) + ", slope " + Plain.text(right.slope()),
            answer ->
                Plain.close(answer.field("value"), right.value(), 1e-9)
                    && Plain.close(answer.field("slope"), right.slope(), 1e-9))
        .unless(value(perRow * right.value()), DIVIDED_BY_ROWS)
        .unless(value(plain.value()), NO_WEIGHTS)
        .unless(value(right.value()).and(slopes(plain.slope())), SLOPE_UNWEIGHTED)
        .unless(slopes(scaled(right.slope(), perRow * label.length)), SLOPE_OF_SUM)
        .unless(
            slopes(scaled(right.slope(), -1)), "The slope has the wrong sign: p − y, weighted.");
  }

  private static List<Case> logSumExp(RandomGenerator random) {
    double far = random.nextInt(2000, 4000);
    double[][] apart = {{far, far - 1}, {0, 1}, {-far, -far - 2}};
    double[][] near = Draw.matrix(random, 4, 5, 2);
    return List.of(
        Case.given("rows whose scores are " + (int) far + " apart", (Object) apart)
            .returns(exact(apart), 1e-12)
            .unless(
                answer -> has(answer, Double.POSITIVE_INFINITY),
                "exp overflows: take each row's largest score off first.")
            .unless(
                answer -> has(answer, Double.NEGATIVE_INFINITY),
                "ln 0 = −∞: what is taken off one row is the largest score of ANOTHER row, so all its"
                    + " exponentials vanish. Every row needs its own.")
            .hint("Each row by itself: its largest score, plus the logarithm of what is left."),
        Case.given("four rows of usual scores", (Object) near)
            .worth(0.5)
            .returns(exact(near), 1e-9)
            .hint("m + ln Σ exp(z − m), with m the largest score of the row."));
  }

  private static boolean has(Answer answer, double infinity) {
    return Arrays.stream(Plain.vector(answer.value())).anyMatch(v -> v == infinity);
  }

  private static double[] exact(double[][] z) {
    return Arrays.stream(z)
        .mapToDouble(
            row -> {
              double max = Arrays.stream(row).max().orElse(0);
              return max + Math.log(Arrays.stream(row).map(v -> Math.exp(v - max)).sum());
            })
        .toArray();
  }

  private static Case lead() {
    return Case.given("the lead of the true score")
        .worth(0.5)
        .satisfies("ln 91", answer -> Math.abs(answer.number() - Math.log(91)) < 0.02)
        .unless(
            answer -> Math.abs(answer.number() - 0.9) < 0.01,
            "That is how far the probabilities are apart, 0.91 − 0.01. The scores are asked for.")
        .unless(
            answer -> Math.abs(answer.number() - Math.log(0.91 / 0.09)) < 0.02,
            "The nine others share 0.09: each of them has 0.01.")
        .hint("p = y where every slope is 0, and p_j / p_k = exp(z_j − z_k).");
  }

  private static Predicate<Answer> value(double wrong) {
    return answer -> Plain.close(answer.field("value"), wrong, 1e-9);
  }

  private static Predicate<Answer> slope(double... wrong) {
    return answer -> Plain.close(answer.field("slope"), wrong, 1e-9);
  }

  private static Predicate<Answer> slopes(double[][] wrong) {
    return answer -> Plain.close(answer.field("slope"), wrong, 1e-9);
  }

  private static boolean finite(Answer answer) {
    return Double.isFinite((Double) answer.field("value"))
        && Arrays.stream(Plain.matrix(answer.field("slope")))
            .flatMapToDouble(Arrays::stream)
            .allMatch(Double::isFinite);
  }

  private static Loss loss(double[][] z, int[] label, double... weight) {
    double total = Arrays.stream(label).mapToDouble(c -> weight[c]).sum();
    double[] all = exact(z);
    double value = 0;
    double[][] slope = new double[z.length][];
    for (int i = 0; i < z.length; i++) {
      double share = weight[label[i]] / total;
      value += share * (all[i] - z[i][label[i]]);
      slope[i] = new double[z[i].length];
      for (int j = 0; j < z[i].length; j++) {
        slope[i][j] = share * (Math.exp(z[i][j] - all[i]) - (j == label[i] ? 1 : 0));
      }
    }
    return new Loss(value, slope);
  }

  private static double[][] scaled(double[][] rows, double factor) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(row).map(v -> factor * v).toArray())
        .toArray(double[][]::new);
  }
}
