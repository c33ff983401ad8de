package nabla.homework;

import java.util.Arrays;
import java.util.List;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** A leaky recurrent layer, forward and backward through time; clipping; a gate's bias. */
public final class Homework16 {
  /** What an answer seems to think that begins anew at every step. */
  public static final String RESET =
      "The state is set back at every step: step t begins with the state after step t − 1.";

  /** What an answer seems to think that clips each array by itself. */
  public static final String PER_ARRAY =
      "Each array is clipped by its own norm, so the arrays are shortened differently and the"
          + " direction changes: take one norm over all of them.";

  private static final double H = 1e-5;

  private Homework16() {}

  /**
   * The exercises.
   *
   * @return three: the leaky layer, {@code clip}, a number
   */
  public static List<Exercise> exercises() {
    return List.of(leaky(), clip(), number());
  }

  private static Exercise leaky() {
    double[][][] x = {{{1}}, {{0}}};
    double[][][] weights = {{{2}}, {{0.5}}, {{0}}};
    double[][] first = {{0}};
    double[][][] g = {{{0}}, {{1}}};
    Case two =
        Case.given(
                "one neuron, u 2, w 0.5, b 0, leak 0.25, reads 1 and 0: states",
                x,
                weights,
                0.25,
                first,
                g)
            .satisfies(
                "s₀ = 0, s₁ = 0.25 tanh 2, s₂ = 0.75 s₁ + 0.25 tanh(0.5 s₁)",
                answer ->
                    Plain.close(answer.field("states"), states(x, weights, 0.25, first), 1e-9))
            .unless(
                answer ->
                    Plain.close(
                        Plain.of(answer.field("states")),
                        new double[][][] {{{0}}, {{0.25 * Math.tanh(2)}}, {{0}}},
                        1e-9),
                RESET)
            .hint("s[0] is the first state; s[1] = 0.75 · 0 + 0.25 · tanh(2 · 1 + 0.5 · 0).");
    return Exercise.of(
        "16.1",
        "forward and backward",
        two,
        two.again("the same, the last state counts: gradients")
            .satisfies(
                "within 1e-6 of finite differences",
                answer -> right(answer, x, weights, 0.25, first, g))
            .hint(
                "With D = g[t] + what later steps blame this state for: δ = leak · D · (1 − tanh²),"
                    + " and the state before gets (1 − leak) · D and Wᵀδ."));
  }

