package nabla.scratch.nn;

import java.util.List;
import nabla.core.Tensor;

/**
 * A brick of a network: it takes a batch forward, and takes the blame for what came out back to
 * what went in. A layer remembers its last forward pass, so {@code backward} belongs to the {@code
 * forward} before it.
 */
public interface Layer {

  /**
   * The forward pass, which the layer remembers.
   *
   * @param x inputs, shape [n, in]
   * @param train true while training; some layers compute something else then, such as {@link
   *     BatchNorm}
   * @return outputs, shape [n, out]
   */
  double[][] forward(double[][] x, boolean train);

  /**
   * The backward pass through the last forward pass; it also sets the {@link #gradients}.
   *
   * @param delta ∂L/∂output, shape [n, out]
   * @return ∂L/∂input, shape [n, in]
   */
  double[][] backward(double[][] delta);

  /**
   * What training changes.
   *
   * @return the arrays themselves, always the same ones; none for a layer that learns nothing
   */
  default List<double[]> parameters() {
    return List.of();
  }

  /**
   * ∂L/∂parameters of the last backward pass.
   *
   * @return in the shapes and the order of {@link #parameters}
   */
  default List<double[]> gradients() {
    return List.of();
  }

  /**
   * All that the layer would need to be made again, to compare it or to copy it elsewhere: its
   * parameters, and what else it has learnt.
   *
   * @return named copies, in the order in which DJL keeps them
   */
  default List<Tensor> tensors() {
    return List.of();
  }

  /**
   * The gradients as named arrays, to compare with an engine's.
   *
   * @return copies, in the order of {@link #tensors}
   */
  default List<Tensor> gradientTensors() {
    return List.of();
  }
}
