package nabla.scratch.nn;

import java.util.List;

/**
 * Everything a forward pass computed, for the backward pass and for looking inside.
 *
 * @param x the input, shape [n, in]
 * @param z each layer's weighted sums, shape [n, out] each
 * @param a each layer's activations g(z), shape [n, out] each
 */
public record Trace(double[][] x, List<double[][]> z, List<double[][]> a) {

  /**
   * What a layer was fed: the input, or the layer before's activations.
   *
   * @param layer from 0
   * @return shape [n, in of that layer]
   */
  public double[][] input(int layer) {
    return layer == 0 ? x : a.get(layer - 1);
  }

  /**
   * What left the last layer.
   *
   * @return shape [n, outputs]
   */
  public double[][] output() {
    return a.get(a.size() - 1);
  }

  @Override
  public String toString() {
    var shapes = new StringBuilder("Trace[x ").append(Matrix.shape(x));
    for (int l = 0; l < a.size(); l++) {
      shapes.append(" → layer ").append(l + 1).append(' ').append(Matrix.shape(a.get(l)));
    }
    return shapes.append(']').toString();
  }
}
