package nabla.scratch.nn;

import java.util.List;
import nabla.core.Tensor;

/**
 * A layer that reads a sequence step by step and carries a state from each step to the next. Time
 * comes first: {@code x[t]} is a batch, shape [n, in], of what all n sequences show at step t.
 * Every step uses the same weights, so their gradients are sums over the steps.
 */
public interface Recurrent {

  /**
   * Reads sequences, beginning with a state, and remembers what happened for {@link #backward}.
   *
   * @param x inputs, shape [steps, n, in]
   * @param first the state before the first step, shape [n, size of the state]
   * @return the outputs s_1 … s_T, shape [steps, n, out]
   */
  double[][][] forward(double[][][] x, double[][] first);

  /**
   * Reads sequences, beginning with a state of zeros.
   *
   * @param x inputs, shape [steps, n, in]
   * @return the outputs s_1 … s_T, shape [steps, n, out]
   */
  default double[][][] forward(double[][][] x) {
    return forward(x, new double[x[0].length][stateSize()]);
  }

  /**
   * Back-propagation through time (Werbos 1990), through the last forward pass; it also sets the
   * {@link #gradients}.
   *
   * @param delta what each output adds to the loss by itself, ∂L/∂s_t without the way through later
   *     steps, shape [steps, n, out]
   * @return ∂L/∂x, shape [steps, n, in]
   */
  double[][][] backward(double[][][] delta);

  /**
   * ∂L/∂(state before the first step) of the last backward pass.
   *
   * @return shape [n, size of the state]
   */
  double[][] firstDelta();

  /**
   * The state after the last step of the last forward pass.
   *
   * @return shape [n, size of the state]
   */
  double[][] last();

  /**
   * How many numbers are carried from step to step.
   *
   * @return at least 1
   */
  int stateSize();

  /**
   * What training changes.
   *
   * @return the rows of U, the rows of W, b: the arrays themselves
   */
  List<double[]> parameters();

  /**
   * ∂L/∂parameters of the last backward pass.
   *
   * @return in the shapes and the order of {@link #parameters}
   */
  List<double[]> gradients();

  /**
   * The parameters as DJL keeps them. An engine has two biases that are added to each other; the
   * second one is zero here.
   *
   * @return copies of U, W, b and zeros
   */
  List<Tensor> tensors();

  /**
   * The gradients as DJL keeps them: both biases have the same.
   *
   * @return copies of ∂L/∂U, ∂L/∂W and twice ∂L/∂b
   */
  List<Tensor> gradientTensors();
}
