package nabla.scratch.optim;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns gradients into steps. Parameters θ are a list of arrays that are changed in place; an
 * optimiser remembers what it needs per entry, so use one for one list of parameters.
 */
public abstract class Optimizer {

  private final Schedule schedule;
  private final int memories;
  private final List<double[][]> memory = new ArrayList<>();
  private int steps;

  /**
   * For the optimisers of this package and your own.
   *
   * @param schedule the learning rate
   * @param memories how many numbers to remember per parameter
   */
  protected Optimizer(Schedule schedule, int memories) {
    this.schedule = schedule;
    this.memories = memories;
  }

  /**
   * For an optimiser that does something and then what another one does, which keeps its memory in
   * the one around it.
   *
   * @param inner the other one
   */
  Optimizer(Optimizer inner) {
    this(inner.schedule, inner.memories);
  }

  /**
   * Changes one array of parameters.
   *
   * @param theta θ, changed in place
   * @param gradient ∂L/∂θ
   * @param memory what is remembered, shape [memories, parameters], zero at first
   * @param rate α of this step
   * @param t the number of this step, from 1
   */
  protected abstract void update(
      double[] theta, double[] gradient, double[][] memory, double rate, int t);

  /**
   * Takes one step.
   *
   * @param parameters θ, changed in place
   * @param gradients ∂L/∂θ in the same shapes
   */
  public final void step(List<double[]> parameters, List<double[]> gradients) {
    if (parameters.size() != gradients.size()) {
      throw new IllegalArgumentException(
          "%d arrays of parameters but %d of gradients: take both from the same network"
              .formatted(parameters.size(), gradients.size()));
    }
    if (steps == 0) {
      parameters.forEach(theta -> memory.add(new double[memories][theta.length]));
    } else if (memory.size() != parameters.size()) {
      throw new IllegalArgumentException(
          "this optimiser has stepped %d arrays, now it gets %d: make a new one for another network"
              .formatted(memory.size(), parameters.size()));
    }
    double rate = schedule.rate(steps++);
    for (int i = 0; i < parameters.size(); i++) {
      update(parameters.get(i), gradients.get(i), memory.get(i), rate, steps);
    }
  }

  /**
   * Takes one step of a single array.
   *
   * @param theta θ, changed in place
   * @param gradient ∂L/∂θ
   */
  public final void step(double[] theta, double[] gradient) {
    step(List.of(theta), List.of(gradient));
  }
}
