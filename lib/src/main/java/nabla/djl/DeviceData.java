package nabla.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.Arrays;

/**
 * Pairs where the engine computes. Up to {@link #BOUND} bytes of floats are copied to the device
 * once, and a batch is gathered there by index. Larger sets stay where they are, and the rows of
 * each batch are copied when their turn comes.
 */
final class DeviceData {
  /** 512 MB of inputs and targets: MNIST's 60,000 images take 188. */
  static final long BOUND = 512L << 20;

  private static final int ROWS_PER_COPY = 1000;

  private final Pairs pairs;
  private final Shape input;
  private final Shape target;
  private final int inputs;
  private final int targets;
  private final NDArray x;
  private final NDArray y;

  /**
   * Copies what fits.
   *
   * @param manager the owner of the copy
   * @param pairs what to copy
   * @param bound how many bytes may be copied
   */
  DeviceData(NDManager manager, Pairs pairs, long bound) {
    this.pairs = pairs;
    this.input = shape(pairs.inputShape());
    this.target = shape(pairs.targetShape());
    this.inputs = Math.toIntExact(input.size());
    this.targets = Math.toIntExact(target.size());
    boolean fits = (long) Float.BYTES * (inputs + targets) * pairs.size() <= bound;
    this.x = fits ? copied(manager, pairs.size(), inputs, pairs::copyInput) : null;
    this.y = fits ? copied(manager, pairs.size(), targets, pairs::copyTarget) : null;
  }

  boolean isResident() {
    return x != null;
  }

  /** Pairs that are read once, in order, and so are never copied whole. */
  static DeviceData streamed(Pairs pairs) {
    return new DeviceData(null, pairs, -1);
  }

  int size() {
    return pairs.size();
  }

  /**
   * Some of the pairs.
   *
   * @param scope the owner of the batch
   * @param rows which, in this order
   * @return their inputs, shape [rows, …], and targets
   */
  Batch batch(NDManager scope, int... rows) {
    var wanted = new float[rows.length * targets];
    for (int i = 0; i < rows.length; i++) {
      pairs.copyTarget(rows[i], wanted, i * targets);
    }
    var inputShape = new Shape(rows.length).addAll(input);
    var targetShape = new Shape(rows.length).addAll(target);
    if (x == null) {
      return new Batch(inputs(scope, rows), scope.create(wanted, targetShape), wanted);
    }
    NDArray index = scope.create(rows);
    return new Batch(gathered(x, index, inputShape), gathered(y, index, targetShape), wanted);
  }

  /** Copies the inputs of some pairs. */
  NDArray inputs(NDManager scope, int... rows) {
    var values = new float[rows.length * inputs];
    for (int i = 0; i < rows.length; i++) {
      pairs.copyInput(rows[i], values, i * inputs);
    }
    return scope.create(values, new Shape(rows.length).addAll(input));
  }

  /** A look-up table of rows is what both engines call an embedding: one quick operation. */
  private static NDArray gathered(NDArray table, NDArray index, Shape shape) {
    NDArray rows =
        index.getNDArrayInternal().embedding(index, table, SparseFormat.DENSE).singletonOrThrow();
    return shape.dimension() == 2 ? rows : rows.reshape(shape);
  }

  private static NDArray copied(NDManager manager, int rows, int columns, RowCopy copy) {
    NDArray table = manager.zeros(new Shape(rows, columns));
    for (int from = 0; from < rows; from += ROWS_PER_COPY) {
      int to = Math.min(from + ROWS_PER_COPY, rows);
      var values = new float[(to - from) * columns];
      for (int i = from; i < to; i++) {
        copy.row(i, values, (i - from) * columns);
      }
      try (NDArray part = manager.create(values, new Shape(to - from, columns))) {
        table.set(new NDIndex().addSliceDim(from, to), part);
      }
    }
    return table;
  }

  static Shape shape(int... dimensions) {
    return new Shape(Arrays.stream(dimensions).asLongStream().toArray());
  }

  /** How a row becomes floats. */
  private interface RowCopy {
    void row(int i, float[] to, int offset);
  }

  /**
   * What one step computes with.
   *
   * @param x the inputs
   * @param y the targets
   * @param targets the same in Java, to be compared with what the network says
   */
  @SuppressWarnings("ArrayRecordComponent") // lives as long as a step
  record Batch(NDArray x, NDArray y, float[] targets) {}
}
