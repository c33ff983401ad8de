package nabla.djl;

/** What the numbers of a last layer mean. */
final class Scores {
  private Scores() {}

  static double score(double[] outputs) {
    return switch (outputs.length) {
      case 1 -> outputs[0];
      case 2 -> outputs[1] - outputs[0];
      default ->
          throw new IllegalStateException(
              "%d outputs have no single score: draw classes instead, or take output(x)[k]"
                  .formatted(outputs.length));
    };
  }

  static int best(double[] outputs) {
    if (outputs.length == 1) {
      return outputs[0] > 0 ? 1 : 0;
    }
    int best = 0;
    for (int k = 1; k < outputs.length; k++) {
      if (outputs[k] > outputs[best]) {
        best = k;
      }
    }
    return best;
  }

  static double[] probabilities(double[] outputs) {
    if (outputs.length == 1) {
      double one = 1 / (1 + Math.exp(-outputs[0]));
      return new double[] {1 - one, one};
    }
    var result = new double[outputs.length];
    double highest = outputs[best(outputs)];
    double sum = 0;
    for (int k = 0; k < outputs.length; k++) {
      // Relative to the highest score, so that no exponential overflows.
      result[k] = Math.exp(outputs[k] - highest);
      sum += result[k];
    }
    for (int k = 0; k < result.length; k++) {
      result[k] /= sum;
    }
    return result;
  }
}