  /**
   * All states of a leaky layer.
   *
   * @param x inputs, shape [steps, n, in]
   * @param weights U, W, and b as one row
   * @param leak the share λ of what is new
   * @param first the state before the first step, shape [n, size]
   * @return shape [steps + 1, n, size]
   */
  public static double[][][] states(
      double[][][] x, double[][][] weights, double leak, double[][] first) {
    double[][][] s = new double[x.length + 1][][];
    s[0] = first;
    for (int t = 0; t < x.length; t++) {
      s[t + 1] = new double[first.length][first[0].length];
      for (int i = 0; i < first.length; i++) {
        for (int j = 0; j < first[i].length; j++) {
          double z = weights[2][0][j] + dot(weights[0][j], x[t][i]) + dot(weights[1][j], s[t][i]);
          s[t + 1][i][j] = (1 - leak) * s[t][i][j] + leak * Math.tanh(z);
        }
      }
    }
    return s;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  /** L = Σ g ∘ s. */
  private static double loss(
      double[][][] x, double[][][] weights, double leak, double[][] first, double[][][] g) {
    double[][][] s = states(x, weights, leak, first);
    double sum = 0;
    for (int t = 0; t < g.length; t++) {
      for (int i = 0; i < g[t].length; i++) {
        sum += dot(g[t][i], s[t + 1][i]);
      }
    }
    return sum;
  }

  /**
   * Whether all four gradients are those of differences.
   *
   * @param answer a report
   * @param x inputs, shape [steps, n, in]
   * @param weights U, W, and b as one row
   * @param leak the share λ of what is new
   * @param first the state before the first step, shape [n, size]
   * @param g what each state adds to the loss, shape [steps, n, size]
   * @return true within 1e-6
   */
  public static boolean right(
      Answer answer,
      double[][][] x,
      double[][][] weights,
      double leak,
      double[][] first,
      double[][][] g) {
    return Plain.close(answer.field("u"), differences(weights[0], x, weights, leak, first, g), 1e-6)
        && Plain.close(answer.field("w"), differences(weights[1], x, weights, leak, first, g), 1e-6)
        && Plain.close(
            answer.field("b"), differences(weights[2], x, weights, leak, first, g)[0], 1e-6)
        && Plain.close(answer.field("first"), differences(first, x, weights, leak, first, g), 1e-6);
  }

  /**
   * The gradient of L = Σ g ∘ s by central differences.
   *
   * @param by one of the arrays of the next arguments: U, W, b or the first state
   * @param x inputs, shape [steps, n, in]
   * @param weights U, W, and b as one row
   * @param leak the share λ of what is new
   * @param first the state before the first step, shape [n, size]
   * @param g what each state adds to the loss, shape [steps, n, size]
   * @return in the shape of {@code by}
   */
  public static double[][] differences(
      double[][] by,
      double[][][] x,
      double[][][] weights,
      double leak,
      double[][] first,
      double[][][] g) {
    double[][] out = new double[by.length][];
    for (int i = 0; i < by.length; i++) {
      out[i] = new double[by[i].length];
      for (int j = 0; j < by[i].length; j++) {
        double here = by[i][j];
        by[i][j] = here + H;
        double above = loss(x, weights, leak, first, g);
        by[i][j] = here - H;
        double below = loss(x, weights, leak, first, g);
        by[i][j] = here;
        out[i][j] = (above - below) / (2 * H);
      }
    }
    return out;
  }

  private static Exercise clip() {
    double[][] g = {{30, 40}, {0, 120}};
    return Exercise.of(
        "16.2",
        "clip",
        clipped(Case.given("arrays (30, 40) and (0, 120), most 13", g, 13.0), g, 13));
  }

  /**
   * Requires one norm over all arrays.
   *
   * @param test the case
   * @param g the gradient, longer than {@code most}
   * @param most the largest norm
   * @return the case
   */
  public static Case clipped(Case test, double[][] g, double most) {
    double norm = Math.sqrt(Arrays.stream(g).mapToDouble(row -> dot(row, row)).sum());
    return test.satisfies(
            "the same direction, norm %s".formatted(Plain.text(most)),
            answer ->
                Plain.close(answer.field("gradient"), times(g, most / norm), 1e-9)
                    && Plain.close(answer.field("norm"), norm, 1e-9))
        .unless(
            answer ->
                Arrays.equals(
                    Arrays.stream(Plain.matrix(answer.field("gradient")))
                        .mapToDouble(row -> Math.rint(1e6 * Math.sqrt(dot(row, row))))
                        .toArray(),
                    Arrays.stream(g)
                        .mapToDouble(
                            row -> Math.rint(1e6 * Math.min(most, Math.sqrt(dot(row, row)))))
                        .toArray()),
            PER_ARRAY)
        .unless(
            answer ->
                Plain.close(answer.field("gradient"), times(g, most / norm), 1e-9)
                    && Plain.close(answer.field("norm"), most, 1e-9),
            "The norm is that of the clipped gradient: return how long it was before.")
        .hint(
            "One norm over all entries of all arrays, here 130; then one factor for all of them.");
  }

  private static double[][] times(double[][] g, double factor) {
    return Arrays.stream(g)
        .map(row -> Arrays.stream(row).map(v -> factor * v).toArray())
        .toArray(double[][]::new);
  }

  private static Exercise number() {
    return Exercise.of(
        "16.3",
        "the number",
        Case.given("the bias of the forget gate")
            .worth(0.5)
            .satisfies(
                "a number above 2, where the gate was 0.88, and below 10",
                answer -> answer.number() > 2 && answer.number() < 10)
            .hint("After one step the share f is left, after two f², after a hundred …"));
  }
}
