package nabla.homework;

import java.util.List;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** Batch norm for images: forward, backward, folded away; and a rule for first weights. */
public final class Homework11 {
  /** What an answer seems to think that divides by n − 1. */
  public static final String UNBIASED =
      "The variance is divided by n·p − 1: the formula divides by n·p, the biased variance.";

  /** What an answer seems to think that adds ε to the deviation. */
  public static final String EPSILON_OUTSIDE =
      "ε belongs inside of the root: √(σ² + ε), not √σ² + ε.";

  /** What an answer seems to think that normalises by the batch in evaluation mode. */
  public static final String BATCH_AT_TEST =
      "In evaluation mode the running statistics are used, not the batch's: one picture must not"
          + " depend on its neighbours.";

  /** What an answer seems to think whose gradient is γ δ / s while training. */
  public static final String CONSTANTS =
      "μ and σ² are treated as constants: while training x also reaches the loss through the mean and"
          + " through the variance.";

  private static final double EPSILON = 1e-5;
  private static final double H = 1e-5;

  private Homework11() {}

  /**
   * The exercises.
   *
   * @return four: {@code forward}, {@code backward}, {@code fold}, a number
   */
  public static List<Exercise> exercises() {
    return List.of(forward(), backward(), fold(), number());
  }

  private static Exercise forward() {
    double[][][] x = {{{1, 3}, {10, 10}}, {{5, 11}, {30, 50}}};
    double[] gamma = {1, 2};
    double[] beta = {0, -1};
    double[][] running = {{4, 20}, {9, 100}};
    Case training =
        Case.given(
                "two pictures, two channels, two pixels, training: y",
                x,
                gamma,
                beta,
                running,
                true)
            .satisfies(
                "y by the mean and the variance of each channel",
                answer ->
                    Plain.close(
                        answer.field("y"),
                        normalised(x, gamma, beta, means(x), variances(x)),
                        1e-9))
            .hint("Channel 0 has the four numbers 1, 3, 5, 11: mean 5, variance 14.");
    return Exercise.of(
        "11.1",
        "forward",
        training,
        training
            .again("the same: the running statistics")
            .satisfies(
                "0.9 of the old ones and 0.1 of the batch's",
                answer ->
                    Plain.close(answer.field("runningMean"), new double[] {4.1, 20.5}, 1e-9)
                        && Plain.close(
                            answer.field("runningVariance"), new double[] {9.5, 117.5}, 1e-9))
            .hint("r ← 0.9 r + 0.1 · batch: the mean of channel 0 becomes 0.9 · 4 + 0.1 · 5."));
  }

  private static Exercise backward() {
    double[][][] x = {{{1, 3}, {2, -1}}, {{5, 11}, {0, 1}}};
    double[][][] delta = {{{1, 0}, {0.5, -1}}, {{0, 0}, {2, 1}}};
    double[] gamma = {1, 2};
    double[] beta = {0, -1};
    double[][] running = {{4, 1}, {9, 2}};
    Case training =
        Case.given(
                "the same in training mode: ∂L/∂x",
                x,
                new double[][] {gamma, beta},
                running,
                true,
                delta)
            .satisfies(
                "within 1e-6 of finite differences",
                answer -> Plain.close(answer.field("dx"), differences(x, gamma, beta, delta), 1e-6))
            .hint(
                "∂L/∂x = γ/s · (δ − mean of δ − x̂ · mean of δ x̂), the means over all n·p numbers of the"
                    + " channel.");
    return Exercise.of("11.2", "backward", training);
  }

  private static Exercise fold() {
    double[] w = {2, -1};
    return Exercise.of(
        "11.3",
        "fold",
        Case.given(
                "w (2, −1), b 0.5, γ 3, β 1, mean 4, variance 9",
                w,
                0.5,
                new double[] {3, 1},
                new double[] {4, 9})
            .worth(0.5)
            .returns(
                new double[] {
                  2 * 3 / Math.sqrt(9 + EPSILON),
                  -3 / Math.sqrt(9 + EPSILON),
                  (0.5 - 4) * 3 / Math.sqrt(9 + EPSILON) + 1
                },
                1e-9)
            .hint("Write BN(w a + b) down and collect what does not depend on a."));
  }

  private static Exercise number() {
    return Exercise.of(
        "11.4",
        "the number",
        Case.given("n σ² for the half-leaky ReLU")
            .worth(0.5)
            .satisfies(
                "a number between ReLU's 2 and 1, which a straight line needs",
                answer -> answer.number() > 1 && answer.number() < 2)
            .hint(
                "E[g(z)²] for a symmetric z: half of the time z², half of the time something less."));
  }

  /**
   * γ (x − mean)/√(variance + ε) + β, channel by channel.
   *
   * @param x shape [pictures, channels, pixels]
   * @param gamma one per channel
   * @param beta one per channel
   * @param mean one per channel
   * @param variance one per channel
   * @return the shape of x
   */
  public static double[][][] normalised(
      double[][][] x, double[] gamma, double[] beta, double[] mean, double[] variance) {
    double[][][] y = new double[x.length][gamma.length][x[0][0].length];
    for (int i = 0; i < x.length; i++) {
      for (int c = 0; c < gamma.length; c++) {
        for (int k = 0; k < y[i][c].length; k++) {
          double hat = (x[i][c][k] - mean[c]) / Math.sqrt(variance[c] + EPSILON);
          y[i][c][k] = gamma[c] * hat + beta[c];
        }
      }
    }
    return y;
  }

  /**
   * The mean of each channel over all pictures and pixels.
   *
   * @param x shape [pictures, channels, pixels]
   * @return one per channel
   */
  public static double[] means(double[][][] x) {
    double[] mean = new double[x[0].length];
    for (double[][] picture : x) {
      for (int c = 0; c < mean.length; c++) {
        for (double v : picture[c]) {
          mean[c] += v / (x.length * picture[c].length);
        }
      }
    }
    return mean;
  }

  /**
   * The biased variance of each channel over all pictures and pixels.
   *
   * @param x shape [pictures, channels, pixels]
   * @return one per channel
   */
  public static double[] variances(double[][][] x) {
    double[] mean = means(x);
    double[] variance = new double[mean.length];
    for (double[][] picture : x) {
      for (int c = 0; c < mean.length; c++) {
        for (double v : picture[c]) {
          variance[c] += (v - mean[c]) * (v - mean[c]) / (x.length * picture[c].length);
        }
      }
    }
    return variance;
  }

  /** ∂/∂x of Σ δ y in training mode, by central differences. */
  private static double[][][] differences(
      double[][][] x, double[] gamma, double[] beta, double[][][] delta) {
    double[][][] dx = new double[x.length][x[0].length][x[0][0].length];
    for (int i = 0; i < x.length; i++) {
      for (int c = 0; c < dx[i].length; c++) {
        for (int k = 0; k < dx[i][c].length; k++) {
          double kept = x[i][c][k];
          x[i][c][k] = kept + H;
          double above = weighed(x, gamma, beta, delta);
          x[i][c][k] = kept - H;
          dx[i][c][k] = (above - weighed(x, gamma, beta, delta)) / (2 * H);
          x[i][c][k] = kept;
        }
      }
    }
    return dx;
  }

  private static double weighed(double[][][] x, double[] gamma, double[] beta, double[][][] delta) {
    double[][][] y = normalised(x, gamma, beta, means(x), variances(x));
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int c = 0; c < gamma.length; c++) {
        for (int k = 0; k < y[i][c].length; k++) {
          sum += delta[i][c][k] * y[i][c][k];
        }
      }
    }
    return sum;
  }
}
