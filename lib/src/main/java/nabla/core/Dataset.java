package nabla.core;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Labelled examples: one row of features and one class per example. The arrays are shared, not
 * copied; treat them as read-only.
 *
 * @param x the features, shape [examples, features]
 * @param label the class of each row, from 0 to {@code classes} − 1
 * @param classes how many classes there are
 */
public record Dataset(double[][] x, int[] label, int classes) implements Examples {

  public Dataset {
    if (x.length != label.length) {
      throw new IllegalArgumentException(
          "label has %d entries, x has %d rows: pass both from the same Split"
              .formatted(label.length, x.length));
    }
    for (int i = 0; i < label.length; i++) {
      if (label[i] < 0 || label[i] >= classes) {
        throw new IllegalArgumentException(
            "label[%d] is %d, but the classes are 0 to %d: encode the labels from 0"
                .formatted(i, label[i], classes - 1));
      }
    }
  }

  /**
   * How many examples there are.
   *
   * @return the number of rows
   */
  @Override
  public int size() {
    return x.length;
  }

  /**
   * How many features an example has.
   *
   * @return the number of columns, 0 if there is no row
   */
  @Override
  public int features() {
    return x.length == 0 ? 0 : x[0].length;
  }

  @Override
  public int label(int i) {
    return label[i];
  }

  @Override
  public void copyRow(int i, float[] target, int offset) {
    var row = x[i];
    for (int j = 0; j < row.length; j++) {
      target[offset + j] = (float) row[j];
    }
  }

  /**
   * The examples at some positions, in that order.
   *
   * @param rows positions from 0 to size − 1
   * @return a data set that shares the rows
   */
  public Dataset rows(int... rows) {
    var newX = new double[rows.length][];
    var newLabel = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      newX[i] = x[rows[i]];
      newLabel[i] = label[rows[i]];
    }
    return new Dataset(newX, newLabel, classes);
  }

  /**
   * The first examples.
   *
   * @param n how many, at most {@link #size()}
   * @return a data set that shares the rows
   */
  public Dataset head(int n) {
    return new Dataset(Arrays.copyOf(x, n), Arrays.copyOf(label, n), classes);
  }

  /**
   * The same examples in a random order.
   *
   * @param seed of the order
   * @return a data set that shares the rows
   */
  public Dataset shuffled(long seed) {
    return rows(permutation(size(), new SplittableRandom(seed)));
  }

  /**
   * The examples of some classes only; the number of classes stays.
   *
   * @param wanted the classes to keep
   * @return a data set that shares the rows
   */
  public Dataset only(int... wanted) {
    return rows(
        IntStream.range(0, size())
            .filter(i -> IntStream.of(wanted).anyMatch(c -> c == label[i]))
            .toArray());
  }

  /**
   * The same examples with other labels.
   *
   * @param newLabel the class of each row
   * @return a data set that shares the rows
   */
  public Dataset withLabels(int... newLabel) {
    return new Dataset(x, newLabel, classes);
  }

  /**
   * The same examples with their labels dealt out anew, so that there is nothing left to learn.
   *
   * @param seed of the deal
   * @return a data set that shares the rows
   */
  public Dataset withShuffledLabels(long seed) {
    var order = permutation(size(), new java.util.SplittableRandom(seed));
    return withLabels(IntStream.of(order).map(i -> label[i]).toArray());
  }

  /**
   * The same examples, some of them with a label drawn by lot: any class may come, the right one
   * too, so that of a share of 0.3 with ten classes 0.27 are wrong.
   *
   * @param share the probability that an example gets a random label, from 0 to 1
   * @param seed of the lot
   * @return a data set that shares the rows
   */
  public Dataset withNoisyLabels(double share, long seed) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share is %s: choose 0 to 1".formatted(share));
    }
    var random = new SplittableRandom(seed);
    return withLabels(
        IntStream.of(label)
            .map(c -> random.nextDouble() < share ? random.nextInt(classes) : c)
            .toArray());
  }

  /**
   * Cuts a shuffled copy in two.
   *
   * @param trainFraction the share of the examples to train on, between 0 and 1
   * @param seed of the shuffle
   * @return the two parts, without a common example
   */
  public Split split(double trainFraction, long seed) {
    if (!(trainFraction > 0 && trainFraction < 1)) {
      throw new IllegalArgumentException(
          "trainFraction is %s: choose a share between 0 and 1, such as 0.8"
              .formatted(trainFraction));
    }
    var order = permutation(size(), new SplittableRandom(seed));
    int cut = (int) Math.round(trainFraction * size());
    return new Split(
        rows(Arrays.copyOf(order, cut)), rows(Arrays.copyOfRange(order, cut, order.length)));
  }

  /**
   * How many examples each class has.
   *
   * @return one count per class
   */
  public int[] counts() {
    var counts = new int[classes];
    for (int c : label) {
      counts[c]++;
    }
    return counts;
  }

  /**
   * The numbers 0 to n − 1 in a random order (Fisher and Yates).
   *
   * @param n how many
   * @param random where the order comes from
   * @return a permutation
   */
  public static int[] permutation(int n, RandomGenerator random) {
    var order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  @Override
  public String toString() {
    return "Dataset[%d examples, %d features, %d classes]".formatted(size(), features(), classes);
  }
}
