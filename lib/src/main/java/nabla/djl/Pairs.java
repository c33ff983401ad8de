package nabla.djl;

import java.util.Arrays;
import java.util.stream.IntStream;
import nabla.core.Examples;

/**
 * Inputs, and what a network is to make of each: a class, the next character at every place, an
 * image. All are read as floats; indices of words and classes are whole numbers.
 */
public interface Pairs {

  /**
   * How many pairs there are.
   *
   * @return the number of inputs
   */
  int size();

  /**
   * The shape of one input, such as [784] for features or [32] for 32 indices in a row.
   *
   * @return without the batch dimension
   */
  int[] inputShape();

  /**
   * The shape of one target: [] for a class, [32] for one at each of 32 places.
   *
   * @return without the batch dimension
   */
  int[] targetShape();

  /**
   * Copies an input.
   *
   * @param i which pair, from 0
   * @param to where to
   * @param offset of the first number in {@code to}
   */
  void copyInput(int i, float[] to, int offset);

  /**
   * Copies a target.
   *
   * @param i which pair, from 0
   * @param to where to
   * @param offset of the first number in {@code to}
   */
  void copyTarget(int i, float[] to, int offset);

  /**
   * Rows of features with a class each.
   *
   * @param examples the rows, shared
   * @return inputs of shape [features], targets of shape []
   */
  static Pairs of(Examples examples) {
    return new Labelled(examples);
  }

  /**
   * Rows of numbers with rows of numbers, for regression, or with themselves, for autoencoders.
   *
   * @param x the inputs, shape [pairs, inputs], shared
   * @param y the targets, shape [pairs, targets], shared
   * @return inputs of shape [inputs], targets of shape [targets]
   */
  static Pairs of(double[][] x, double[][] y) {
    return new Rows(x, y);
  }

  /**
   * Sequences of indices with the index that is wanted at each place, such as characters and the
   * characters that follow them.
   *
   * @param x the indices that go in, shape [sequences, length]
   * @param y the indices that shall come out, shape [sequences, length]
   * @return inputs and targets of shape [length]
   */
  static Pairs sequences(int[][] x, int[][] y) {
    return new Rows(doubles(x), doubles(y));
  }

  private static double[][] doubles(int[][] rows) {
    return Arrays.stream(rows)
        .map(row -> IntStream.of(row).asDoubleStream().toArray())
        .toArray(double[][]::new);
  }

  /** Rows of features with a class each. */
  record Labelled(Examples examples) implements Pairs {
    @Override
    public int size() {
      return examples.size();
    }

    @Override
    public int[] inputShape() {
      return new int[] {examples.features()};
    }

    @Override
    public int[] targetShape() {
      return new int[0];
    }

    @Override
    public void copyInput(int i, float[] to, int offset) {
      examples.copyRow(i, to, offset);
    }

    @Override
    public void copyTarget(int i, float[] to, int offset) {
      to[offset] = examples.label(i);
    }
  }

  /** Rows of numbers with rows of numbers. */
  @SuppressWarnings("ArrayRecordComponent") // numbers, shared on purpose
  record Rows(double[][] x, double[][] y) implements Pairs {
    public Rows {
      if (x.length != y.length) {
        throw new IllegalArgumentException(
            "%d inputs, %d targets: give one target for each".formatted(x.length, y.length));
      }
      checkLengths("input", x);
      checkLengths("target", y);
    }

    private static void checkLengths(String what, double[][] rows) {
      for (int i = 0; i < rows.length; i++) {
        if (rows[i].length != rows[0].length) {
          throw new IllegalArgumentException(
              "%s %d has %d numbers, %s 0 has %d: cut or pad them to one length"
                  .formatted(what, i, rows[i].length, what, rows[0].length));
        }
      }
    }

    @Override
    public int size() {
      return x.length;
    }

    @Override
    public int[] inputShape() {
      return new int[] {x.length == 0 ? 0 : x[0].length};
    }

    @Override
    public int[] targetShape() {
      return new int[] {y.length == 0 ? 0 : y[0].length};
    }

    @Override
    public void copyInput(int i, float[] to, int offset) {
      copy(x[i], to, offset);
    }

    @Override
    public void copyTarget(int i, float[] to, int offset) {
      copy(y[i], to, offset);
    }

    private static void copy(double[] row, float[] to, int offset) {
      for (int j = 0; j < row.length; j++) {
        to[offset + j] = (float) row[j];
      }
    }
  }
}
