package nabla.grade.homework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.homework.Homework05;

/** Homework 05: descent on bowls that are not quite quadratic. */
final class Hidden05 {
  private enum Slip {
    NONE,
    PLUS,
    ANY_FALL,
    WHOLE_FALL,
    KEEPS_THE_RATE,
    SEQUENTIAL
  }

  /** f(θ) = ½ (θ − m)ᵀ A (θ − m) + q Σ (θ_i − m_i)⁴. */
  private record Bowl(double[][] a, double[] m, double q) {
    double at(double... x) {
      return Homework05.height(a, m, q, x);
    }

    double[] gradient(double... x) {
      return Homework05.gradient(a, m, q, x);
    }
  }

  private record Walk(double[] theta, double[] rates, String end) {}

  private static final String SEQUENTIAL =
      "The second coordinate already sees the first one's new value: compute the whole gradient at the"
          + " old θ, then move all coordinates at once.";
  private static final String NEVER_STOPS =
      "It does not notice that it has arrived: stop when the gradient's norm is below 1e-6.";

  private Hidden05() {}

  static Assignment assignment() {
    return Assignment.of("05-gradient-descent")
        .exercise("05.1", random -> List.of(path(random), valley(random)))
        .exercise("05.2", random -> List.of(turned(random), quartic(random)))
        .exercise("05.3", random -> List.of(calm(random), exploded(random)))
        .exercise("05.4", random -> List.of(number()));
  }

  /** Coupled coordinates and a fourth power, a few steps: the path itself is compared. */
  private static Case path(RandomGenerator random) {
    double c = random.nextDouble(0.4, 0.8);
    Bowl bowl =
        new Bowl(
            new double[][] {{2, c, 0}, {c, 1, -c}, {0, -c, 3}}, Draw.vector(random, 3, 1), 0.5);
    double[] start = bowl.m().clone();
    Arrays.setAll(start, i -> start[i] + (i % 2 == 0 ? 2 : -1.5) + random.nextDouble(0.3));
    return compare("three coupled coordinates with a fourth power, 7 steps", bowl, start, 1, 7);
  }

  private static Case valley(RandomGenerator random) {
    Bowl bowl = new Bowl(rotated(random, 1, 60), Draw.vector(random, 2, 1), 0);
    double[] start = {bowl.m()[0] + 1, bowl.m()[1] - 2};
    return compare("a narrow valley, curvatures 1 and 60, to the end", bowl, start, 1, 5000);
  }

  private static Case compare(String given, Bowl bowl, double[] start, double rate, int max) {
    Walk right = descend(bowl, start, rate, max, Slip.NONE);
    int steps = right.rates().length;
    Case test =
        Case.given(given, bowl.a(), bowl.m(), bowl.q(), start, new double[] {rate, max})
            .worth(1)
            .satisfies(
                "θ = " + Plain.text(right.theta()) + " after " + steps + " steps, " + right.end(),
                matches(right));
    for (var slip :
        List.of(
            List.of(Slip.PLUS, Homework05.PLUS),
            List.of(Slip.KEEPS_THE_RATE, Homework05.KEEPS_THE_RATE),
            List.of(Slip.WHOLE_FALL, Homework05.WHOLE_FALL),
            List.of(Slip.ANY_FALL, Homework05.ANY_FALL),
            List.of(Slip.SEQUENTIAL, SEQUENTIAL))) {
      test =
          test.unless(
              matches(descend(bowl, start, rate, max, (Slip) slip.get(0))), (String) slip.get(1));
    }
    return test.unless(
            answer ->
                "converged".equals(right.end())
                    && Plain.vector(answer.field("rates")).length >= 2 * steps + 10,
            NEVER_STOPS)
        .hint("Compare the first rates with a computation by hand: f(θ − α g) ≤ f(θ) − ½ α ‖g‖².");
  }

