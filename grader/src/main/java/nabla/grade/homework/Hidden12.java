package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.homework.Homework12;

/** Homework 12: dropout of groups, early stopping, and the noise of dropout. */
final class Hidden12 {
  private static final int ROWS = 600;

  /** How many standard deviations a mean may be off; chance alone goes beyond once in 100,000. */
  private static final double SIGMAS = 4.5;

  private Hidden12() {}

  static Assignment assignment() {
    return Assignment.of("12-generalisation")
        .exercise("12.1", Hidden12::dropout)
        .exercise("12.2", Hidden12::earlyStop)
        .exercise("12.3", random -> number());
  }

  private static List<Case> dropout(RandomGenerator random) {
    double p = random.nextDouble(0.25, 0.6);
    double[] sizes = {0.01, -0.5, 1, -7, 100};
    double[][] x = new double[ROWS][];
    Arrays.setAll(x, i -> sizes);
    int seed = random.nextInt(1000);
    Case mean =
        Case.given(
                "600 equal rows with small and large entries, groups of 1: means",
                x,
                p,
                1,
                true,
                seed)
            .worth(0.5)
            .satisfies(
                "the mean of each column is what went in",
                answer -> worst(answer, sizes, p) < SIGMAS)
            .unless(
                answer -> ratio(answer, sizes, 0) == 0 && ratio(answer, sizes, 4) > 1,
                "The smallest entries are dropped: dropout looks at a coin and not at the size, so"
                    + " every entry comes through as often.")
            .unless(
                answer -> Math.abs(ratio(answer, sizes, 4) - (1 - p)) < 0.1, Homework12.NO_SCALE)
            .unless(
                answer -> Math.abs(ratio(answer, sizes, 4) - p / (1 - p)) < 0.1 && p != 0.5,
                "p is taken for the share that stays: p is the probability of being dropped.")
            .hint("With probability p 0, otherwise x / (1 − p).");
    return List.of(
        mean,
        mean.again("the same: backward")
            .worth(0.5)
            .satisfies(
                "δ times the mask of the forward pass",
                answer -> Plain.close(Homework12.dx(answer), masked(answer, x), 1e-9))
            .unless(
                answer -> Plain.close(Homework12.dx(answer), Homework12.delta(x), 1e-9),
                "δ comes back as it is: who was dropped gets no blame, so multiply by the mask.")
            .unless(
                answer -> Plain.close(Homework12.dx(answer), unscaled(answer, x), 1e-9),
                "backward forgets the factor 1 / (1 − p): y = m x, so the slope is m itself.")
            .unless(
                answer -> Homework12.dx(answer).length == ROWS,
                "backward draws a new mask: the blame goes where the signal went, so keep the mask.")
            .hint("δ ∘ mask, with the mask that forward returned."),
        mean.again("the same: seeds")
            .worth(0.5)
            .satisfies(
                "the same masks for the same seed, others for another one",
                answer ->
                    Plain.close(answer.field("again"), answer.field("y"), 0)
                        && !Plain.close(answer.field("other"), answer.field("y"), 0))
            .unless(
                answer -> !Plain.close(answer.field("again"), answer.field("y"), 0),
                "The same seed gives other masks: take all chance from new Random(seed).")
            .hint("new Random(seed) in each call, and no other chance."),
        mean.again("the same: rows")
            .worth(0.5)
            .satisfies(
                "a mask of its own for each row",
                answer ->
                    Arrays.stream(Homework12.y(answer)).map(Arrays::toString).distinct().count()
                        > 8)
            .hint("All rows share one mask: flip new coins for each row."),
        groups(random),
        nothing(random),
        everything(random),
        evaluation(random));
  }

  /** The mean of a column, out by in. */
  private static double ratio(Answer answer, double[] in, int column) {
    return Arrays.stream(Homework12.y(answer)).mapToDouble(row -> row[column]).average().orElse(0)
        / in[column];
  }

  private static double worst(Answer answer, double[] in, double p) {
    double sigma = Math.sqrt(p / (1 - p) / ROWS);
    double worst = 0;
    for (int j = 0; j < in.length; j++) {
      worst = Math.max(worst, Math.abs(ratio(answer, in, j) - 1) / sigma);
    }
    return worst;
  }

  /** δ times y / x. */
  private static double[][] masked(Answer answer, double[][] x) {
    double[][] out = Homework12.delta(x);
    double[][] y = Homework12.y(answer);
    for (int i = 0; i < out.length; i++) {
      for (int j = 0; j < out[i].length; j++) {
        out[i][j] *= y[i][j] / x[i][j];
      }
    }
    return out;
  }

  private static double[][] unscaled(Answer answer, double[][] x) {
    double[][] out = Homework12.delta(x);
    double[][] y = Homework12.y(answer);
    for (int i = 0; i < out.length; i++) {
      for (int j = 0; j < out[i].length; j++) {
        out[i][j] *= y[i][j] == 0 ? 0 : 1;
      }
    }
    return out;
  }

