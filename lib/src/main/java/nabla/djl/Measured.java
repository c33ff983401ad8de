package nabla.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * What is measured on one batch: its loss and what the network said, on the device until they are
 * read.
 *
 * @param scope owns everything of the batch, and is closed when it has been read
 * @param loss the mean over the targets
 * @param said one number per target, a class or the score of one output; null where the targets are
 *     no classes
 * @param targets the truth
 */
@SuppressWarnings("ArrayRecordComponent") // lives as long as a step
record Measured(NDManager scope, NDArray loss, NDArray said, float[] targets)
    implements AutoCloseable {

  /** How many targets the mean is over. */
  int size() {
    return targets.length;
  }

  /** Waits for the engine, and reads the loss. */
  double meanLoss() {
    return loss.toFloatArray()[0];
  }

  /** Waits for the engine, and counts the targets that were said rightly. */
  double right() {
    if (said == null) {
      return Double.NaN;
    }
    int right = 0;
    if (said.getDataType() == DataType.FLOAT32) {
      float[] scores = said.toFloatArray();
      for (int i = 0; i < targets.length; i++) {
        right += scores[i] > 0 == targets[i] > 0.5 ? 1 : 0;
      }
    } else {
      long[] classes = said.toLongArray();
      for (int i = 0; i < targets.length; i++) {
        right += classes[i] == (long) targets[i] ? 1 : 0;
      }
    }
    return right;
  }

  @Override
  public void close() {
    scope.close();
  }
}
