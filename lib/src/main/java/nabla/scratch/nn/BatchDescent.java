package nabla.scratch.nn;

import java.util.ArrayList;
import java.util.List;
import nabla.core.Interruption;
import nabla.scratch.optim.Batches;
import nabla.scratch.optim.Descent;
import nabla.scratch.optim.Optimizer;

/**
 * Mini-batch descent that keeps its whole path, for looking at: {@link Mlp#fit} is the same without
 * the memory.
 */
public final class BatchDescent {

  private BatchDescent() {}

  /**
   * Trains a copy of a network. In every epoch each example is used once, in a random order; after
   * every batch the parameters move.
   *
   * @param net where to begin, not changed
   * @param x inputs, shape [n, in]
   * @param y targets, shape [n, outputs]
   * @param optimizer turns the gradient of a batch into a step; a new one for each run
   * @param batch how many examples a step averages over
   * @param epochs how often each example is used
   * @param seed of the orders
   * @return the parameters θ after every step, each with the loss over <em>all</em> examples
   */
  public static Descent run(
      Mlp net, double[][] x, double[][] y, Optimizer optimizer, int batch, int epochs, long seed) {
    var moving = net.copy();
    var batches = new Batches(x.length, batch, seed);
    var path = new ArrayList<>(List.of(LossSurface.point(moving)));
    var values = new ArrayList<>(List.of(moving.loss(x, y)));
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int[] rows : batches.epoch()) {
        Interruption.check("training");
        var gradients = moving.gradients(pick(x, rows), pick(y, rows));
        optimizer.step(moving.arrays(), gradients.arrays());
        path.add(LossSurface.point(moving));
        values.add(moving.loss(x, y));
      }
    }
    return new Descent(
        path,
        values.stream().mapToDouble(Double::doubleValue).toArray(),
        Descent.Outcome.OUT_OF_STEPS);
  }

  private static double[][] pick(double[][] all, int[] rows) {
    var some = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      some[i] = all[rows[i]];
    }
    return some;
  }
}