  private static Case groups(RandomGenerator random) {
    int group = random.nextInt(3, 5);
    double[][] x = new double[300][4 * group];
    Arrays.stream(x).forEach(row -> Arrays.fill(row, 1));
    String words = "300 rows of four groups of %d, p = 0.4".formatted(group);
    return Homework12.grouped(
            Case.given(words, x, 0.4, group, true, random.nextInt(1000)).worth(0.5), group)
        .satisfies(
            "each group alike, groups apart from each other, 0.4 of them dropped",
            answer -> Homework12.alike(answer, group) && apart(answer, group) && share(answer))
        .unless(
            answer -> Homework12.alike(answer, group) && !apart(answer, group),
            "All groups of a row share one coin: each group has its own.");
  }

  private static boolean apart(Answer answer, int group) {
    return Arrays.stream(Homework12.y(answer)).anyMatch(row -> (row[0] == 0) != (row[group] == 0));
  }

  private static boolean share(Answer answer) {
    double zeros =
        Arrays.stream(Homework12.flat(Homework12.y(answer))).filter(v -> v == 0).count()
            / (double) Homework12.flat(Homework12.y(answer)).length;
    return Math.abs(zeros - 0.4) < SIGMAS * Math.sqrt(0.24 / 1200);
  }

  private static Case nothing(RandomGenerator random) {
    double[][] x = Draw.matrix(random, 5, 6, 1);
    return Case.given("p = 0, training", x, 0.0, 3, true, 5)
        .worth(0.5)
        .satisfies("y = x", answer -> Plain.close(Homework12.y(answer), x, 0))
        .hint("With p = 0 nothing is dropped, and 1 / (1 − p) is 1.");
  }

  private static Case everything(RandomGenerator random) {
    return Case.given("p = 1", Draw.matrix(random, 2, 2, 1), 1.0, 1, true, 5)
        .worth(0.5)
        .refuses("p = 1")
        .satisfies(
            "an IllegalArgumentException: with p = 1 nothing would be left",
            answer -> "IllegalArgumentException".equals(answer.threw()))
        .hint("p = 1 divides by 0: throw new IllegalArgumentException that says so.");
  }

  private static Case evaluation(RandomGenerator random) {
    double[][] x = Draw.matrix(random, 6, 4, 1);
    return Homework12.evaluation(
        Case.given("p = 0.7, groups of 2, evaluation", x, 0.7, 2, false, 9).worth(0.5), x);
  }

  private static List<Case> earlyStop(RandomGenerator random) {
    double level = random.nextDouble(1, 2);
    double[] jumping = new double[30];
    Arrays.setAll(jumping, i -> i == 3 ? level : level + 0.5 + (i % 2 == 0 ? 0.3 : 0) - 0.001 * i);
    double[] slow = new double[25];
    Arrays.setAll(slow, i -> level - 0.001 * i);
    double[] zigzag = new double[12];
    Arrays.setAll(zigzag, i -> level - 0.05 * i + (i % 2 == 0 ? 0 : 0.08));
    return List.of(
        Case.given("losses that jump, best in epoch 3, patience 4, least 0", jumping, 4, 0.0)
            .worth(0.5)
            .satisfies("keep epoch 3, after 8 epochs", answer -> Homework12.stop(answer, 3, 8))
            .unless(answer -> Homework12.stop(answer, 29, 30), Homework12.LAST_EPOCH)
            .unless(answer -> (Double) answer.field("keep") > 3, Homework12.LAST_EPOCH)
            .unless(
                answer -> Homework12.stop(answer, 3, 9),
                "It waits one epoch too long: after `patience` epochs without a better one, stop.")
            .hint("Four epochs after the best one that are no better: stop."),
        Case.given("losses that fall by 0.001, patience 5, least 0.0045", slow, 5, 0.0045)
            .worth(0.5)
            .satisfies(
                "every fifth epoch is better by enough: it runs to the end",
                answer -> Homework12.stop(answer, 20, 25))
            .unless(
                answer -> Homework12.stop(answer, 24, 25),
                "`least` plays no part: an epoch is better only if it is below the best by more than"
                    + " `least`.")
            .unless(
                answer -> Homework12.stop(answer, 0, 6),
                "The best is moved by epochs that are not better by enough: small steps must add up.")
            .hint("better: loss < best − least; only then does the best change."),
        Case.given("losses that fall in a zigzag, patience 2, least 0", zigzag, 2, 0.0)
            .worth(0.5)
            .satisfies("keep epoch 10, after all 12", answer -> Homework12.stop(answer, 10, 12))
            .unless(
                answer -> (Double) answer.field("ran") < 12,
                "The waiting is not set back when a better epoch comes.")
            .hint("Every second epoch is better than all before it: no reason to stop."));
  }

  private static List<Case> number() {
    return List.of(
        Case.given("the standard deviation of the sum")
            .satisfies("√2.5", answer -> Math.abs(answer.number() - Math.sqrt(2.5)) < 0.02)
            .unless(
                answer -> Math.abs(answer.number() - Math.sqrt(0.5)) < 0.02,
                "Five neighbours share a coin: their terms are not independent, so first add the five,"
                    + " then the variances of the ten groups.")
            .unless(
                answer -> Math.abs(answer.number() - 2.5) < 0.02,
                "That is the variance: the standard deviation is its root.")
            .unless(
                answer -> Math.abs(answer.number() - Math.sqrt(1.6)) < 0.02,
                "The variance of a factor is p / (1 − p), not p (1 − p): the survivors are scaled.")
            .hint("A factor of 0 or 1 / (1 − p) has variance p / (1 − p)."));
  }
}
