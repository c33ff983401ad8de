package nabla.lessons;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import nabla.scratch.autodiff.Differentiable;
import nabla.scratch.nn.Mlp;
import nabla.scratch.optim.Batches;
import nabla.scratch.optim.Descent;
import nabla.scratch.optim.GradientDescent;
import nabla.scratch.optim.Optimizer;

/**
 * Mini-batch descent as a walk on the loss surface, to be looked at: the same steps as {@link
 * Mlp#fit}, with every point on the way kept.
 */
public final class BatchDescent {

  private BatchDescent() {}

  /**
   * Walks downhill by the gradients of random batches. In every epoch each example is used once, in
   * a random order; after every batch the parameters move.
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
    var batches = new Batches(x.length, batch, seed);
    Queue<int[]> dealt = new ArrayDeque<>();
    var landscape =
        Differentiable.of(
            LossSurface.of(net, x, y),
            theta -> {
              if (dealt.isEmpty()) {
                dealt.addAll(batches.epoch());
              }
              int[] rows = dealt.remove();
              return LossSurface.of(net, pick(x, rows), pick(y, rows)).gradient(theta);
            });
    return GradientDescent.with(() -> optimizer, epochs * batches.perEpoch())
        .untilFlat(-1) // one batch may be level where the others are not
        .run(landscape, LossSurface.point(net));
  }

  private static double[][] pick(double[][] all, int[] rows) {
    return Arrays.stream(rows).mapToObj(row -> all[row]).toArray(double[][]::new);
  }
}
