package nabla.lessons;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import nabla.core.Dataset;
import nabla.scratch.nn.Activation;
import nabla.scratch.nn.Neuron;

/**
 * The best a straight line can do, found by trying them all: two points in the plane change their
 * order across a line only where it turns past the direction that joins them, so one line direction
 * between each two such directions, at every position between two points, is every line there is.
 *
 * @param neuron the line, as a neuron
 * @param accuracy the share of the examples on the right side of it
 * @param tried how many lines were compared
 */
public record BestLine(Neuron neuron, double accuracy, long tried) {

  /**
   * Tries every line.
   *
   * @param data points in the plane, classes 0 and 1, a few hundred at most (n³ lines)
   * @return the best one, the first of equal ones
   */
  public static BestLine of(Dataset data) {
    if (data.size() < 2 || data.features() != 2 || data.classes() != 2) {
      throw new IllegalArgumentException(
          "%s: a best line is for at least 2 examples of 2 features and 2 classes".formatted(data));
    }
    var turns = turns(data.x());
    var best = new BestLine(new Neuron(new double[2], 0, Activation.STEP), -1, 0);
    long tried = 0;
    for (int i = 0; i < turns.length; i++) {
      double next = i + 1 < turns.length ? turns[i + 1] : turns[0] + Math.PI;
      double angle = (turns[i] + next) / 2;
      var candidate = along(data, Math.cos(angle), Math.sin(angle));
      tried += candidate.tried();
      if (candidate.accuracy() > best.accuracy()) {
        best = candidate;
      }
    }
    return new BestLine(best.neuron(), best.accuracy(), tried);
  }

  /** The angles in [0, π) of normals to the lines through two points, sorted, each once. */
  private static double[] turns(double[][] x) {
    int n = x.length;
    return IntStream.range(0, n)
        .boxed()
        .flatMapToDouble(
            i ->
                IntStream.range(i + 1, n)
                    .mapToDouble(j -> Math.atan2(x[i][0] - x[j][0], x[j][1] - x[i][1]))
                    .map(angle -> (angle + 2 * Math.PI) % Math.PI))
        .sorted()
        .distinct()
        .toArray();
  }

  /** The best threshold for one direction of the normal, and which side is class 1. */
  private static BestLine along(Dataset data, double wx, double wy) {
    int n = data.size();
    var position = new double[n];
    for (int i = 0; i < n; i++) {
      position[i] = wx * data.x()[i][0] + wy * data.x()[i][1];
    }
    var order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> position[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int right = Arrays.stream(data.label()).sum(); // all points above the line: class 1 is right
    int most = Math.max(right, n - right);
    double threshold = position[order[0]] - 1;
    boolean above = right >= n - right;
    for (int i = 0; i < n; i++) {
      right += data.label()[order[i]] == 0 ? 1 : -1;
      boolean shared = i + 1 < n && position[order[i]] == position[order[i + 1]];
      if (!shared && Math.max(right, n - right) > most) {
        most = Math.max(right, n - right);
        above = right >= n - right;
        double here = position[order[i]];
        threshold = i + 1 < n ? (here + position[order[i + 1]]) / 2 : here + 1;
      }
    }
    int sign = above ? 1 : -1;
    var neuron =
        new Neuron(new double[] {sign * wx, sign * wy}, -sign * threshold, Activation.STEP);
    return new BestLine(neuron, (double) most / n, n + 1L);
  }
}
