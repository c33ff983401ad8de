package nabla.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Embedding;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** A learned vector for each index. DJL's own embeddings want the words themselves. */
final class IndexEmbedding extends AbstractBlock {
  private final int size;
  private final Parameter table;

  IndexEmbedding(int indices, int size) {
    this.size = size;
    this.table =
        addParameter(
            Parameter.builder()
                .setName("embedding")
                .setType(Parameter.Type.WEIGHT)
                .optShape(new Shape(indices, size))
                .build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> options) {
    // Networks get floats; these are whole numbers.
    NDArray indices = inputs.singletonOrThrow().toType(DataType.INT32, false);
    NDArray vectors = weights.getValue(table, indices.getDevice(), training);
    return Embedding.embedding(indices, vectors, SparseFormat.DENSE);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0].add(size)};
  }
}
