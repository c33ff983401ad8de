package nabla.scratch.optim;

/** A learning rate that changes from step to step. */
@FunctionalInterface
public interface Schedule {

  /**
   * The rate of a step.
   *
   * @param step from 0
   * @return the learning rate α
   */
  double rate(int step);

  /**
   * The same rate always.
   *
   * @param rate α
   * @return a schedule
   */
  static Schedule constant(double rate) {
    if (!(rate > 0)) {
      throw new IllegalArgumentException("rate is %s: it must be above 0".formatted(rate));
    }
    return step -> rate;
  }

  /**
   * α / (1 + decay · step): slow enough to get anywhere, fast enough for the noise of single
   * examples to die out.
   *
   * @param rate α, the rate of the first step
   * @param decay how fast it falls; 0.01 halves it after 100 steps
   * @return a schedule
   */
  static Schedule inverse(double rate, double decay) {
    return step -> rate / (1 + decay * step);
  }

  /**
   * α · factor^⌊step / every⌋.
   *
   * @param rate α, the rate of the first step
   * @param factor what is left after each stair, between 0 and 1
   * @param every how many steps a stair lasts
   * @return a schedule
   */
  static Schedule stairs(double rate, double factor, int every) {
    return step -> rate * Math.pow(factor, Math.floorDiv(step, every));
  }

  /**
   * Half a cosine from α down to 0.
   *
   * @param rate α, the rate of the first step
   * @param steps when it reaches 0
   * @return a schedule
   */
  static Schedule cosine(double rate, int steps) {
    return step -> rate * (1 + Math.cos(Math.PI * Math.min(step, steps) / steps)) / 2;
  }
}
