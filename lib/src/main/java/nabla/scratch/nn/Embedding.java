package nabla.scratch.nn;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.core.Tensor;

/**
 * A learned vector for each word (or any other thing that is counted): row i of the table E. Its
 * input is c indices per example, its output the c vectors side by side. Looking up row i is
 * multiplying a one-hot row by E, so ∂L/∂E_i is the sum of the δ of all places where i was looked
 * up, and 0 for a word that did not come.
 */
public final class Embedding implements Layer {
  private final double[][] table;
  private double[][] indices = {};
  private double[][] dTable;

  /**
   * A layer with given vectors, which it shares.
   *
   * @param table E, shape [words, size]: one row per word
   */
  public Embedding(double[][] table) {
    this.table = table;
    this.dTable = new double[table.length][table[0].length];
  }

  /**
   * A layer with random vectors.
   *
   * @param words how many there are
   * @param size of each vector
   * @param scale the standard deviation of an entry
   * @param random where they come from
   * @return a new layer
   */
  public static Embedding of(int words, int size, double scale, RandomGenerator random) {
    var table = new double[words][size];
    Arrays.stream(table).forEach(row -> Arrays.setAll(row, j -> scale * random.nextGaussian()));
    return new Embedding(table);
  }

  @Override
  public double[][] forward(double[][] x, boolean train) {
    int size = table[0].length;
    indices = x;
    var y = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      y[i] = new double[x[i].length * size];
      for (int place = 0; place < x[i].length; place++) {
        System.arraycopy(table[word(x[i][place])], 0, y[i], place * size, size);
      }
    }
    return y;
  }

  private int word(double index) {
    int word = (int) index;
    if (word != index || word < 0 || word >= table.length) {
      throw new IllegalArgumentException(
          "%s is no index of one of %d words: give whole numbers from 0 to %d"
              .formatted(index, table.length, table.length - 1));
    }
    return word;
  }

  /** Adds every δ to the row it came from. Nothing can be blamed on an index: it gets 0. */
  @Override
  public double[][] backward(double[][] delta) {
    int size = table[0].length;
    dTable = new double[table.length][size];
    for (int i = 0; i < delta.length; i++) {
      for (int place = 0; place < indices[i].length; place++) {
        var row = dTable[word(indices[i][place])];
        for (int j = 0; j < size; j++) {
          row[j] += delta[i][place * size + j];
        }
      }
    }
    return Matrix.map(indices, index -> 0);
  }

  /**
   * The vectors, shared.
   *
   * @return E, shape [words, size]
   */
  public double[][] table() {
    return table;
  }

  /** The rows of E. */
  @Override
  public List<double[]> parameters() {
    return List.of(table);
  }

  @Override
  public List<double[]> gradients() {
    return List.of(dTable);
  }

  @Override
  public List<Tensor> tensors() {
    return List.of(Tensor.of("E", table));
  }

  @Override
  public List<Tensor> gradientTensors() {
    return List.of(Tensor.of("dE", dTable));
  }

  @Override
  public String toString() {
    return "Embedding[%d words, %d numbers each]".formatted(table.length, table[0].length);
  }
}
