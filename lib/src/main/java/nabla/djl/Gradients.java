package nabla.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.optimizer.Optimizer;
import java.util.List;

/**
 * The parameters of a block that training moves, and their gradients. On MXNet a backward pass
 * overwrites the gradients; on PyTorch it adds to them, so that they must be zeroed in between.
 */
final class Gradients {
  private final List<Parameter> parameters;

  private Gradients(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  static Gradients of(Block block) {
    return new Gradients(
        block.getParameters().values().stream().filter(Parameter::requiresGradient).toList());
  }

  /** Whether the engine adds to gradients. */
  static boolean accumulate(NDArray weight) {
    return weight instanceof PtNDArray;
  }

  /** One step of every parameter against its gradient, by the optimiser's rule. */
  void step(Optimizer optimizer) {
    for (Parameter parameter : parameters) {
      NDArray weight = parameter.getArray();
      try (NDArray gradient = weight.getGradient()) {
        optimizer.update(parameter.getId(), weight, gradient);
      }
    }
  }

  /** Zeroes where the engine adds; not by subtraction, after which a NaN would stay for good. */
  void zero() {
    for (Parameter parameter : parameters) {
      if (parameter.getArray() instanceof PtNDArray weight) {
        // There is none before the first backward pass.
        try (NDArray gradient = JniUtils.getGradient(weight)) {
          if (gradient != null) {
            JniUtils.zeroGrad(weight);
          }
        }
      }
    }
  }
}
