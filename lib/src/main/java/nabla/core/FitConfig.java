package nabla.core;

/**
 * How a network is trained.
 *
 * @param epochs how often it sees every example
 * @param rate the learning rate: how far one step goes along the negative gradient
 * @param batch how many examples one step averages over
 * @param seed of the initial weights' engine and of the order of the examples
 */
public record FitConfig(int epochs, double rate, int batch, long seed) {

  public FitConfig {
    if (epochs < 1 || batch < 1 || !(rate > 0)) {
      throw new IllegalArgumentException(
          "epochs %d, rate %s, batch %d: each must be above 0".formatted(epochs, rate, batch));
    }
  }

  /**
   * The same with another number of epochs.
   *
   * @param newEpochs how often to see every example
   * @return a changed copy
   */
  public FitConfig withEpochs(int newEpochs) {
    return new FitConfig(newEpochs, rate, batch, seed);
  }

  /**
   * The same with another learning rate.
   *
   * @param newRate the learning rate
   * @return a changed copy
   */
  public FitConfig withRate(double newRate) {
    return new FitConfig(epochs, newRate, batch, seed);
  }

  /**
   * The same with another seed.
   *
   * @param newSeed the seed
   * @return a changed copy
   */
  public FitConfig withSeed(long newSeed) {
    return new FitConfig(epochs, rate, batch, newSeed);
  }
}
