package nabla.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.function.Function;

/**
 * DJL's optimisers, for {@link Net#withOptimizer}: {@code net.withOptimizer(Optimizers::adam)}.
 * Each call makes a new one, because an optimiser remembers its run.
 */
public final class Optimizers {
  private Optimizers() {}

  /**
   * Stochastic gradient descent, w ← w − η ∂L/∂w.
   *
   * @param rate η
   * @return a new optimiser
   */
  public static Optimizer sgd(Tracker rate) {
    return new Sgd(new Builder(rate));
  }

  /**
   * Momentum, v ← μv + η ∂L/∂w and w ← w − v.
   *
   * @param mu how much of the last step is kept, from 0 to 1
   * @return for a rate η, a new optimiser
   */
  public static Function<Tracker, Optimizer> momentum(double mu) {
    return rate -> Optimizer.sgd().setLearningRateTracker(rate).optMomentum((float) mu).build();
  }

  /**
   * Adam (Kingma and Ba 2015) with β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸.
   *
   * @param rate η
   * @return a new optimiser
   */
  public static Optimizer adam(Tracker rate) {
    return Optimizer.adam().optLearningRateTracker(rate).build();
  }

  /** The rule itself in two operations; what DJL does on PyTorch copies the gradient four times. */
  private static final class Sgd extends Optimizer {
    private final Tracker tracker;

    Sgd(Builder builder) {
      super(builder);
      this.tracker = builder.tracker;
    }

    @Override
    public void update(String parameter, NDArray weight, NDArray gradient) {
      float rate = tracker.getNewValue(updateCount(parameter));
      if (Gradients.accumulate(weight)) {
        try (NDArray step = gradient.mul(rate)) {
          weight.subi(step);
        }
      } else {
        // MXNet has the rule as one operation.
        var weights = new NDList(weight);
        weight
            .getNDArrayInternal()
            .sgdUpdate(new NDList(weight, gradient), weights, rate, 0, 1, -1, 0, false);
      }
    }
  }

  /** DJL makes optimisers with builders only. */
  private static final class Builder extends Optimizer.OptimizerBuilder<Builder> {
    private final Tracker tracker;

    Builder(Tracker tracker) {
      this.tracker = tracker;
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
