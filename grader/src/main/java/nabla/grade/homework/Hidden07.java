package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.grade.homework.Tape.Slip;
import nabla.homework.Homework07;

/** Homework 07: boxes with many inputs, a backward pass to repeat, a bug that no value shows. */
final class Hidden07 {
  private static final String WRONG_ORDER =
      "A box hands on before it is complete, and hands some of it on twice: visit the boxes so that"
          + " all that use a box come before it.";

  private Hidden07() {}

  static Assignment assignment() {
    return Assignment.of("07-autodiff")
        .exercise("07.1", Hidden07::boxes)
        .exercise("07.2", Hidden07::backward)
        .exercise("07.3", Hidden07::softmax)
        .exercise("07.4", random -> number());
  }

  private static List<Case> boxes(RandomGenerator random) {
    double arrives = random.nextDouble(0.5, 2);
    double tie = random.nextDouble(1, 2);
    double[] large = {1000, 1000 + random.nextDouble(0.1, 1), 990};
    double[] z = Draw.vector(random, 5, 2);
    return List.of(
        Homework07.handed(
                "max of four, two of them equally large",
                "max",
                arrives,
                tie,
                new double[] {0, arrives, 0, 0},
                -1,
                tie,
                0.5,
                tie)
            .worth(0.5)
            .hint("Where several are equally large, the first of them gets all."),
        largestOf(z, arrives),
        lse("logSumExp of five", z, arrives),
        lse("logSumExp of numbers near 1000", large, arrives)
            .unless(
                answer -> !Double.isFinite((Double) answer.field("data")),
                "e^1000 overflows: take the largest score off first, and add it again to the logarithm.")
            .hint("ln Σ e^z = m + ln Σ e^(z − m), with m the largest."),
        twice(random, arrives));
  }

  private static Case largestOf(double[] z, double arrives) {
    double[] negative = Arrays.stream(z).map(v -> v - 10).toArray();
    double top = Arrays.stream(negative).max().orElse(0);
    double[] shares = Arrays.stream(negative).map(v -> v == top ? arrives : 0).toArray();
    return Homework07.handed("max of five below 0", "max", arrives, top, shares, negative)
        .worth(0.5)
        .unless(
            answer -> Plain.close(answer.field("data"), 0, 0),
            "The search begins with 0, but all are below it: begin with the first of them.")
        .hint("All of it goes to the largest, wherever it stands.");
  }

  private static Case lse(String words, double[] z, double arrives) {
    double top = Arrays.stream(z).max().orElse(0);
    double value = top + Math.log(Arrays.stream(z).map(v -> Math.exp(v - top)).sum());
    double[] shares = Arrays.stream(z).map(v -> arrives * Math.exp(v - value)).toArray();
    double[] powers = Arrays.stream(z).map(v -> arrives * Math.exp(v)).toArray();
    return Homework07.handed(words, "logSumExp", arrives, value, shares, z)
        .worth(0.5)
        .unless(
            answer -> Plain.close(answer.field("handed"), powers, 1e-9),
            "The slope of the logarithm is missing: divide by the sum, and the shares are those of"
                + " softmax.")
        .unless(
            answer ->
                Plain.close(
                    answer.field("handed"),
                    Arrays.stream(shares).map(v -> v / arrives).toArray(),
                    1e-9),
            "The gradient that arrives is left out: the chain rule multiplies the local derivative by"
                + " it.")
        .hint("∂/∂z_k of ln Σ e^z is e^{z_k} / Σ e^z.");
  }

  private static Case twice(RandomGenerator random, double arrives) {
    double z = random.nextDouble(-1, 1);
    return Case.given(
            "logSumExp of one value, three times in the list",
            "logSumExp",
            new double[] {z, z, z},
            true,
            arrives)
        .worth(0.5)
        .satisfies(
            "three shares for the same value",
            answer ->
                Plain.close(answer.field("handed"), new double[] {arrives, arrives, arrives}, 1e-9))
        .unless(
            answer -> Plain.close(Plain.vector(answer.field("handed"))[0], arrives / 3, 1e-9),
            "A value that is in the list several times gets one share only: hand on once for each place"
                + " in the list.")
        .hint(Homework07.ASSIGNS);
  }

