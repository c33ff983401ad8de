package nabla.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.loss.Loss;

/**
 * Cross-entropy over the words that count: L = −Σ_t m_t ln p_t / Σ_t m_t, with m_t = 0 where the
 * target is 0, the padding, and 1 elsewhere. One mean over all words of a batch, so that padding
 * changes nothing.
 */
public final class MaskedLoss extends Loss {

  /** Makes the loss; it has no state. */
  public MaskedLoss() {
    super("MaskedLoss");
  }

  /**
   * The loss.
   *
   * @param targets indices, shape [batch, words]; 0 is padding
   * @param scores shape [batch, words, vocabulary]
   * @return a single number
   */
  @Override
  public NDArray evaluate(NDList targets, NDList scores) {
    NDArray y = targets.singletonOrThrow().flatten();
    NDArray z = scores.singletonOrThrow();
    NDArray logP = z.reshape(-1, z.getShape().tail()).logSoftmax(-1);
    NDArray mask = y.neq(0).toType(z.getDataType(), false);
    NDArray chosen =
        logP.mul(y.toType(DataType.INT32, false).oneHot((int) z.getShape().tail()))
            .sum(new int[] {1});
    return chosen.mul(mask).sum().neg().div(mask.sum());
  }
}
