package nabla.data;

import java.util.SplittableRandom;
import nabla.core.ScalarField;

/**
 * A mixing desk with a right position for every knob, which it keeps to itself. All it tells is how
 * wrong the sound is: L(k) = ½‖M(k − k*)‖², with k* the right positions. The matrix M is the
 * identity plus a little of everything, because every knob is heard in everything: more echo is
 * also louder. How much of everything decides how hard the desk is: the condition number of MᵀM.
 */
public final class Mixer implements ScalarField {

  private final double[][] effect;
  private final double[] right;
  private long listens;

  private Mixer(double[][] effect, double[] right) {
    this.effect = effect;
    this.right = right;
  }

  /**
   * A new desk whose knobs disturb each other a little: the condition number of MᵀM stays below 10,
   * however many knobs there are.
   *
   * @param knobs how many it has
   * @param seed of the right positions, from −1 to 1, and of how the knobs disturb each other
   * @return a desk nobody has listened to
   */
  public static Mixer of(int knobs, long seed) {
    return of(knobs, 0.3, seed);
  }

  /**
   * A new desk.
   *
   * @param knobs how many it has
   * @param coupling c of M = I + c/√n · noise, how much the knobs disturb each other: near 1 the
   *     condition number of MᵀM grows with the number of knobs
   * @param seed of the right positions, from −1 to 1, and of the noise
   * @return a desk nobody has listened to
   */
  public static Mixer of(int knobs, double coupling, long seed) {
    if (knobs < 1) {
      throw new IllegalArgumentException("%d knobs: a mixer has at least 1".formatted(knobs));
    }
    var random = new SplittableRandom(seed);
    var right = random.doubles(knobs, -1, 1).toArray();
    var effect = new double[knobs][knobs];
    for (int i = 0; i < knobs; i++) {
      for (int j = 0; j < knobs; j++) {
        effect[i][j] = (i == j ? 1 : 0) + coupling / Math.sqrt(knobs) * random.nextGaussian();
      }
    }
    return new Mixer(effect, right);
  }

  /** Listens once: how wrong the sound is, 0 if it is right. */
  @Override
  public double at(double[] knobs) {
    listens++;
    double sum = 0;
    for (double error : errors(knobs)) {
      sum += error * error / 2;
    }
    return sum;
  }

  /**
   * Which way to turn each knob, and how much it matters: ∇L = Mᵀ M (k − k*).
   *
   * @param knobs their positions
   * @return one slope per knob
   */
  public double[] gradient(double[] knobs) {
    var errors = errors(knobs);
    var gradient = new double[right.length];
    for (int i = 0; i < right.length; i++) {
      for (int j = 0; j < right.length; j++) {
        gradient[j] += effect[i][j] * errors[i];
      }
    }
    return gradient;
  }

  /**
   * How often somebody listened.
   *
   * @return the number of calls of {@link #at(double[])}
   */
  public long listens() {
    return listens;
  }

  private double[] errors(double[] knobs) {
    if (knobs.length != right.length) {
      throw new IllegalArgumentException(
          "%d positions for %d knobs: give one for each".formatted(knobs.length, right.length));
    }
    var errors = new double[right.length];
    for (int i = 0; i < right.length; i++) {
      for (int j = 0; j < right.length; j++) {
        errors[i] += effect[i][j] * (knobs[j] - right[j]);
      }
    }
    return errors;
  }

  @Override
  public String toString() {
    return "Mixer[%d knobs, listened to %d times]".formatted(right.length, listens);
  }
}