  private static List<Case> backward(RandomGenerator random) {
    return List.of(
        compare(
            "diamonds: d = a·b, e = d + d·d, f = e·e + tanh(d)·e",
            "a b * =d d d d * + =e e e * d tanh e * +",
            random,
            2,
            1),
        compare("exp(tanh(a·b) + c)·a, three calls", "a b * tanh c + exp a *", random, 3, 3),
        compare(
            "x used again and again: a·a + a·a·b, two calls", "a a * a a * b * +", random, 2, 2),
        chain(random));
  }

  private static Case chain(RandomGenerator random) {
    double[] x = {random.nextDouble(-1, 1)};
    return Case.given("a chain of 100,000 sums: a + a + a + …, two calls", "a chain100000", x, 2)
        .worth(0.5)
        .returns(Tape.run("a chain100000", x, 2, Slip.NONE), 1e-6)
        .unlessReturns(
            Tape.run("a chain100000", x, 2, Slip.ZEROES_LEAVES), Homework07.ZEROES_LEAVES)
        .hint(
            "A method that calls itself once per box is too deep for a long chain: order the boxes"
                + " with a list or a stack of your own.");
  }

  private static Case compare(
      String given, String program, RandomGenerator random, int inputs, int times) {
    double[] x = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      x[i] = random.nextDouble(0.3, 0.9) + 0.05 * i;
    }
    double[] right = Tape.run(program, x, times, Slip.NONE);
    Case test =
        Case.given(given + ", at " + Plain.text(x), program, x, times)
            .worth(0.5)
            .returns(right, 1e-9)
            .unlessReturns(Tape.run(program, x, times, Slip.WRONG_ORDER), WRONG_ORDER)
            .hint(
                "Compare each derivative with (f(x + h) − f(x − h)) / 2h, one operation at a time.");
    if (times > 1) {
      test.unlessReturns(Tape.run(program, x, times, Slip.KEEPS_GRADIENTS), Homework07.KEEPS)
          .unlessReturns(Tape.run(program, x, times, Slip.ZEROES_LEAVES), Homework07.ZEROES_LEAVES);
    }
    return test;
  }

  private static List<Case> softmax(RandomGenerator random) {
    double[] scores = Draw.vector(random, 4, 1.5);
    double[] large = Arrays.stream(scores).map(v -> v + 1000).toArray();
    double sum = Arrays.stream(scores).map(Math::exp).sum();
    double[] p = Arrays.stream(scores).map(v -> Math.exp(v) / sum).toArray();
    return List.of(
        Homework07.shares("four scores: the gradient of the second share", scores, 1, p)
            .worth(0.5)
            .hint("∂p_k/∂z_j = p_k ([j = k] − p_j)."),
        large(large, p)
            .worth(0.5)
            .hint("e^1000 overflows: p_k = exp(z_k − logSumExp(z)) does not."));
  }

  private static Case large(double[] scores, double[] p) {
    double[] right = new double[p.length];
    for (int j = 0; j < p.length; j++) {
      right[j] = p[0] * ((j == 0 ? 1 : 0) - p[j]);
    }
    return Case.given("four scores near 1000: the gradient of the first share", scores, 0)
        .satisfies(
            "the shares, and the gradient by every score",
            answer ->
                Plain.close(answer.field("p"), p, 1e-9)
                    && Plain.close(answer.field("gradient"), right, 1e-9));
  }

  private static List<Case> number() {
    return List.of(
        Case.given("x.grad after two calls")
            .worth(0.5)
            .satisfies("459", answer -> Math.abs(answer.number() - 459) < 0.5)
            .unless(
                answer -> Math.abs(answer.number() - 405) < 0.5,
                "u and v hand on more in the second call, but not simply twice as much: u gets 12 from"
                    + " y and all that v has by then.")
            .hint("In the second call y hands on 12 and 9 again; add them to what u and v have."));
  }
}
