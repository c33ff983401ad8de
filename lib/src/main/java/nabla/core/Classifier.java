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
   * The classes of many points, which a network reads in one go.
   *
   * @param x the points, shape [points, features]
   * @return one class per point
   */
  default int[] classify(double[][] x) {
    var classes = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      classes[i] = classify(x[i]);
    }
    return classes;
  }

  /**
   * The share of examples it gets right.
   *
   * @param data the examples to judge it by
   * @return from 0 to 1
   */
  default double accuracy(Dataset data) {
    var given = classify(data.x());
    int right = 0;
    for (int i = 0; i < given.length; i++) {
      if (given[i] == data.label()[i]) {
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
    var given = classify(data.x());
    var counts = new int[data.classes()][data.classes()];
    for (int i = 0; i < given.length; i++) {
      counts[data.label()[i]][given[i]]++;
    }
    return new Confusion(counts);
  }
}
