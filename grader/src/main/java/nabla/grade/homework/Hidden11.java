package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.homework.Homework11;

/** Homework 11: batch norm for images. */
final class Hidden11 {
  private static final double EPSILON = 1e-5;

  /** Pictures of three channels, what batch norm knows of them, and blame. */
  private record Batch(
      double[][][] x, double[] gamma, double[] beta, double[][] running, double[][][] delta) {
    static Batch of(RandomGenerator random, int pictures, int pixels) {
      double[][][] x = new double[pictures][][];
      double[][][] delta = new double[pictures][][];
      for (int i = 0; i < pictures; i++) {
        x[i] = Draw.matrix(random, 3, pixels, 2);
        delta[i] = Draw.matrix(random, 3, pixels, 1);
        for (int c = 0; c < 3; c++) {
          for (int k = 0; k < pixels; k++) {
            x[i][c][k] = (c + 1) * x[i][c][k] + 3 * c;
          }
        }
      }
      double[] variance = {
        random.nextDouble(1, 4), random.nextDouble(4, 9), random.nextDouble(9, 20)
      };
      return new Batch(
          x,
          new double[] {random.nextDouble(0.5, 2), random.nextDouble(-2, -0.5), 1},
          Draw.vector(random, 3, 1),
          new double[][] {Draw.vector(random, 3, 2), variance},
          delta);
    }

    double[][][] normalised(double[] mean, double[] variance) {
      return Homework11.normalised(x, gamma, beta, mean, variance);
    }

    double[][] parameters() {
      return new double[][] {gamma, beta};
    }
  }

  private Hidden11() {}

  static Assignment assignment() {
    return Assignment.of("11-training-deep-nets")
        .exercise("11.1", Hidden11::forward)
        .exercise("11.2", Hidden11::backward)
        .exercise("11.3", Hidden11::fold)
        .exercise("11.4", Hidden11::number);
  }

  private static List<Case> forward(RandomGenerator random) {
    Batch batch = Batch.of(random, 4, 5);
    double[] mean = Homework11.means(batch.x());
    double[] variance = Homework11.variances(batch.x());
    double count = 4 * 5;
    Case training =
        Case.given(
                "four pictures, three channels, five pixels, training: y and the running statistics",
                batch.x(),
                batch.gamma(),
                batch.beta(),
                batch.running(),
                true)
            .satisfies(
                "y by the channel's mean and variance, and 0.9 old + 0.1 batch",
                answer ->
                    Plain.close(answer.field("y"), batch.normalised(mean, variance), 1e-9)
                        && Plain.close(
                            answer.field("runningMean"),
                            followed(batch.running()[0], mean, 0.9),
                            1e-9)
                        && Plain.close(
                            answer.field("runningVariance"),
                            followed(batch.running()[1], variance, 0.9),
                            1e-9));
    training
        .unless(
            y(batch.normalised(mean, scaled(variance, count / (count - 1)))), Homework11.UNBIASED)
        .unless(
            y(byPixel(batch)),
            "Each pixel is normalised by itself: a channel's pixels share their"
                + " mean and variance.")
        .unless(
            y(byPicture(batch)),
            "Each picture is normalised by itself: the mean and the variance"
                + " of a channel go over all pictures of the batch.")
        .unless(y(epsilonOutside(batch, mean, variance)), Homework11.EPSILON_OUTSIDE)
        .unless(
            answer ->
                Plain.close(
                    answer.field("runningMean"), followed(batch.running()[0], mean, 0.1), 1e-9),
            "The momentum is the wrong way round: 0.9 of the OLD statistic is kept.")
        .hint("μ and σ² of a channel go over all n·p numbers; then r ← 0.9 r + 0.1 · batch.");
    double[][][] lone = {batch.x()[0]};
    Case evaluation =
        Case.given(
                "one picture in evaluation mode",
                lone,
                batch.gamma(),
                batch.beta(),
                batch.running(),
                false)
            .satisfies(
                "y by the running statistics, which stay as they are",
                answer ->
                    Plain.close(
                            answer.field("y"),
                            Homework11.normalised(
                                lone,
                                batch.gamma(),
                                batch.beta(),
                                batch.running()[0],
                                batch.running()[1]),
                            1e-9)
                        && Plain.close(answer.field("runningMean"), batch.running()[0], 1e-12)
                        && Plain.close(answer.field("runningVariance"), batch.running()[1], 1e-12))
            .unless(
                y(
                    Homework11.normalised(
                        lone,
                        batch.gamma(),
                        batch.beta(),
                        Homework11.means(lone),
                        Homework11.variances(lone))),
                Homework11.BATCH_AT_TEST)
            .unless(
                answer -> !Plain.close(answer.field("runningMean"), batch.running()[0], 1e-12),
                "Evaluation must not change the running statistics: nothing is learnt from test data.")
            .hint("In evaluation mode μ and σ² are the running statistics.");
    double[][][] constant = {{{7, 7}, {1, 2}, {0, 5}}, {{7, 7}, {3, 4}, {1, 1}}};
    return List.of(
        training.worth(1),
        evaluation.worth(0.5),
        Case.given(
                "a channel in which every pixel is 7",
                constant,
                batch.gamma(),
                batch.beta(),
                batch.running(),
                true)
            .worth(0.5)
            .satisfies(
                "finite numbers; that channel becomes β",
                answer ->
                    Plain.close(
                        answer.field("y"),
                        Homework11.normalised(
                            constant,
                            batch.gamma(),
                            batch.beta(),
                            Homework11.means(constant),
                            Homework11.variances(constant)),
                        1e-9))
            .hint("ε inside of the root keeps a constant channel from dividing by 0."));
  }

