package nabla.scratch.optim;

import java.util.List;

/**
 * A walk downhill.
 *
 * @param path the points visited, the start first
 * @param values f at each of them
 * @param outcome how it ended
 */
public record Descent(List<double[]> path, double[] values, Outcome outcome) {

  /** How a walk ends. */
  public enum Outcome {
    /** The slope became as small as asked for: a minimum, a plateau or a saddle. */
    FLAT,
    /** The last step allowed was taken. */
    OUT_OF_STEPS,
    /** The value grew beyond all bounds: the rate is too large. */
    DIVERGED
  }

  public Descent {
    path = List.copyOf(path);
  }

  /**
   * How many steps were taken.
   *
   * @return one less than the points
   */
  public int steps() {
    return path.size() - 1;
  }

  /**
   * Where it ended.
   *
   * @return the last point
   */
  public double[] end() {
    return path.get(path.size() - 1);
  }

  /**
   * One coordinate along the way, such as for a plot.
   *
   * @param i which, from 0
   * @return its value at every point of the path
   */
  public double[] coordinate(int i) {
    return path.stream().mapToDouble(point -> point[i]).toArray();
  }

  /**
   * How low it ended.
   *
   * @return the last value
   */
  public double value() {
    return values[values.length - 1];
  }

  /**
   * The first step after which a value was reached.
   *
   * @param value the value
   * @return the number of steps, or −1 if it never got so low
   */
  public int stepsTo(double value) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] <= value) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String toString() {
    return "Descent[%s after %d steps, value %.6g]".formatted(outcome, steps(), value());
  }
}
