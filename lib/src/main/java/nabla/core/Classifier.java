package nabla.core;

/** Anything that reads a class off a point. */
@FunctionalInterface
public interface Classifier {

  /**
   * The class of a point.
   *
   * @param x the point, one entry per feature
   * @return a class from 0
   */
  int classify(double[] x);

  /**
   * The share of examples it gets right.
   *
   * @param data the examples to judge it by
   * @return from 0 to 1
   */
  default double accuracy(Dataset data) {
    int right = 0;
    for (int i = 0; i < data.size(); i++) {
      if (classify(data.x()[i]) == data.label()[i]) {
        right++;
      }
    }
    return (double) right / data.size();
  }

  /**
   * Which classes it takes for which.
   *
   * @param data the examples to judge it by
   * @return the table of true against given classes
   */
  default Confusion confusion(Dataset data) {
    var counts = new int[data.classes()][data.classes()];
    for (int i = 0; i < data.size(); i++) {
      counts[data.label()[i]][classify(data.x()[i])]++;
    }
    return new Confusion(counts);
  }
}
