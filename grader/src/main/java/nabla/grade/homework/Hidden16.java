package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.homework.Homework16;

/** Homework 16: a leaky recurrent layer, clipping, and a gate's bias. */
final class Hidden16 {

  /** A layer, what it reads, and what its states add to the loss. */
  private record Layer(
      double[][][] x, double[][][] weights, double leak, double[][] first, double[][][] g) {
    static Layer of(RandomGenerator random, int steps, int sequences, double leak) {
      double[][][] x = new double[steps][][];
      double[][][] g = new double[steps][][];
      Arrays.setAll(x, t -> Draw.matrix(random, sequences, 2, 1));
      Arrays.setAll(g, t -> Draw.matrix(random, sequences, 3, 1));
      double[][][] weights = {
        Draw.matrix(random, 3, 2, 0.7),
        Draw.matrix(random, 3, 3, 0.6),
        Draw.matrix(random, 1, 3, 0.5)
      };
      return new Layer(x, weights, leak, Draw.matrix(random, sequences, 3, 0.8), g);
    }

    Case given(String words) {
      return Case.given(words, x, weights, leak, first, g);
    }

    double[][][] states() {
      return Homework16.states(x, weights, leak, first);
    }

    double[][] differences(double[][] by) {
      return Homework16.differences(by, x, weights, leak, first, g);
    }
  }

  /** Wrong ways back through time. */
  private enum Slip {
    NONE,
    LAST_STEP,
    MEAN,
    NO_PAST,
    NO_LEAK_PATH,
    NO_WEIGHT_PATH,
    NO_FACTOR,
    STATE_AFTER
  }

  private Hidden16() {}

  static Assignment assignment() {
    return Assignment.of("16-recurrent")
        .exercise("16.1", Hidden16::leaky)
        .exercise("16.2", Hidden16::clip)
        .exercise("16.3", random -> number());
  }

  private static List<Case> leaky(RandomGenerator random) {
    Layer layer = Layer.of(random, 5, 3, random.nextDouble(0.2, 0.6));
    Case all = layer.given("three sequences of five steps, a first state that is not 0: states");
    double[][][] zero = {new double[3][3]};
    return List.of(
        all.worth(0.75)
            .satisfies(
                "all six states",
                answer -> Plain.close(answer.field("states"), layer.states(), 1e-9))
            .unless(
                answer -> Plain.close(answer.field("states"), reset(layer), 1e-9), Homework16.RESET)
            .unless(
                answer ->
                    Plain.close(
                        answer.field("states"),
                        Homework16.states(layer.x, layer.weights, layer.leak, zero[0]),
                        1e-9),
                "The state before the first step is taken to be 0: it is given.")
            .unless(
                answer ->
                    Plain.close(
                        answer.field("states"),
                        Homework16.states(layer.x, layer.weights, 1 - layer.leak, layer.first),
                        1e-9),
                "λ and 1 − λ are exchanged: λ is the share of what is new.")
            .unless(
                answer ->
                    Plain.close(
                        answer.field("states"),
                        Homework16.states(layer.x, layer.weights, 1, layer.first),
                        1e-9),
                "The layer does not leak: (1 − λ) of the old state stays.")
            .hint("s[0] = first, and each sequence has its own state."),
        all.again("the same: ∂L/∂W")
            .worth(0.75)
            .satisfies(
                "within 1e-6 of finite differences",
                answer -> Plain.close(answer.field("w"), layer.differences(layer.weights[1]), 1e-6))
            .unless(
                answer -> Plain.close(answer.field("w"), w(layer, Slip.LAST_STEP), 1e-9),
                "Only the last step counts: W is used at every step, so its gradient is a sum over"
                    + " all of them.")
            .unless(
                answer -> Plain.close(answer.field("w"), w(layer, Slip.MEAN), 1e-9),
                "That is the mean over the steps: influences add up.")
            .unless(
                answer -> Plain.close(answer.field("w"), w(layer, Slip.NO_PAST), 1e-9),
                "No blame goes back in time: a state also reaches the loss through later states.")
            .unless(
                answer -> Plain.close(answer.field("w"), w(layer, Slip.NO_LEAK_PATH), 1e-9),
                "The way through the leak is missing: s_t contains (1 − λ) s_{t−1} as it is.")
            .unless(
                answer -> Plain.close(answer.field("w"), w(layer, Slip.NO_WEIGHT_PATH), 1e-9),
                "The way through W is missing: s_{t−1} also stands inside of tanh.")
            .unless(
                answer -> Plain.close(answer.field("w"), w(layer, Slip.NO_FACTOR), 1e-9),
                "The factor λ before tanh is missing in its slope.")
            .unless(
                answer -> Plain.close(answer.field("w"), w(layer, Slip.STATE_AFTER), 1e-9),
                "W multiplies the state before the step, not the one after it.")
            .hint("δ_t s_{t−1}ᵀ, summed over the steps and the sequences."),
        all.again("the same: ∂L/∂U and ∂L/∂b")
            .worth(0.5)
            .satisfies(
                "within 1e-6 of finite differences",
                answer ->
                    Plain.close(answer.field("u"), layer.differences(layer.weights[0]), 1e-6)
                        && Plain.close(
                            answer.field("b"), layer.differences(layer.weights[2])[0], 1e-6))
            .hint("δ_t x_tᵀ and δ_t, summed over the steps and the sequences."),
        all.again("the same: ∂L/∂s₀")
            .worth(0.5)
            .satisfies(
                "within 1e-6 of finite differences",
                answer -> Plain.close(answer.field("first"), layer.differences(layer.first), 1e-6))
            .hint("What arrives before the first step, one row for each sequence."),
        plain(random));
  }

