package nabla.scratch.nn;

import java.util.SplittableRandom;

/**
 * Inverted dropout (Srivastava et al. 2014): while training, each entry is set to 0 with
 * probability p, and the others are divided by 1 − p, so that the mean of what comes out is what
 * went in: y = m ∘ x with m_ij = 0 or 1 / (1 − p). When training is over, y = x.
 */
public final class Dropout implements Layer {
  private final double p;
  private final SplittableRandom random;
  private double[][] mask;

  /**
   * A layer with random numbers of its own, so that it disturbs nobody else's.
   *
   * @param p the probability that an entry is dropped, at least 0 and below 1
   * @param seed of the masks
   */
  public Dropout(double p, long seed) {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException(
          "p is %s: choose at least 0 and less than 1; with 1 nothing would be left".formatted(p));
    }
    this.p = p;
    this.random = new SplittableRandom(seed);
  }

  @Override
  public double[][] forward(double[][] x, boolean train) {
    mask = Matrix.map(x, value -> !train ? 1 : random.nextDouble() < p ? 0 : 1 / (1 - p));
    return Matrix.hadamard(x, mask);
  }

  /** The blame takes the way the signal took: ∂L/∂x = m ∘ δ, with the mask of the forward pass. */
  @Override
  public double[][] backward(double[][] delta) {
    return Matrix.hadamard(delta, mask);
  }

  /**
   * What the last forward pass multiplied by.
   *
   * @return a copy of m: 0 for what was dropped, 1 / (1 − p) for the rest; all 1 after training
   */
  public double[][] mask() {
    return Matrix.copy(mask);
  }

  @Override
  public String toString() {
    return "Dropout[" + p + "]";
  }
}
