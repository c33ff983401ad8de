package nabla.core;

import java.util.Arrays;

/**
 * A network that gives scores, and all that can be read off them. One output tells class 1 from
 * class 0 by its sign; several outputs are one score per class, and the largest wins.
 */
public interface Scorer extends Classifier, ScalarField {

  /**
   * What leaves the last layer for one point.
   *
   * @param x one entry per feature
   * @return one score per output, before any sigmoid or softmax
   */
  double[] output(double... x);

  /**
   * What leaves the last layer for many points, computed together.
   *
   * @param x the points, shape [points, features]
   * @return shape [points, outputs]
   */
  double[][] output(double[][] x);

  /**
   * One number whose sign tells two classes apart; a decision boundary is where it is 0.
   *
   * @param x one entry per feature
   * @return the one output, or the second of two minus the first
   * @throws IllegalStateException if there are more outputs
   */
  default double score(double... x) {
    return scoreOf(output(x));
  }

  @Override
  default double at(double[] x) {
    return score(x);
  }

  @Override
  default double[] at(double[][] x) {
    return Arrays.stream(output(x)).mapToDouble(Scorer::scoreOf).toArray();
  }

  @Override
  default int classify(double[] x) {
    return classOf(output(x));
  }

  @Override
  default int[] classify(double[][] x) {
    return Arrays.stream(output(x)).mapToInt(Scorer::classOf).toArray();
  }

  /**
   * How sure the network is of each class: 1 − σ(z) and σ(z) of one score z, or the softmax of
   * several, p_j = e^{z_j} / Σ_k e^{z_k}.
   *
   * @param x one entry per feature
   * @return from 0 to 1 each, summing to 1
   */
  default double[] probabilities(double... x) {
    var z = output(x);
    if (z.length == 1) {
      double p = 1 / (1 + Math.exp(-z[0]));
      return new double[] {1 - p, p};
    }
    double largest = z[argmax(z)]; // taken off first, so that no exponential overflows
    var powers = Arrays.stream(z).map(score -> Math.exp(score - largest)).toArray();
    double sum = 0;
    for (double power : powers) {
      sum += power;
    }
    double total = sum;
    return Arrays.stream(powers).map(power -> power / total).toArray();
  }

  /**
   * The class that scores speak for.
   *
   * @param output one score, or one per class
   * @return a class from 0
   */
  static int classOf(double... output) {
    return output.length == 1 ? (output[0] > 0 ? 1 : 0) : argmax(output);
  }

  /**
   * How many rows of scores speak for the class of their label.
   *
   * @param output shape [n, outputs]
   * @param label the true classes
   * @return from 0 to n
   */
  static int right(double[][] output, int... label) {
    int right = 0;
    for (int i = 0; i < label.length; i++) {
      right += classOf(output[i]) == label[i] ? 1 : 0;
    }
    return right;
  }

  /**
   * The position of the largest entry, the first of equal ones.
   *
   * @param row at least one entry
   * @return a position from 0
   */
  static int argmax(double... row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      if (row[i] > row[best]) {
        best = i;
      }
    }
    return best;
  }

  private static double scoreOf(double[] output) {
    if (output.length > 2) {
      throw new IllegalStateException(
          "the network has %d outputs, and a score tells 2 classes apart: use probabilities(x)"
              .formatted(output.length));
    }
    return output.length == 1 ? output[0] : output[1] - output[0];
  }
}
