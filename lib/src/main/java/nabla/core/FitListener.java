package nabla.core;

/** Is told how a training run goes, while it runs; a live curve or a progress bar implements it. */
public interface FitListener {

  /** A listener that does nothing. */
  FitListener NONE = new FitListener() {};

  /**
   * Training starts.
   *
   * @param config how
   */
  default void start(FitConfig config) {}

  /**
   * A batch is done. May throw to stop the training, as an interrupted cell does.
   *
   * @param epoch the epoch, from 1
   * @param done batches done in it
   * @param of batches it has
   */
  default void batch(int epoch, int done, int of) {}

  /**
   * An epoch is done.
   *
   * @param epoch what was measured
   */
  default void epoch(Epoch epoch) {}

  /**
   * Training has ended.
   *
   * @param history how it went
   */
  default void end(History history) {}
}
