package nabla.homework;

import java.util.Arrays;
import java.util.List;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** Back-propagation in matrices: a matrix used twice, a step with a bug in it, a long chain. */
public final class Homework08 {
  /** What an answer seems to think that belongs to the sum over the examples. */
  public static final String NO_MEAN =
      "The gradient is n times too large: the loss is a mean over the examples, so δ of the output is"
          + " (x̂ − x)/n.";

  /** What an answer seems to think that takes a blame back through weights already changed. */
  public static final String TOO_EARLY =
      "The blame goes back through weights that this step has changed already: compute δ of the layer"
          + " below with W as it was in the forward pass, then change W.";

  private static final double H = 1e-5;

  private Homework08() {}

  /**
   * The exercises.
   *
   * @return three: {@code backward}, {@code step}, a number
   */
  public static List<Exercise> exercises() {
    return List.of(tied(), step(), number());
  }

  private static Exercise tied() {
    double[][] w = {{0.5, -0.3, 0.2}, {0.4, 0.8, -0.6}};
    double[] b = {0.1, -0.2};
    double[] c = {0.3, 0, -0.1};
    double[][] x = {{1, -1, 0.5}, {0.5, 2, -1}, {-1.5, 0.3, 0.2}, {0.7, 0.1, -0.4}};
    double[][] dw = Arrays.stream(w).map(row -> numeric(row, w, b, c, x)).toArray(double[][]::new);
    double[] db = numeric(b, w, b, c, x);
    double[] dc = numeric(c, w, b, c, x);
    double[][] times = Arrays.stream(dw).map(row -> scaled(row, x.length)).toArray(double[][]::new);
    Case weights =
        Case.given("three inputs, two hidden neurons, four rows: dW", w, b, c, x)
            .satisfies(
                "within 1e-6 of finite differences",
                answer -> Plain.close(answer.field("dw"), dw, 1e-6))
            .unless(answer -> Plain.close(answer.field("dw"), times, 1e-5), NO_MEAN)
            .hint(
                "δ of the output is (x̂ − x)/n. From there one way leads to W directly, and another one"
                    + " through the hidden layer: their gradients add up.");
    return Exercise.of(
        "08.1",
        "backward",
        weights,
        weights
            .again("the same: db and dc")
            .satisfies(
                "within 1e-6 of finite differences",
                answer ->
                    Plain.close(answer.field("db"), db, 1e-6)
                        && Plain.close(answer.field("dc"), dc, 1e-6))
            .hint("Each is the sum of its δ over the rows."));
  }

  /** ∂loss/∂entry by central differences. */
  private static double[] numeric(
      double[] entries, double[][] w, double[] b, double[] c, double[][] x) {
    double[] out = new double[entries.length];
    for (int i = 0; i < out.length; i++) {
      double kept = entries[i];
      entries[i] = kept + H;
      double up = loss(w, b, c, x);
      entries[i] = kept - H;
      out[i] = (up - loss(w, b, c, x)) / (2 * H);
      entries[i] = kept;
    }
    return out;
  }

  /**
   * The loss of an autoencoder whose way out is the transpose of its way in.
   *
   * @param w shape [hidden, in]
   * @param b of the hidden neurons
   * @param c of the outputs
   * @param x one row per example
   * @return the mean over the rows of half the squared distance
   */
  public static double loss(double[][] w, double[] b, double[] c, double[][] x) {
    double sum = 0;
    for (double[] row : x) {
      double[] out = c.clone();
      for (int i = 0; i < w.length; i++) {
        double z = b[i];
        for (int j = 0; j < row.length; j++) {
          z += w[i][j] * row[j];
        }
        for (int j = 0; j < row.length; j++) {
          out[j] += w[i][j] * Math.tanh(z);
        }
      }
      for (int j = 0; j < row.length; j++) {
        sum += (out[j] - row[j]) * (out[j] - row[j]) / 2;
      }
    }
    return sum / x.length;
  }

  private static double[] scaled(double[] row, double factor) {
    return Arrays.stream(row).map(v -> factor * v).toArray();
  }

  private static Exercise step() {
    double[][][] w = {{{0.5, -0.3}, {0.2, 0.8}}, {{0.6, -0.2}, {-0.5, 0.7}}};
    double[][] b = {{0.1, -0.2}, {0, 0.1}};
    double[][] x = {{1, -1}, {0.5, 2}};
    double[][] y = {{1, 0}, {0, 1}};
    // W of the first layer after the step, from δ that went back through W₂ as it was, and as it
    // is.
    double[][] right = {
      {0.4974336518116405, -0.6003046117099851}, {0.1550350515170873, 0.892602217128456}
    };
    double[][] early = {
      {0.4969377759897909, -0.6583301737955851}, {0.13725224241009912, 0.9292246887566616}
    };
    return Exercise.of(
        "08.2",
        "step",
        Case.given("a 2-2-2 network, two rows, rate 1: W of the first layer", w, b, x, y, 1.0)
            .changingArguments()
            .satisfies(
                "changed by the gradient at the weights before the step",
                answer -> Plain.close(layer(answer, "w", 0), right, 1e-9))
            .unless(answer -> Plain.close(layer(answer, "w", 0), early, 1e-9), TOO_EARLY)
            .hint(
                "All gradients belong to the weights of the forward pass; the steps come after."));
  }

  /**
   * The weights or biases of a layer.
   *
   * @param answer what a step left
   * @param field {@code w} or {@code b}
   * @param layer from 0
   * @return plain lists
   */
  public static Object layer(Answer answer, String field, int layer) {
    return ((List<?>) answer.field(field)).get(layer);
  }

  private static Exercise number() {
    return Exercise.of(
        "08.3",
        "the number",
        Case.given("∂a₂₀/∂a₀ at a₀ = 0.7")
            .worth(0.5)
            .satisfies(
                "a number above 0 and below 1",
                answer -> answer.number() > 0 && answer.number() < 1)
            .hint(
                "4 · ¼ = 1 holds only where the sum is 0. Here no sum is 0, so every factor is less"
                    + " than 1."));
  }
}
