package nabla.scratch.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import nabla.core.Dataset;

/**
 * Deals n examples out in random batches: in every epoch each example comes exactly once, in a new
 * order, and a short last batch is kept. A batch of n is full-batch descent, of 1 the classical
 * stochastic one.
 */
public final class Batches {

  private final int n;
  private final int size;
  private final SplittableRandom random;

  /**
   * Over the positions 0 to n − 1.
   *
   * @param n how many examples there are
   * @param size how many a batch has
   * @param seed of the orders
   */
  public Batches(int n, int size, long seed) {
    if (n < 1 || size < 1) {
      throw new IllegalArgumentException(
          "%d examples in batches of %d: both must be at least 1".formatted(n, size));
    }
    this.n = n;
    this.size = size;
    this.random = new SplittableRandom(seed);
  }

  /**
   * How many batches an epoch has.
   *
   * @return ⌈n / size⌉
   */
  public int perEpoch() {
    return (n + size - 1) / size;
  }

  /**
   * Shuffles and deals.
   *
   * @return the positions of each batch's examples
   */
  public List<int[]> epoch() {
    var order = Dataset.permutation(n, random);
    var batches = new ArrayList<int[]>(perEpoch());
    for (int from = 0; from < n; from += size) {
      batches.add(Arrays.copyOfRange(order, from, Math.min(n, from + size)));
    }
    return batches;
  }
}
