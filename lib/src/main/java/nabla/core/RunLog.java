package nabla.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the books of a training run, so that the loop that trains has only the training in it: adds
 * up what the batches of an epoch measured, times the epoch, and tells the listeners.
 */
public final class RunLog {

  private final FitConfig config;
  private final List<FitListener> listeners;
  private final List<Epoch> epochs = new ArrayList<>();
  private final int batches;
  private long start;
  private double loss;
  private double right;
  private int examples;
  private int done;

  /**
   * Opens the books, and tells the listeners that training starts.
   *
   * @param config how
   * @param batches how many an epoch has
   * @param listeners are told how it goes
   */
  public RunLog(FitConfig config, int batches, FitListener... listeners) {
    this.config = config;
    this.batches = batches;
    this.listeners = List.of(listeners);
    this.listeners.forEach(listener -> listener.start(config));
    this.start = System.nanoTime();
  }

  /**
   * A batch is done.
   *
   * @param size how many examples it had
   * @param meanLoss the mean of their losses
   * @param rightOnes how many of them were read correctly, NaN where there are no classes
   */
  public void batch(int size, double meanLoss, double rightOnes) {
    loss += size * meanLoss;
    right += rightOnes;
    examples += size;
    done++;
    listeners.forEach(listener -> listener.batch(epochs.size() + 1, done, batches));
  }

  /** An epoch is done, and there are no test examples to measure on. */
  public void epoch() {
    epoch(Double.NaN, Double.NaN);
  }

  /**
   * An epoch is done.
   *
   * @param testLoss the mean loss on the test examples
   * @param testAccuracy the share of them read correctly
   */
  public void epoch(double testLoss, double testAccuracy) {
    var epoch =
        new Epoch(
            epochs.size() + 1,
            loss / examples,
            right / examples,
            testLoss,
            testAccuracy,
            (System.nanoTime() - start) / 1e9);
    epochs.add(epoch);
    listeners.forEach(listener -> listener.epoch(epoch));
    start = System.nanoTime();
    loss = 0;
    right = 0;
    examples = 0;
    done = 0;
  }

  /**
   * Training has ended.
   *
   * @return how it went
   */
  public History end() {
    var history = new History(config, epochs);
    listeners.forEach(listener -> listener.end(history));
    return history;
  }
}