  private static java.util.function.Predicate<Answer> y(double[][][] wrong) {
    return answer -> Plain.close(answer.field("y"), wrong, 1e-9);
  }

  private static List<Case> backward(RandomGenerator random) {
    Batch batch = Batch.of(random, 5, 4);
    double[] mean = Homework11.means(batch.x());
    double[] variance = Homework11.variances(batch.x());
    Case training =
        Case.given(
                "five pictures, three channels, four pixels, training: ∂L/∂x",
                batch.x(),
                batch.parameters(),
                batch.running(),
                true,
                batch.delta())
            .satisfies("all three paths", dx(gradient(batch, mean, variance, true, true, 20)))
            .unless(dx(gradient(batch, mean, variance, false, false, 20)), Homework11.CONSTANTS)
            .unless(
                dx(gradient(batch, mean, variance, false, true, 20)),
                "The path through the mean is missing.")
            .unless(
                dx(gradient(batch, mean, variance, true, false, 20)),
                "The path through the variance is missing.")
            .unless(
                dx(gradient(batch, mean, variance, true, true, 5)),
                "The means are over the pictures only: n·p numbers share a mean, not n.")
            .hint("∂L/∂x = γ/s · (δ − mean of δ − x̂ · mean of δ x̂).");
    Case parameters =
        training
            .again("the same: ∂L/∂γ and ∂L/∂β")
            .satisfies(
                "Σ δ x̂ and Σ δ over pictures and pixels",
                answer ->
                    Plain.close(answer.field("dGamma"), sums(batch, mean, variance, true), 1e-8)
                        && Plain.close(
                            answer.field("dBeta"), sums(batch, mean, variance, false), 1e-8))
            .hint("β is added to every pixel of the channel, γ multiplies x̂ of every pixel.");
    double[] runningMean = batch.running()[0];
    double[] runningVariance = batch.running()[1];
    Case evaluation =
        Case.given(
                "the same in evaluation mode: ∂L/∂x and ∂L/∂γ",
                batch.x(),
                batch.parameters(),
                batch.running(),
                false,
                batch.delta())
            .satisfies(
                "γ δ / s, with s and x̂ by the running statistics",
                answer ->
                    Plain.close(
                            answer.field("dx"),
                            gradient(batch, runningMean, runningVariance, false, false, 20),
                            1e-8)
                        && Plain.close(
                            answer.field("dGamma"),
                            sums(batch, runningMean, runningVariance, true),
                            1e-8))
            .unless(dx(gradient(batch, mean, variance, true, true, 20)), Homework11.BATCH_AT_TEST)
            .unless(
                dx(gradient(batch, runningMean, runningVariance, true, true, 20)),
                "In evaluation mode μ and σ² do not depend on x: there is only the direct path.")
            .hint("The running statistics are constants, so only the direct path is left.");
    return List.of(training.worth(1), parameters.worth(0.5), evaluation.worth(0.5));
  }

  private static java.util.function.Predicate<Answer> dx(double[][][] value) {
    return answer -> Plain.close(answer.field("dx"), value, 1e-8);
  }

  private static List<Case> fold(RandomGenerator random) {
    double[] w = Draw.vector(random, 4, 1);
    double b = random.nextDouble(0.5, 2);
    double gamma = random.nextDouble(0.5, 2);
    double beta = random.nextDouble(-2, -0.5);
    double mean = random.nextDouble(1, 3);
    double variance = random.nextDouble(2, 6);
    double scale = gamma / Math.sqrt(variance + EPSILON);
    return List.of(
        Case.given(
                "four weights and a bias",
                w,
                b,
                new double[] {gamma, beta},
                new double[] {mean, variance})
            .worth(1.5)
            .returns(folded(w, scale, scale * (b - mean) + beta), 1e-9)
            .unlessReturns(
                folded(w, scale, b - scale * mean + beta),
                "The bias is not scaled: BN multiplies all of w a + b by γ/s, the bias too.")
            .unlessReturns(
                folded(w, scale, beta - scale * mean),
                "The bias is forgotten: BN multiplies all of w a + b by γ/s, the bias too.")
            .hint("BN(w a + b) = γ/s · (w a + b − μ) + β: collect what does not depend on a."));
  }

