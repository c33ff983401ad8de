package nabla.core;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How a training run went, epoch by epoch.
 *
 * @param config how the network was trained
 * @param epochs what was measured, in order
 */
public record History(FitConfig config, List<Epoch> epochs) {

  public History {
    epochs = List.copyOf(epochs);
  }

  /**
   * The last epoch.
   *
   * @return what was measured at the end
   */
  public Epoch last() {
    if (epochs.isEmpty()) {
      throw new IllegalStateException("no epoch was run: train for at least one epoch");
    }
    return epochs.get(epochs.size() - 1);
  }

  /**
   * One measured quantity over the epochs, such as {@code series(Epoch::loss)}.
   *
   * @param quantity what to take from each epoch
   * @return one value per epoch
   */
  public double[] series(ToDoubleFunction<Epoch> quantity) {
    return epochs.stream().mapToDouble(quantity).toArray();
  }

  /**
   * The time the run took.
   *
   * @return the sum over the epochs, in seconds
   */
  public double seconds() {
    return epochs.stream().mapToDouble(Epoch::seconds).sum();
  }

  @Override
  public String toString() {
    if (epochs.isEmpty()) {
      return "History[no epochs]";
    }
    var e = last();
    return "History[%d epochs, loss %.4f, accuracy %.4f%s]"
        .formatted(
            epochs.size(),
            e.loss(),
            e.accuracy(),
            Double.isNaN(e.testAccuracy())
                ? ""
                : ", test accuracy %.4f".formatted(e.testAccuracy()));
  }
}
