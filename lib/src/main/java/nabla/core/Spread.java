package nabla.core;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The same measurement several times, once per seed: the mean says how it usually goes, the
 * standard deviation how much chance there is in it.
 *
 * @param values what was measured, at least one
 */
public record Spread(double... values) {

  public Spread {
    if (values.length == 0) {
      throw new IllegalArgumentException("a spread of no values: measure for one seed at least");
    }
  }

  /**
   * The mean x̄ = (1/n) Σ x_i.
   *
   * @return the mean
   */
  public double mean() {
    return DoubleStream.of(values).sum() / values.length;
  }

  /**
   * The sample standard deviation √(Σ(x_i − x̄)² / (n − 1)).
   *
   * @return 0 for a single value
   */
  public double sd() {
    if (values.length == 1) {
      return 0;
    }
    double mean = mean();
    double sum = DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(sum / (values.length - 1));
  }

  /**
   * The smallest value.
   *
   * @return the minimum
   */
  public double min() {
    return DoubleStream.of(values).min().orElseThrow();
  }

  /**
   * The largest value.
   *
   * @return the maximum
   */
  public double max() {
    return DoubleStream.of(values).max().orElseThrow();
  }

  /**
   * What was gained over another measurement, seed by seed.
   *
   * @param other measured with the same seeds
   * @return the differences, this minus the other
   */
  public Spread minus(Spread other) {
    if (other.values.length != values.length) {
      throw new IllegalArgumentException(
          "%d values minus %d: measure both with the same seeds"
              .formatted(values.length, other.values.length));
    }
    var difference = values.clone();
    Arrays.setAll(difference, i -> values[i] - other.values[i]);
    return new Spread(difference);
  }

  @Override
  public String toString() {
    return values.length == 1
        ? Numbers.text(values[0], 4)
        : "%s ± %s (min %s, max %s, n = %d)"
            .formatted(
                Numbers.text(mean(), 4),
                Numbers.text(sd(), 2),
                Numbers.text(min(), 4),
                Numbers.text(max(), 4),
                values.length);
  }
}
