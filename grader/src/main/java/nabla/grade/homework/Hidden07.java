package nabla.grade.homework;

import java.util.List;
import java.util.random.RandomGenerator;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.grade.homework.Tape.Slip;

/** Homework 07: automatic differentiation. */
final class Hidden07 {
  private static final String ASSIGNS =
      "A second use of a value overwrites the gradient of the first: add, grad += …, not grad = ….";
  private static final String WRONG_ORDER =
      "A node passes its gradient on before it is complete, and passes some of it on twice: visit the"
          + " nodes so that all that use a node come before it.";
  private static final String AT_INPUT =
      "The local derivative is taken at the wrong value: with t = tanh x it is 1 − t², with e = exp x"
          + " it is e, both from the output.";
  private static final String KEEPS =
      "The gradients of the first call are still there in the second: set all of them to 0 first.";

  private Hidden07() {}

  static Assignment assignment() {
    return Assignment.of("07-autodiff")
        .exercise(
            "07.1",
            random ->
                List.of(
                    compare(
                        "tanh(a·b + c) / exp(b): three inputs",
                        "a b * c + tanh b exp /",
                        random,
                        3,
                        1),
                    compare(
                        "x used again and again: a·a + a·a·b", "a a * a a * b * +", random, 2, 1),
                    compare(
                        "diamonds: d = a·b, e = d + d·d, f = e·e + tanh(d)·e",
                        "a b * =d d d d * + =e e e * d tanh e * +",
                        random,
                        2,
                        1),
                    chain(random),
                    compare(
                        "backward called twice",
                        "a b max c * a tanh + =d d d * exp",
                        random,
                        3,
                        2)))
        .question(
            "07.Q1", 1, "a", "One backward pass gives the derivative by every input at once.");
  }

  private static Case chain(RandomGenerator random) {
    double[] x = {random.nextDouble(-1, 1)};
    return Case.given("a chain of 100,000 sums: a + a + a + …", "a chain100000", x, 1)
        .returns(Tape.run("a chain100000", x, 1, Slip.NONE), 1e-6)
        .unlessReturns(Tape.run("a chain100000", x, 1, Slip.ASSIGNS), ASSIGNS)
        .hint(
            "A method that calls itself once per node is too deep for a long chain: order the nodes"
                + " with a list or a stack of your own.");
  }

  private static Case compare(
      String given, String program, RandomGenerator random, int inputs, int times) {
    double[] x = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      x[i] = random.nextDouble(0.3, 0.9) + 0.05 * i;
    }
    double[] right = Tape.run(program, x, times, Slip.NONE);
    return Case.given(given + ", at " + Plain.text(x), program, x, times)
        .returns(right, 1e-9)
        .unlessReturns(Tape.run(program, x, times, Slip.KEEPS_GRADIENTS), KEEPS)
        .unlessReturns(Tape.run(program, x, times, Slip.ASSIGNS), ASSIGNS)
        .unlessReturns(Tape.run(program, x, times, Slip.WRONG_ORDER), WRONG_ORDER)
        .unlessReturns(Tape.run(program, x, times, Slip.SLOPE_AT_OUTPUT_OR_INPUT), AT_INPUT)
        .hint("Compare each derivative with (f(x + h) − f(x − h)) / 2h, one operation at a time.");
  }
}
