package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.grade.homework.Divergence.Wrong;
import nabla.homework.Homework18;

/** Homework 18: contrastive divergence, a baseline without the own reward, a machine by hand. */
final class Hidden18 {
  private static final double TOLERANCE = 1e-9;

  private Hidden18() {}

  static Assignment assignment() {
    return Assignment.of("18-without-labels")
        .exercise("18.1", Hidden18::direction)
        .exercise("18.2", Hidden18::policyGradient)
        .exercise("18.3", random -> number());
  }

  private static double[][] binary(RandomGenerator random, int rows, int columns) {
    double[][] v = new double[rows][columns];
    Arrays.stream(v).forEach(row -> Arrays.setAll(row, i -> random.nextBoolean() ? 1 : 0));
    return v;
  }

  private static double[][][] coins(RandomGenerator random, int steps, int rows, int hidden) {
    double[][][] coins = new double[steps][rows][];
    for (double[][] step : coins) {
      Arrays.setAll(step, n -> random.doubles(hidden).toArray());
    }
    return coins;
  }

  private static List<Case> direction(RandomGenerator random) {
    Case first = asked(random, "6 rows, 5 visible, 3 hidden, k = 1", binary(random, 6, 5), 3, 1);
    double[][] grey = binary(random, 8, 4);
    Arrays.stream(grey).forEach(row -> Arrays.setAll(row, i -> 0.2 + 0.6 * row[i]));
    return List.of(
        judged(first, true, false, false),
        judged(first.again("the same: visible biases"), false, true, false),
        judged(first.again("the same: hidden biases"), false, false, true),
        whole(asked(random, "6 rows, 5 visible, 3 hidden, k = 3", binary(random, 6, 5), 3, 3)),
        whole(asked(random, "20 rows, 3 visible, 7 hidden, k = 2", binary(random, 20, 3), 7, 2)),
        whole(asked(random, "one row, 6 visible, 4 hidden, k = 4", binary(random, 1, 6), 4, 4)),
        whole(asked(random, "8 rows of grey values, 4 visible, 2 hidden, k = 1", grey, 2, 1)));
  }

  private static Case asked(
      RandomGenerator random, String words, double[][] v, int hidden, int steps) {
    int visible = v[0].length;
    return Case.given(
        words,
        v,
        Draw.matrix(random, visible, hidden, 1.5),
        Draw.vector(random, visible, 0.5),
        Draw.vector(random, hidden, 0.5),
        coins(random, steps, v.length, hidden));
  }

  private static Case whole(Case test) {
    return judged(test, true, true, true);
  }

  private static Case judged(Case test, boolean dw, boolean da, boolean db) {
    test.worth(0.5)
        .satisfies("the direction by the rule", same(test, Wrong.NOTHING, dw, da, db))
        .hint("Follow one row by hand: h from v, coins, v' from them, h' from v', then the means.");
    for (Wrong wrong : Wrong.values()) {
      // Where a mistake makes no difference here, nothing can be said about it.
      if (wrong != Wrong.NOTHING && !alike(of(test, wrong), of(test, Wrong.NOTHING), dw, da, db)) {
        test.unless(same(test, wrong, dw, da, db), message(wrong));
      }
    }
    return test;
  }

  private static Divergence of(Case test, Wrong wrong) {
    List<Object> args = test.args();
    return Divergence.of(
        (double[][]) args.get(0),
        (double[][]) args.get(1),
        (double[]) args.get(2),
        (double[]) args.get(3),
        (double[][][]) args.get(4),
        wrong);
  }

  private static Predicate<Answer> same(
      Case test, Wrong wrong, boolean dw, boolean da, boolean db) {
    Divergence wanted = of(test, wrong);
    return answer ->
        (!dw || Plain.close(answer.field("dw"), wanted.dw(), TOLERANCE))
            && (!da || Plain.close(answer.field("da"), wanted.da(), TOLERANCE))
            && (!db || Plain.close(answer.field("db"), wanted.db(), TOLERANCE));
  }

  private static boolean alike(Divergence x, Divergence y, boolean dw, boolean da, boolean db) {
    return (!dw || Plain.close(x.dw(), y.dw(), 1e-6))
        && (!da || Plain.close(x.da(), y.da(), 1e-6))
        && (!db || Plain.close(x.db(), y.db(), 1e-6));
  }

