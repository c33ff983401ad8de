package nabla.data;

import nabla.core.Dataset;

/**
 * The truth tables of two-input gates: four points in the plane, the label is the gate's output.
 */
public final class Gates {

  private Gates() {}

  /**
   * 1 where both inputs are 1; one straight line separates it.
   *
   * @return the rows 00, 01, 10, 11
   */
  public static Dataset and() {
    return table(0, 0, 0, 1);
  }

  /**
   * 1 where an input is 1; one straight line separates it.
   *
   * @return the rows 00, 01, 10, 11
   */
  public static Dataset or() {
    return table(0, 1, 1, 1);
  }

  /**
   * 0 where both inputs are 1; one straight line separates it.
   *
   * @return the rows 00, 01, 10, 11
   */
  public static Dataset nand() {
    return table(1, 1, 1, 0);
  }

  /**
   * 1 where the inputs differ; no straight line gets more than three of the four right.
   *
   * @return the rows 00, 01, 10, 11
   */
  public static Dataset xor() {
    return table(0, 1, 1, 0);
  }

  private static Dataset table(int... label) {
    return new Dataset(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, label, 2);
  }
}