  /** Rounding may decide the very last steps otherwise: θ and the first rates are compared. */
  private static Predicate<Answer> matches(Walk other) {
    return answer -> {
      double[] rates = Plain.vector(answer.field("rates"));
      int first = Math.min(20, other.rates().length);
      return Plain.close(answer.field("theta"), other.theta(), 1e-5)
          && Math.abs(rates.length - other.rates().length) <= 2
          && Plain.close(
              Arrays.copyOf(rates, Math.min(first, rates.length)),
              Arrays.copyOf(other.rates(), first),
              1e-12)
          && other.end().equals(answer.field("end"));
    };
  }

  private static Walk descend(Bowl bowl, double[] start, double rate, int max, Slip slip) {
    double[] theta = start.clone();
    var rates = new ArrayList<Double>();
    double alpha = rate;
    while (true) {
      double[] g = bowl.gradient(theta);
      double square = Arrays.stream(g).map(v -> v * v).sum();
      boolean level = Math.sqrt(square) < 1e-6;
      if (level || rates.size() == max) {
        double[] kept = rates.stream().mapToDouble(r -> r).toArray();
        return new Walk(theta, kept, level ? "converged" : "stopped");
      }
      alpha = slip == Slip.KEEPS_THE_RATE ? alpha : rate;
      double wanted = slip == Slip.ANY_FALL ? 0 : slip == Slip.WHOLE_FALL ? 0.99 : 0.5;
      while (bowl.at(step(theta, g, alpha)) > bowl.at(theta) - wanted * alpha * square) {
        alpha /= 2;
      }
      rates.add(alpha);
      theta =
          slip == Slip.SEQUENTIAL
              ? oneByOne(bowl, theta, alpha)
              : step(theta, g, slip == Slip.PLUS ? -alpha : alpha);
    }
  }

  private static double[] step(double[] theta, double[] g, double alpha) {
    double[] out = theta.clone();
    Arrays.setAll(out, i -> theta[i] - alpha * g[i]);
    return out;
  }

