package nabla.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import java.util.SplittableRandom;

/**
 * Normal weights with variance 2 / inputs (He et al. 2015), drawn in Java so that every engine and
 * machine starts from the same numbers.
 */
final class SeededInitializer implements Initializer {
  private final SplittableRandom random;

  SeededInitializer(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Replaces DJL's default for weights; an initializer chosen by hand stays. */
  void putInto(Iterable<Parameter> parameters) {
    for (var parameter : parameters) {
      if (parameter.getInitializer() == Parameter.Type.WEIGHT.getInitializer()) {
        parameter.setInitializer(this);
      }
    }
  }

  @Override
  public NDArray initialize(NDManager manager, Shape shape, DataType type) {
    long inputs = shape.dimension() < 2 ? shape.size() : shape.size() / shape.get(0);
    double deviation = Math.sqrt(2.0 / inputs);
    var values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return manager.create(values, shape);
  }
}
