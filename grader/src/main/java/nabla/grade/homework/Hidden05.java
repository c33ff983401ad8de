package nabla.grade.homework;

import static nabla.homework.Homework05.NO_GRADIENT;
import static nabla.homework.Homework05.ONE_STEP_RATE;
import static nabla.homework.Homework05.PLUS;
import static nabla.homework.Homework05.SMALLEST;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Plain;

/** Homework 05: gradient descent on quadratics, gradient A(θ − m). */
final class Hidden05 {
  private enum Slip {
    NONE,
    PLUS,
    NO_GRADIENT,
    SEQUENTIAL,
    NEVER_CONVERGES
  }

  private record Descent(double[] theta, int steps, String end) {}

  private static final String SEQUENTIAL =
      "The second coordinate already sees the first one's new value: compute the whole gradient at the"
          + " old θ, then move all coordinates at once.";
  private static final String NEVER_STOPS =
      "It does not notice that it has arrived: stop when the gradient's norm is below 1e-8, not only"
          + " when something goes wrong.";

  private Hidden05() {}

  static Assignment assignment() {
    return Assignment.of("05-gradient-descent")
        .exercise("05.1", random -> List.of(path(random), valley(random), diverges(random)))
        .exercise("05.2", random -> List.of(rate(random)))
        .question("05.Q1", 1, "c", "At a saddle every partial derivative is 0, and so is the step.")
        .question(
            "05.Q2",
            1,
            "b",
            "Along the direction that goes down, each step multiplies the offset by more than 1.");
  }

  /** Coupled coordinates, a few steps: the path itself is compared. */
  private static Case path(RandomGenerator random) {
    double c = random.nextDouble(0.4, 0.8);
    double[][] a = {{2, c, 0}, {c, 1, -c}, {0, -c, 3}};
    double[] m = Draw.vector(random, 3, 1);
    double[] start = Draw.vector(random, 3, 2);
    return compare("three coupled coordinates, 9 steps of rate 0.2", a, m, start, 0.2, 9);
  }

  /** Condition number about 100: many steps, and an exact number of them. */
  private static Case valley(RandomGenerator random) {
    double[][] a = rotated(random, 1, 100);
    double[] m = Draw.vector(random, 2, 1);
    double[] start = {m[0] + 1, m[1] - 2};
    return compare("a narrow valley, λ = 1 and 100, rate 0.015", a, m, start, 0.015, 100_000);
  }

  private static Case diverges(RandomGenerator random) {
    double[][] a = rotated(random, 0.5, 8);
    double[] start = {1, 1};
    return compare("rate 0.27 > 2/λ for λ = 8", a, new double[2], start, 0.27, 100_000)
        .hint(
            "Stop as \"diverged\" as soon as θ is not finite or its norm exceeds 1e6: more steps only"
                + " make it worse.");
  }

  private static Case compare(
      String given, double[][] a, double[] m, double[] start, double rate, int max) {
    Descent right = descend(a, m, start, rate, max, Slip.NONE);
    return Case.given(given, a, m, start, new double[] {rate, max})
        .satisfies(
            "θ = " + Plain.text(right.theta()) + ", " + right.steps() + " steps, " + right.end(),
            matches(right))
        .unless(matches(descend(a, m, start, rate, max, Slip.PLUS)), PLUS)
        .unless(matches(descend(a, m, start, rate, max, Slip.NO_GRADIENT)), NO_GRADIENT)
        .unless(matches(descend(a, m, start, rate, max, Slip.SEQUENTIAL)), SEQUENTIAL)
        .unless(
            answer ->
                right.end().equals("converged")
                    && (Double) answer.field("steps") >= 10 * right.steps(),
            NEVER_STOPS)
        .unless(
            answer -> right.end().equals("diverged") && !"diverged".equals(answer.field("end")),
            "It diverges and does not say so: the rate exceeds 2/λ for the steepest direction.")
        .hint("Compare θ after one step with a computation by hand.");
  }

  private static Predicate<Answer> matches(Descent other) {
    return answer ->
        Plain.close(answer.field("theta"), other.theta(), 1e-7)
            && Math.abs((Double) answer.field("steps") - other.steps()) <= 1
            && other.end().equals(answer.field("end"));
  }

  private static Descent descend(
      double[][] a, double[] m, double[] start, double rate, int max, Slip slip) {
    double[] theta = start.clone();
    for (int steps = 0; ; steps++) {
      double[] g = gradient(a, m, theta);
      if (norm(g) < 1e-8 && slip != Slip.NEVER_CONVERGES) {
        return new Descent(theta, steps, "converged");
      }
      if (steps == max) {
        return new Descent(theta, steps, "stopped");
      }
      for (int i = 0; i < theta.length; i++) {
        double slope = slip == Slip.SEQUENTIAL ? gradient(a, m, theta)[i] : g[i];
        slope = slip == Slip.NO_GRADIENT ? 1 : slip == Slip.PLUS ? -slope : slope;
        theta[i] -= rate * slope;
      }
      if (!(norm(theta) <= 1e6)) {
        return new Descent(theta, steps + 1, "diverged");
      }
    }
  }

  private static double[] gradient(double[][] a, double[] m, double[] theta) {
    double[] g = new double[theta.length];
    for (int i = 0; i < g.length; i++) {
      for (int j = 0; j < g.length; j++) {
        g[i] += a[i][j] * (theta[j] - m[j]);
      }
    }
    return g;
  }

  /** A symmetric matrix with these eigenvalues, turned by a random angle. */
  private static double[][] rotated(RandomGenerator random, double l1, double l2) {
    double angle = random.nextDouble(0.3, 1.2);
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double off = (l1 - l2) * c * s;
    return new double[][] {{l1 * c * c + l2 * s * s, off}, {off, l1 * s * s + l2 * c * c}};
  }

  private static double norm(double[] v) {
    return Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
  }

  private static Case rate(RandomGenerator random) {
    double[] lambda = {random.nextDouble(1, 2), random.nextDouble(5, 9), random.nextDouble(2, 4)};
    return Case.given("λ = " + Plain.text(lambda), lambda)
        .returns(2 / lambda[1], 1e-9)
        .unlessReturns(2 / lambda[0], SMALLEST)
        .unlessReturns(1 / lambda[1], ONE_STEP_RATE)
        .hint("|1 − α λ| must stay below 1 for every λ: the eigenvalues come in any order.");
  }
}
