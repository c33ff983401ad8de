package nabla.lessons;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import nabla.core.ScalarField;
import nabla.scratch.autodiff.Differentiable;
import nabla.scratch.optim.Descent;
import nabla.scratch.optim.GradientDescent;

/**
 * Machine learning in three steps: define a set of functions, one for every choice of parameters;
 * say how bad each of them is; pick the best.
 *
 * @param <F> a function of the set
 * @param define makes the function from its parameters
 * @param evaluate how bad a function is, smaller is better
 */
public record ThreeSteps<F>(Function<double[], F> define, ToDoubleFunction<F> evaluate) {

  /**
   * The first two steps in one: how bad the function with these parameters is.
   *
   * @return the loss as a function of the parameters
   */
  public ScalarField loss() {
    return theta -> evaluate.applyAsDouble(define.apply(theta));
  }

  /**
   * The third step by luck: the best of many random choices.
   *
   * @param tries how many
   * @param parameters how many numbers a choice is; each is drawn from −3 to 3
   * @param seed of the draws
   * @return the best parameters seen
   */
  public double[] pickByLuck(int tries, int parameters, long seed) {
    var random = new SplittableRandom(seed);
    var loss = loss();
    double[] best = null;
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < tries; i++) {
      var theta = random.doubles(parameters, -3, 3).toArray();
      double value = loss.at(theta);
      if (best == null || value < lowest) {
        best = theta;
        lowest = value;
      }
    }
    return best;
  }

  /**
   * The third step by walking downhill, along a slope taken by looking a little to both sides.
   *
   * @param how the rate and the number of steps
   * @param start the first parameters
   * @return the walk; its end is the pick
   */
  public Descent pickByDescent(GradientDescent how, double... start) {
    return how.run(Differentiable.numeric(loss()), start);
  }
}
