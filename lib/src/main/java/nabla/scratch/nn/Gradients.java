package nabla.scratch.nn;

import java.util.ArrayList;
import java.util.List;
import nabla.core.Tensor;

/**
 * What a backward pass computed: how the loss L changes with everything in the network.
 *
 * @param delta δ = ∂L/∂z of each layer, shape [n, out] each
 * @param w ∂L/∂W of each layer, shape [out, in] each
 * @param b ∂L/∂b of each layer, shape [out] each
 */
public record Gradients(List<double[][]> delta, List<double[][]> w, List<double[]> b) {

  /**
   * The gradients of all parameters, in the order of {@link Mlp#arrays()}.
   *
   * @return the arrays themselves
   */
  public List<double[]> arrays() {
    var arrays = new ArrayList<double[]>();
    for (int l = 0; l < w.size(); l++) {
      arrays.addAll(List.of(w.get(l)));
      arrays.add(b.get(l));
    }
    return arrays;
  }

  /**
   * The gradients as named arrays, to compare with an engine's.
   *
   * @return for each layer dW{l} of shape [out, in] and db{l} of shape [out], l from 1; copies
   */
  public List<Tensor> tensors() {
    return tensors(w, b, "d");
  }

  static List<Tensor> tensors(List<double[][]> w, List<double[]> b, String prefix) {
    var tensors = new ArrayList<Tensor>();
    for (int l = 0; l < w.size(); l++) {
      tensors.add(Tensor.of(prefix + "W" + (l + 1), w.get(l)));
      tensors.add(Tensor.of(prefix + "b" + (l + 1), b.get(l).clone()));
    }
    return tensors;
  }

  /**
   * The Euclidean norm over all parameters.
   *
   * @return √Σ (∂L/∂θ)²
   */
  public double norm() {
    double sum = 0;
    for (var array : arrays()) {
      for (double g : array) {
        sum += g * g;
      }
    }
    return Math.sqrt(sum);
  }

  @Override
  public String toString() {
    var layers = new StringBuilder("Gradients[");
    for (int l = 0; l < w.size(); l++) {
      layers.append(
          "%slayer %d: |dW| %.3g, |db| %.3g"
              .formatted(
                  l == 0 ? "" : "; ",
                  l + 1,
                  Matrix.norm(w.get(l)),
                  Matrix.norm(new double[][] {b.get(l)})));
    }
    return layers.append(']').toString();
  }
}