  private static String message(Wrong wrong) {
    return switch (wrong) {
      case NOTHING -> throw new IllegalArgumentException("a right answer needs no message");
      case REVERSED -> Homework18.REVERSED;
      case NO_SAMPLING -> Homework18.NO_SAMPLING;
      case ONE_STEP -> Homework18.ONE_STEP;
      case DRAWN_DATA ->
          "The drawn h stands beside the data: the coins are for the way back; with v goes the"
              + " probability, which says the same with less noise.";
      case DREAM_ONLY -> "Only the dream is there: the data's v h has to be in the difference.";
      case SUM -> "The rows are added up: take their mean.";
    };
  }

  private static List<Case> policyGradient(RandomGenerator random) {
    return List.of(
        tried(random, "four arms, 2 deeds", 4, 2),
        tried(random, "four arms, 12 deeds", 4, 12),
        tried(random, "two arms, one deed", 2, 1));
  }

  private static Case tried(RandomGenerator random, String words, int arms, int deeds) {
    double[] theta = Draw.vector(random, arms, 1);
    int[] done = random.ints(deeds, 0, arms).toArray();
    if (deeds > 1) {
      done[1] = (done[0] + 1) % arms; // or nothing could be told from it
    }
    double[] rewards = random.doubles(deeds, -1, 4).toArray();
    double mean = Arrays.stream(rewards).average().orElseThrow();
    double[] right = gradient(theta, done, gains(rewards, i -> others(rewards, i)), deeds);
    return Case.given(words, theta, done, rewards)
        .worth(0.5)
        .returns(right, TOLERANCE)
        .unlessReturns(
            gradient(theta, done, gains(rewards, i -> mean), deeds), Homework18.OWN_REWARD)
        .unlessReturns(
            gradient(theta, done, gains(rewards, i -> 0), deeds),
            "There is no baseline: subtract the mean of the other rewards.")
        .unlessReturns(
            gradient(theta, done, gains(rewards, i -> others(rewards, i)), -deeds),
            "The sign is reversed: the mean reward is to grow, so this is no loss.")
        .unlessReturns(
            gradient(theta, done, gains(rewards, i -> others(rewards, i)), 1),
            "The deeds are added up: take their mean.")
        .unlessReturns(
            gradient(new double[arms], done, gains(rewards, i -> others(rewards, i)), deeds),
            "π is not the softmax of θ: the push is onehot(A) − π.")
        .hint("The mean over the deeds of (R − mean of the others) (onehot(A) − softmax(θ)).");
  }

  private static double others(double[] rewards, int i) {
    return rewards.length == 1
        ? 0
        : (Arrays.stream(rewards).sum() - rewards[i]) / (rewards.length - 1);
  }

  private static double[] gains(double[] rewards, java.util.function.IntToDoubleFunction baseline) {
    return IntStream.range(0, rewards.length)
        .mapToDouble(i -> rewards[i] - baseline.applyAsDouble(i))
        .toArray();
  }

  private static double[] gradient(double[] theta, int[] arms, double[] gains, int divisor) {
    double[] p = Arrays.stream(theta).map(Math::exp).toArray();
    double all = Arrays.stream(p).sum();
    double[] g = new double[theta.length];
    for (int i = 0; i < arms.length; i++) {
      for (int k = 0; k < g.length; k++) {
        g[k] += gains[i] * ((arms[i] == k ? 1 : 0) - p[k] / all) / divisor;
      }
    }
    return g;
  }

  private static List<Case> number() {
    return List.of(
        Case.given("the probability that both are on")
            .worth(1.5)
            .satisfies("7/16", answer -> Math.abs(answer.number() - 7 / 16.0) < 0.003)
            .unless(
                answer -> Math.abs(answer.number() - 0.5) < 0.003,
                "The states in which the hidden unit is off are missing: sum over both.")
            .unless(
                answer -> Math.abs(answer.number() - 110 / 256.0) < 0.003,
                "The visible units are not independent: they share a hidden unit.")
            .unless(
                answer -> Math.abs(answer.number() - 6 / 16.0) < 0.003,
                "Both may be on while the hidden unit is off: add that state.")
            .hint("Write down e to the power of −E for all eight states."));
  }
}
