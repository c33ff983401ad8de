package nabla.scratch.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import nabla.scratch.autodiff.Differentiable;
import nabla.scratch.optim.Descent.Outcome;

/**
 * The ball that rolls downhill: x ← x − α ∇f(x), again and again, and the trace it leaves.
 *
 * @param optimizer makes a fresh rule for each walk
 * @param steps how many steps are allowed
 * @param flat stops where ‖∇f‖ is at most this; 0 stops on exactly level ground only
 * @param noise σ of the random push added to each entry of the gradient, step by step
 * @param seed of the noise
 * @param inside puts a point that left the allowed region back into it
 */
public record GradientDescent(
    Supplier<Optimizer> optimizer,
    int steps,
    double flat,
    Schedule noise,
    long seed,
    UnaryOperator<double[]> inside) {

  private static final double TOO_HIGH = 1e12;

  /**
   * Plain descent with a constant rate, without noise or limits.
   *
   * @param rate α
   * @param steps how many steps are allowed
   * @return a descent that stops on exactly level ground only
   */
  public static GradientDescent of(double rate, int steps) {
    return with(() -> new Sgd(rate), steps);
  }

  /**
   * Descent with another rule.
   *
   * @param optimizer makes a fresh rule for each walk, such as {@code () -> new Adam(0.1)}
   * @param steps how many steps are allowed
   * @return a descent that stops on exactly level ground only
   */
  public static GradientDescent with(Supplier<Optimizer> optimizer, int steps) {
    return new GradientDescent(optimizer, steps, 0, step -> 0, 0, UnaryOperator.identity());
  }

  /**
   * The same, but stopping earlier.
   *
   * @param slope stop where ‖∇f‖ is at most this
   * @return a changed copy
   */
  public GradientDescent untilFlat(double slope) {
    return new GradientDescent(optimizer, steps, slope, noise, seed, inside);
  }

  /**
   * The same, but shaken. It does not stop on level ground then, for a push may lead on.
   *
   * @param sigma σ of the noise on the gradient, which may fall with the steps
   * @param newSeed of the noise
   * @return a changed copy
   */
  public GradientDescent shaken(Schedule sigma, long newSeed) {
    return new GradientDescent(optimizer, steps, -1, sigma, newSeed, inside);
  }

  /**
   * The same, but kept inside a region: after each step the point is put back (projected descent).
   *
   * @param projection gives the nearest allowed point
   * @return a changed copy
   */
  public GradientDescent within(UnaryOperator<double[]> projection) {
    return new GradientDescent(optimizer, steps, flat, noise, seed, projection);
  }

  /**
   * Walks.
   *
   * @param f the landscape
   * @param start where to begin, not changed
   * @return every point on the way
   */
  public Descent run(Differentiable f, double... start) {
    var rule = optimizer.get();
    var random = new SplittableRandom(seed);
    var x = start.clone();
    var path = new ArrayList<double[]>(List.of(x.clone()));
    var values = new ArrayList<Double>(List.of(f.at(x)));
    var outcome = Outcome.OUT_OF_STEPS;
    for (int step = 0; step < steps && outcome == Outcome.OUT_OF_STEPS; step++) {
      var gradient = f.gradient(x);
      if (norm(gradient) <= flat) {
        outcome = Outcome.FLAT;
      } else {
        double sigma = noise.rate(step);
        for (int i = 0; sigma > 0 && i < gradient.length; i++) {
          gradient[i] += sigma * random.nextGaussian();
        }
        rule.step(x, gradient);
        x = inside.apply(x);
        double value = f.at(x);
        path.add(x.clone());
        values.add(value);
        if (!(Math.abs(value) < TOO_HIGH * (1 + Math.abs(values.get(0))))) {
          outcome = Outcome.DIVERGED;
        }
      }
    }
    return new Descent(path, values.stream().mapToDouble(Double::doubleValue).toArray(), outcome);
  }

  private static double norm(double[] v) {
    double sum = 0;
    for (double e : v) {
      sum += e * e;
    }
    return Math.sqrt(sum);
  }
}
