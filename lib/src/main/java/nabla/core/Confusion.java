package nabla.core;

import java.util.Arrays;

/**
 * A confusion matrix.
 *
 * @param counts how many examples of the row's class were given the column's class
 */
public record Confusion(int[][] counts) {

  /**
   * The share on the diagonal.
   *
   * @return from 0 to 1
   */
  public double accuracy() {
    long right = 0;
    long all = 0;
    for (int i = 0; i < counts.length; i++) {
      right += counts[i][i];
      all += Arrays.stream(counts[i]).sum();
    }
    return (double) right / all;
  }

  /**
   * The share of one true class that was recognised.
   *
   * @param c the class
   * @return from 0 to 1
   */
  public double recall(int c) {
    return (double) counts[c][c] / Arrays.stream(counts[c]).sum();
  }

  @Override
  public String toString() {
    return "Confusion[%d classes, accuracy %.4f]".formatted(counts.length, accuracy());
  }
}
