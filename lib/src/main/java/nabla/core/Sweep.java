package nabla.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;

/**
 * Repeats an experiment over seeds, because one seed is an anecdote.
 *
 * @param seeds of the repetitions, at least one
 */
public record Sweep(long... seeds) {

  public Sweep {
    if (seeds.length == 0) {
      throw new IllegalArgumentException("a sweep over no seeds: name one at least");
    }
  }

  /**
   * A sweep over seeds.
   *
   * @param seeds one per repetition
   * @return the sweep
   */
  public static Sweep over(long... seeds) {
    return new Sweep(seeds);
  }

  /**
   * A sweep over the seeds 1, 2, … n.
   *
   * @param n how many repetitions
   * @return the sweep
   */
  public static Sweep seeds(int n) {
    return new Sweep(LongStream.rangeClosed(1, n).toArray());
  }

  /**
   * Measures once per seed.
   *
   * @param experiment gives a number for a seed
   * @return the numbers
   */
  public Spread measure(LongToDoubleFunction experiment) {
    return new Spread(LongStream.of(seeds).mapToDouble(experiment).toArray());
  }

  /** An experiment that depends on a setting and on chance. */
  @FunctionalInterface
  public interface Experiment<S> {

    /**
     * Runs it once.
     *
     * @param setting what is varied
     * @param seed of everything random in it
     * @return what was measured
     */
    double run(S setting, long seed);
  }

  /**
   * Measures every setting with every seed.
   *
   * @param <S> what is varied, such as the width of a network
   * @param settings its values
   * @param experiment gives a number for a setting and a seed
   * @return one spread per setting
   */
  public <S> Trials<S> across(List<S> settings, Experiment<? super S> experiment) {
    var results = new ArrayList<Spread>();
    for (var setting : settings) {
      results.add(measure(seed -> experiment.run(setting, seed)));
    }
    return new Trials<>(settings, results);
  }
}
