package nabla.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nabla.core.Examples;

/** Cuts examples into batches, and a batch into the two arrays an engine takes. */
final class Batches {
  /** Large enough to keep an engine busy, small enough for any memory. */
  private static final int MEASURING = 1000;

  private Batches() {}

  static void inOrder(Examples data, Consumer<Batch> action) {
    var order = IntStream.range(0, data.size()).toArray();
    for (int from = 0; from < order.length; from += MEASURING) {
      action.accept(new Batch(data, order, from, Math.min(from + MEASURING, order.length)));
    }
  }

  static Batch all(Examples data) {
    return new Batch(data, IntStream.range(0, data.size()).toArray(), 0, data.size());
  }

  /** Some rows of the examples: {@code order[from]} to {@code order[to - 1]}. */
  @SuppressWarnings("ArrayRecordComponent") // one permutation, shared by the batches of an epoch
  record Batch(Examples data, int[] order, int from, int to) {

    int size() {
      return to - from;
    }

    int row(int i) {
      return order[from + i];
    }

    int label(int i) {
      return data.label(row(i));
    }

    NDArray x(NDManager manager, Net net) {
      int features = data.features();
      var values = new float[size() * features];
      for (int i = 0; i < size(); i++) {
        data.copyRow(row(i), values, i * features);
      }
      return manager.create(values, net.batchShape(size()));
    }

    NDArray y(NDManager manager) {
      var values = new float[size()];
      for (int i = 0; i < size(); i++) {
        values[i] = label(i);
      }
      return manager.create(values, new Shape(size()));
    }
  }
}