  private static Case plain(RandomGenerator random) {
    Layer layer = Layer.of(random, 4, 2, 1);
    return layer
        .given("λ = 1, the plain layer: states and gradients")
        .worth(0.5)
        .satisfies(
            "the states, and all gradients within 1e-6 of finite differences",
            answer ->
                Plain.close(answer.field("states"), layer.states(), 1e-9)
                    && Homework16.right(
                        answer, layer.x, layer.weights, layer.leak, layer.first, layer.g))
        .hint("With λ = 1 nothing leaks, and the formulas are those of the notebook.");
  }

  /** The states of a layer that begins anew at every step. */
  private static double[][][] reset(Layer layer) {
    double[][][] s = layer.states();
    for (int t = 0; t < layer.x.length; t++) {
      double[][][] one = {layer.x[t]};
      s[t + 1] = Homework16.states(one, layer.weights, layer.leak, layer.first)[1];
    }
    return s;
  }

  /** ∂L/∂W with a slip. */
  private static double[][] w(Layer layer, Slip slip) {
    double[][][] s = layer.states();
    double[][] w = layer.weights[1];
    double[][] out = new double[3][3];
    for (int i = 0; i < layer.first.length; i++) {
      double[] later = new double[3];
      for (int t = layer.x.length - 1; t >= 0; t--) {
        double[] before = new double[3];
        for (int j = 0; j < 3; j++) {
          double blame = layer.g[t][i][j] + (slip == Slip.NO_PAST ? 0 : later[j]);
          double fresh = (s[t + 1][i][j] - (1 - layer.leak) * s[t][i][j]) / layer.leak;
          double dz = (slip == Slip.NO_FACTOR ? 1 : layer.leak) * blame * (1 - fresh * fresh);
          before[j] += slip == Slip.NO_LEAK_PATH ? 0 : (1 - layer.leak) * blame;
          for (int k = 0; k < 3; k++) {
            before[k] += slip == Slip.NO_WEIGHT_PATH ? 0 : dz * w[j][k];
            if (slip != Slip.LAST_STEP || t == layer.x.length - 1) {
              out[j][k] +=
                  dz
                      * s[slip == Slip.STATE_AFTER ? t + 1 : t][i][k]
                      / (slip == Slip.MEAN ? layer.x.length : 1);
            }
          }
        }
        later = before;
      }
    }
    return out;
  }

  private static List<Case> clip(RandomGenerator random) {
    double[][] steep = {
      Draw.vector(random, 3, 20), Draw.vector(random, 5, 0.3), Draw.vector(random, 2, 4)
    };
    double[][] flat = {Draw.vector(random, 3, 0.01), Draw.vector(random, 4, 0.02)};
    double[][] broken = {{1, random.nextDouble(1, 9)}, {2, Double.NaN, 3}};
    double[][] endless = {{1, Double.NEGATIVE_INFINITY}, {2}};
    return List.of(
        Homework16.clipped(
            Case.given("three arrays of very different sizes, most 1.5", steep, 1.5)
                .worth(1)
                .unless(
                    answer -> Plain.close(answer.field("gradient"), entries(steep, 1.5), 1e-9),
                    "Every entry is cut by itself, which bends the direction: one factor for all."),
            steep,
            1.5),
        Case.given("a short gradient, most 1", flat, 1.0)
            .worth(0.5)
            .satisfies("as it was", answer -> Plain.close(answer.field("gradient"), flat, 0))
            .hint("Clip only what is longer than `most`: a short gradient stays as it is."),
        Case.given("a gradient of zeros, most 1", new double[][] {{0, 0}, {0}}, 1.0)
            .worth(0.25)
            .satisfies(
                "zeros, norm 0",
                answer ->
                    Plain.close(answer.field("gradient"), new double[][] {{0, 0}, {0}}, 0)
                        && Plain.close(answer.field("norm"), 0, 0))
            .hint("most / 0 is infinite, and infinite times 0 is NaN."),
        skipped(Case.given("one entry is NaN, most 1", broken, 1.0).worth(0.5), broken),
        skipped(Case.given("one entry is −∞, most 1", endless, 1.0).worth(0.25), endless));
  }

  private static Case skipped(Case test, double[][] broken) {
    double[][] zeros =
        Arrays.stream(broken).map(row -> new double[row.length]).toArray(double[][]::new);
    return test.satisfies(
            "zeros, norm ∞",
            answer ->
                Plain.close(answer.field("gradient"), zeros, 0)
                    && answer.field("norm").equals(Double.POSITIVE_INFINITY))
        .hint(
            "An entry that is not finite comes through, or zeroes only itself: the whole step is"
                + " skipped, with zeros everywhere and an infinite norm.");
  }

  private static double[][] entries(double[][] g, double most) {
    return Arrays.stream(g)
        .map(row -> Arrays.stream(row).map(v -> Math.max(-most, Math.min(most, v))).toArray())
        .toArray(double[][]::new);
  }

  private static List<Case> number() {
    double gate = Math.pow(0.5, 0.01);
    return List.of(
        Case.given("the bias of the forget gate")
            .satisfies(
                "σ(b)¹⁰⁰ = ½",
                answer -> Math.abs(answer.number() - Math.log(gate / (1 - gate))) < 0.02)
            .unless(
                answer -> Math.abs(answer.number() - Math.log(0.995 / 0.005)) < 0.02,
                "A gate of 0.995 loses half a percent of what is left, not of what was there at first:"
                    + " the shares multiply.")
            .unless(
                answer -> Math.abs(answer.number() - 4.6) < 0.03,
                "That gate loses one percent per step: after 100 steps 0.99¹⁰⁰ = 37 % are left.")
            .hint("f¹⁰⁰ = ½ gives f; b is the number whose sigmoid is f: ln(f / (1 − f))."));
  }
}
