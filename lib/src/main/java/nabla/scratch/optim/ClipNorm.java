package nabla.scratch.optim;

import java.util.List;

/** Clipping of gradients that are too long (Pascanu and others 2013). */
public final class ClipNorm {

  private ClipNorm() {}

  /**
   * Shortens a gradient to a length, if it is longer: g ← g · min(1, most / ‖g‖), with one norm
   * over all arrays. Its direction stays.
   *
   * @param gradients all arrays of one gradient, changed in place
   * @param most the largest norm that may stay, above 0
   * @return the norm ‖g‖ before
   */
  public static double apply(List<double[]> gradients, double most) {
    if (!(most > 0)) {
      throw new IllegalArgumentException(
          "the largest norm is %s: choose one above 0; at 0 nothing would be learnt"
              .formatted(most));
    }
    double sum = 0;
    for (var array : gradients) {
      for (double g : array) {
        sum += g * g;
      }
    }
    double norm = Math.sqrt(sum);
    if (norm > most) {
      for (var array : gradients) {
        for (int i = 0; i < array.length; i++) {
          array[i] *= most / norm;
        }
      }
    }
    return norm;
  }
}