  private static double[] folded(double[] w, double scale, double bias) {
    double[] out = Arrays.copyOf(scaled(w, scale), w.length + 1);
    out[w.length] = bias;
    return out;
  }

  private static List<Case> number(RandomGenerator random) {
    return List.of(
        Case.given("n σ² for the half-leaky ReLU")
            .worth(0.5)
            .satisfies("2 / (1 + ¼)", answer -> Math.abs(answer.number() - 1.6) < 0.02)
            .unless(
                answer -> Math.abs(answer.number() - 2 / 1.5) < 0.02,
                "The mean of g(z)² counts, not the mean of |g(z)|: the half slope enters squared.")
            .hint("E[g²] = ½ (1 + ¼) Var(z)."));
  }

  private static double[] followed(double[] running, double[] batch, double momentum) {
    double[] out = new double[running.length];
    Arrays.setAll(out, c -> momentum * running[c] + (1 - momentum) * batch[c]);
    return out;
  }

  private static double[] scaled(double[] a, double factor) {
    return Arrays.stream(a).map(v -> factor * v).toArray();
  }

  private static double[][][] byPicture(Batch batch) {
    return Arrays.stream(batch.x())
        .map(
            picture -> {
              double[][][] lone = {picture};
              return Homework11.normalised(
                  lone,
                  batch.gamma(),
                  batch.beta(),
                  Homework11.means(lone),
                  Homework11.variances(lone))[0];
            })
        .toArray(double[][][]::new);
  }

  private static double[][][] byPixel(Batch batch) {
    double[][][] y = new double[batch.x().length][3][batch.x()[0][0].length];
    for (int k = 0; k < y[0][0].length; k++) {
      int pixel = k;
      double[][][] one =
          Arrays.stream(batch.x())
              .map(
                  picture ->
                      Arrays.stream(picture)
                          .map(channel -> new double[] {channel[pixel]})
                          .toArray(double[][]::new))
              .toArray(double[][][]::new);
      double[][][] normal =
          Homework11.normalised(
              one, batch.gamma(), batch.beta(), Homework11.means(one), Homework11.variances(one));
      for (int i = 0; i < y.length; i++) {
        for (int c = 0; c < 3; c++) {
          y[i][c][k] = normal[i][c][0];
        }
      }
    }
    return y;
  }

  private static double[][][] epsilonOutside(Batch batch, double[] mean, double[] variance) {
    double[] shifted = new double[variance.length];
    Arrays.setAll(shifted, c -> Math.pow(Math.sqrt(variance[c]) + EPSILON, 2) - EPSILON);
    return batch.normalised(mean, shifted);
  }

  private static double[] sums(Batch batch, double[] mean, double[] variance, boolean byHat) {
    double[] out = new double[3];
    for (int i = 0; i < batch.x().length; i++) {
      for (int c = 0; c < 3; c++) {
        for (int k = 0; k < batch.x()[i][c].length; k++) {
          double hat = (batch.x()[i][c][k] - mean[c]) / Math.sqrt(variance[c] + EPSILON);
          out[c] += batch.delta()[i][c][k] * (byHat ? hat : 1);
        }
      }
    }
    return out;
  }

  /** γ/s (δ − mean of δ − x̂ · mean of δ x̂), with or without the two indirect paths. */
  private static double[][][] gradient(
      Batch batch,
      double[] mean,
      double[] variance,
      boolean throughMean,
      boolean throughVariance,
      int count) {
    double[] blame = sums(batch, mean, variance, false);
    double[] blameHat = sums(batch, mean, variance, true);
    double[][][] dx = new double[batch.x().length][3][batch.x()[0][0].length];
    for (int i = 0; i < dx.length; i++) {
      for (int c = 0; c < 3; c++) {
        double s = Math.sqrt(variance[c] + EPSILON);
        for (int k = 0; k < dx[i][c].length; k++) {
          double hat = (batch.x()[i][c][k] - mean[c]) / s;
          double common = (throughMean ? blame[c] : 0) + (throughVariance ? hat * blameHat[c] : 0);
          dx[i][c][k] = batch.gamma()[c] / s * (batch.delta()[i][c][k] - common / count);
        }
      }
    }
    return dx;
  }
}
