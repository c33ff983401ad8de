package nabla.homework;

import java.util.List;
import nabla.check.Case;
import nabla.check.Exercise;

/** From neurons to networks: layers as matrices. */
public final class Homework03 {
  /** What an answer seems to think that reads W the wrong way round. */
  public static final String TRANSPOSED =
      "W is read the wrong way round: w[l][i][j] leads from input j to neuron i, so z_i = Σ_j w[i][j]"
          + " a_j + b_i.";

  /** What an answer seems to think that applies the activation after the last layer. */
  public static final String ACTIVATION_AFTER_OUTPUT =
      "The last layer's sums go through ReLU: its outputs are scores of any sign, without activation.";

  /** What an answer seems to think that has no activation anywhere. */
  public static final String NO_ACTIVATION =
      "No layer applies ReLU, so the whole network is one linear map: every layer but the last one"
          + " needs it.";

  /** What an answer seems to think that leaves biases out of a sum. */
  public static final String NO_BIAS = "The biases are left out: z = W a + b.";

  /** What an answer seems to think that counts weights only. */
  public static final String COUNTS_WEIGHTS_ONLY =
      "Only the weights are counted: each neuron has a bias, too, so a layer has in · out + out.";

  private Homework03() {}

  /**
   * The exercises.
   *
   * @return two: {@code forward}, {@code countParams}
   */
  public static List<Exercise> exercises() {
    double[][][] w = {{{1, -2}, {3, 1}}, {{1, -1}, {-2, 1}}};
    double[][] b = {{1, -1}, {0.5, 0}};
    double[][] x = {{1, 2}, {3, 1}};
    return List.of(
        Exercise.of(
            "03.1",
            "forward",
            Case.given("a 2-2-2 network and two rows, worked out in the text", w, b, x)
                .worth(2)
                .returns(new double[][] {{-3.5, 4}, {-6.5, 5}}, 1e-9)
                .unlessReturns(new double[][] {{0, 4}, {0, 5}}, ACTIVATION_AFTER_OUTPUT)
                .unlessReturns(new double[][] {{-5.5, 8}, {-6.5, 5}}, NO_ACTIVATION)
                .unlessReturns(new double[][] {{-5, 5}, {-9, 8}}, NO_BIAS)
                .unlessReturns(new double[][] {{8.5, -8}, {7.5, -7}}, TRANSPOSED)
                .hint("Compare the hidden layer of the first row with the text: (0, 4).")),
        Exercise.of(
            "03.2",
            "countParams",
            Case.given("784-1000-10", new int[] {784, 1000, 10})
                .worth(2)
                .returns(795_010, 0)
                .unlessReturns(794_000, COUNTS_WEIGHTS_ONLY)
                .hint(
                    "784 · 1000 weights and 1000 biases, then 1000 · 10 weights and 10 biases.")));
  }
}
