package nabla.lessons;

import java.util.Arrays;
import java.util.SplittableRandom;
import nabla.core.Dataset;
import nabla.scratch.nn.Mlp;

/**
 * How far the gradient of a random mini-batch is from the gradient of all examples, at fixed
 * weights. With g the full gradient and ĝ that of a batch of B different examples, drawn anew each
 * time:
 *
 * @param batch B
 * @param draws how many batches were drawn
 * @param variance the mean of ‖ĝ − g‖²
 * @param cosine the mean of the cosine between ĝ and g: 1 is the same direction
 * @param bias ‖mean of ĝ − g‖ / ‖g‖: 0 if batches are right on average
 * @param expectedBias what {@code bias} is on average if batches are unbiased, √(variance / draws)
 *     / ‖g‖
 */
public record GradientNoise(
    int batch, int draws, double variance, double cosine, double bias, double expectedBias) {

  /**
   * Draws batches and compares.
   *
   * @param net the network, not changed
   * @param data the examples
   * @param batch B, at most the number of examples
   * @param draws how many batches to draw
   * @param seed of the batches
   * @return what was seen
   */
  public static GradientNoise of(Mlp net, Dataset data, int batch, int draws, long seed) {
    if (batch < 1 || batch > data.size()) {
      throw new IllegalArgumentException(
          "a batch of %d from %d examples: choose from 1 to %d"
              .formatted(batch, data.size(), data.size()));
    }
    var random = new SplittableRandom(seed);
    var theta = LossSurface.point(net);
    var full = LossSurface.of(net, data).gradient(theta);
    var mean = new double[full.length];
    double variance = 0;
    double cosine = 0;
    for (int draw = 0; draw < draws; draw++) {
      var rows = Arrays.copyOf(Dataset.permutation(data.size(), random), batch);
      var noisy = LossSurface.of(net, data.rows(rows)).gradient(theta);
      double dot = 0;
      double size = 0;
      for (int i = 0; i < full.length; i++) {
        double off = noisy[i] - full[i];
        variance += off * off / draws;
        mean[i] += off / draws;
        dot += noisy[i] * full[i];
        size += noisy[i] * noisy[i];
      }
      cosine += dot / Math.sqrt(size) / norm(full) / draws;
    }
    return new GradientNoise(
        batch,
        draws,
        variance,
        cosine,
        norm(mean) / norm(full),
        Math.sqrt(variance / draws) / norm(full));
  }

  private static double norm(double[] v) {
    return Math.sqrt(Arrays.stream(v).map(e -> e * e).sum());
  }

  @Override
  public String toString() {
    return "batches of %d: variance %.4g, cosine %.3f, bias %.3f (chance alone: %.3f)"
        .formatted(batch, variance, cosine, bias, expectedBias);
  }
}
