package nabla.lessons;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import nabla.core.ScalarField;

/** Ways to look for a low point without a gradient. Each counts how often it asked for a value. */
public final class Search {

  private Search() {}

  /**
   * The lowest point a search came across.
   *
   * @param point where
   * @param value how low
   * @param evaluations how often the function was evaluated
   */
  public record Found(double[] point, double value, long evaluations) {
    @Override
    public String toString() {
      return "Found[value %.6g after %,d evaluations]".formatted(value, evaluations);
    }
  }

  /**
   * Tries independent random points.
   *
   * @param f the function
   * @param tries how many points
   * @param draw makes a point
   * @param seed of the points
   * @return the lowest of them
   */
  public static Found random(
      ScalarField f, int tries, Function<RandomGenerator, double[]> draw, long seed) {
    var random = new SplittableRandom(seed);
    var best = new Best(f);
    for (int i = 0; i < tries; i++) {
      best.offer(draw.apply(random));
    }
    return best.found();
  }

  /**
   * Tries every point of a grid: (steps + 1)^d of them, d being the number of dimensions.
   *
   * @param f the function; a point that is not allowed has the value ∞
   * @param low the smallest value of every entry
   * @param high the largest value of every entry
   * @param steps how many steps from low to high
   * @param dimensions d
   * @return the lowest of them
   */
  public static Found grid(ScalarField f, double low, double high, int steps, int dimensions) {
    double count = Math.pow(steps + 1.0, dimensions);
    if (count > 1e8) {
      throw new IllegalArgumentException(
          "a grid of %d values in each of %d dimensions has %.0e points: use a gradient"
              .formatted(steps + 1, dimensions, count));
    }
    var best = new Best(f);
    for (long n = 0; n < (long) count; n++) {
      var x = new double[dimensions];
      long rest = n;
      for (int i = 0; i < dimensions; i++) {
        x[i] = low + (high - low) * (rest % (steps + 1)) / steps;
        rest /= steps + 1;
      }
      best.offer(x);
    }
    return best.found();
  }

  /**
   * Lets many learn from the best: all hand in an answer, then everybody copies the best one with a
   * small random change, and so on. The changes shrink from round to round.
   *
   * @param f the function
   * @param students how many answers a round
   * @param rounds how many rounds
   * @param start where the first answers lie around
   * @param sigma σ of the first answers around the start
   * @param shrink what is left of σ after each round, from 0 to 1
   * @param seed of the answers
   * @return the best answer of all
   */
  public static Found copying(
      ScalarField f,
      int students,
      int rounds,
      double[] start,
      double sigma,
      double shrink,
      long seed) {
    var random = new SplittableRandom(seed);
    var best = new Best(f);
    best.offer(start.clone());
    double size = sigma;
    for (int round = 0; round < rounds; round++) {
      var model = best.point;
      for (int student = 0; student < students; student++) {
        var answer = model.clone();
        for (int i = 0; i < answer.length; i++) {
          answer[i] += size * random.nextGaussian();
        }
        best.offer(answer);
      }
      size *= shrink;
    }
    return best.found();
  }

  private static final class Best {
    private final ScalarField f;
    private double[] point = {};
    private double value = Double.POSITIVE_INFINITY;
    private long evaluations;

    Best(ScalarField f) {
      this.f = f;
    }

    boolean offer(double[] x) {
      double y = f.at(x);
      evaluations++;
      if (y < value) {
        point = x;
        value = y;
        return true;
      }
      return false;
    }

    Found found() {
      return new Found(point, value, evaluations);
    }
  }
}
