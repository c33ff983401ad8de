package nabla.lessons;

import nabla.core.Classifier;
import nabla.core.Dataset;

/**
 * The baseline before any learning: the mean of each class's examples; a point belongs to the class
 * whose mean is nearest.
 *
 * @param means one row per class, shape [classes, features]
 */
public record MeanImage(double[][] means) implements Classifier {

  /**
   * Takes the means.
   *
   * @param data examples; every class needs one
   * @return the classifier
   */
  public static MeanImage of(Dataset data) {
    var counts = data.counts();
    var means = new double[data.classes()][data.features()];
    for (int i = 0; i < data.size(); i++) {
      int c = data.label()[i];
      for (int j = 0; j < means[c].length; j++) {
        means[c][j] += data.x()[i][j] / counts[c];
      }
    }
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] == 0) {
        throw new IllegalArgumentException(
            "class %d has no example, so it has no mean: take more examples".formatted(c));
      }
    }
    return new MeanImage(means);
  }

  @Override
  public int classify(double[] x) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < means.length; c++) {
      double distance = 0;
      for (int j = 0; j < x.length; j++) {
        distance += (x[j] - means[c][j]) * (x[j] - means[c][j]);
      }
      if (distance < least) {
        least = distance;
        nearest = c;
      }
    }
    return nearest;
  }

  @Override
  public String toString() {
    return "MeanImage[%d classes, %d features]".formatted(means.length, means[0].length);
  }
}