  private static double[] oneByOne(Bowl bowl, double[] theta, double alpha) {
    double[] out = theta.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] -= alpha * bowl.gradient(out)[i];
    }
    return out;
  }

  private static Case turned(RandomGenerator random) {
    double steepest = random.nextDouble(5, 9);
    Bowl bowl = new Bowl(rotated(random, 1, steepest), Draw.vector(random, 2, 1), 0);
    return limit("a turned bowl, at a random place", bowl, Draw.vector(random, 2, 2), steepest);
  }

  /** With a fourth power the curvature hangs on the place: A + 12 q (θ − m)² on the diagonal. */
  private static Case quartic(RandomGenerator random) {
    double q = random.nextDouble(0.3, 0.8);
    Bowl bowl = new Bowl(rotated(random, 1, 4), Draw.vector(random, 2, 1), q);
    double[] x = {
      bowl.m()[0] + random.nextDouble(0.8, 1.6), bowl.m()[1] - random.nextDouble(0.4, 0.8)
    };
    double[] extra = {
      12 * q * Math.pow(x[0] - bowl.m()[0], 2), 12 * q * Math.pow(x[1] - bowl.m()[1], 2)
    };
    double steepest = steepest(bowl, extra);
    double[] atZero = {12 * q * Math.pow(bowl.m()[0], 2), 12 * q * Math.pow(bowl.m()[1], 2)};
    return limit("a bowl with a fourth power, away from its lowest point", bowl, x, steepest)
        .unless(
            answer ->
                near(answer.number(), 2 / steepest(bowl, 0, 0))
                    || near(answer.number(), 2 / steepest(bowl, atZero)),
            "That is the limit at another place: the gradients must be taken around x.");
  }

  /** The larger eigenvalue of A with something added to its diagonal. */
  private static double steepest(Bowl bowl, double... extra) {
    double first = bowl.a()[0][0] + extra[0];
    double second = bowl.a()[1][1] + extra[1];
    return (first + second) / 2 + Math.hypot((first - second) / 2, bowl.a()[0][1]);
  }

  private static Case limit(String given, Bowl bowl, double[] x, double steepest) {
    double[] h = {bowl.a()[0][0], bowl.a()[1][1]};
    double axis =
        Math.max(
            h[0] + 12 * bowl.q() * Math.pow(x[0] - bowl.m()[0], 2),
            h[1] + 12 * bowl.q() * Math.pow(x[1] - bowl.m()[1], 2));
    return Case.given(given, bowl.a(), bowl.m(), bowl.q(), x)
        .worth(1)
        .satisfies(
            "2/λ = " + Plain.text(2 / steepest), answer -> near(answer.number(), 2 / steepest))
        .unless(answer -> near(answer.number(), 1 / steepest), Homework05.ONE_STEP_RATE)
        .unless(answer -> near(answer.number(), steepest), Homework05.CURVATURE_ITSELF)
        .unless(answer -> near(answer.number(), 2 / axis), Homework05.ALONG_THE_AXES)
        .hint("H v ≈ (∇f(x + hv) − ∇f(x − hv)) / 2h, h = 1e-4; repeat with v ← Hv / ‖Hv‖.");
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) < 1e-3 * Math.abs(b);
  }

  private static Case calm(RandomGenerator random) {
    Bowl bowl = new Bowl(rotated(random, 1, 5), Draw.vector(random, 2, 1), 0);
    double[] start = {bowl.m()[0] + 2, bowl.m()[1] - 1};
    return best("a calm descent, 8 steps of rate 0.1", bowl, start, 0.1, 8, 0.5);
  }

  /** Along the flat direction it falls; along the steep one, hardly begun, it explodes. */
  private static Case exploded(RandomGenerator random) {
    double angle = random.nextDouble(0.3, 1.2);
    Bowl bowl = new Bowl(rotated(angle, 1, 10), Draw.vector(random, 2, 1), 0);
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double[] start = {bowl.m()[0] + 3 * c - 1e-3 * s, bowl.m()[1] + 3 * s + 1e-3 * c};
    return best("a descent that explodes after a while, 120 steps", bowl, start, 0.21, 120, 1);
  }

  private static Case best(
      String given, Bowl bowl, double[] start, double rate, int steps, double points) {
    double[] theta = start.clone();
    double[] best = start;
    for (int k = 0; k < steps; k++) {
      theta = step(theta, bowl.gradient(theta), rate);
      best = bowl.at(theta) < bowl.at(best) ? theta : best;
    }
    return Case.given(given, bowl.a(), bowl.m(), bowl.q(), start, new double[] {rate, steps})
        .worth(points)
        .returns(best, 1e-9)
        .unlessReturns(theta, Homework05.ALIAS)
        .unlessReturns(start, "It returns the start: best must follow where the walk gets lower.")
        .hint("An array is an object: best = theta gives it a second name, no second value.");
  }

  private static Case number() {
    return Case.given("steps until |y| exceeds 1")
        .worth(0.5)
        .satisfies("76, the first n with 1e-6 · 1.2ⁿ > 1", answer -> answer.number() == 76)
        .unless(
            answer -> answer.number() == 75 || answer.number() == 77,
            "One off: y starts at 1e-6 before the first step, and must exceed 1.")
        .unless(
            answer -> Math.abs(answer.number() - 145) <= 1,
            "The slope of −y² is −2y: a step multiplies y by 1 + 2α.")
        .hint("y ← y − 0.1 · (−2y).");
  }

  private static double[][] rotated(RandomGenerator random, double l1, double l2) {
    return rotated(random.nextDouble(0.3, 1.2), l1, l2);
  }

  /** A symmetric matrix with these eigenvalues, the first along (cos, sin) of the angle. */
  private static double[][] rotated(double angle, double l1, double l2) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double off = (l1 - l2) * c * s;
    return new double[][] {{l1 * c * c + l2 * s * s, off}, {off, l1 * s * s + l2 * c * c}};
  }
}
