package nabla.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Two sets of arrays side by side, such as the gradients of the same network by hand and by an
 * engine.
 *
 * @param rows one line per pair
 */
public record Comparison(List<Row> rows) {

  /** How far two entries may be apart, relative to the largest entry, to count as close. */
  public static final double TOLERANCE = 1e-5;

  /**
   * One pair of arrays.
   *
   * @param name what is compared
   * @param exact whether all entries are equal
   * @param close whether the largest difference is within the tolerance
   * @param maxDifference the largest |a − b|
   * @param largest the largest |a|, to judge the difference by
   */
  public record Row(
      String name, boolean exact, boolean close, double maxDifference, double largest) {}

  public Comparison {
    rows = List.copyOf(rows);
  }

  /**
   * Compares pair by pair within {@link #TOLERANCE}, which single precision keeps.
   *
   * @param a arrays
   * @param b as many of the same sizes
   * @return one row per pair, named as in {@code a}
   */
  public static Comparison of(List<Tensor> a, List<Tensor> b) {
    return of(a, b, TOLERANCE);
  }

  /**
   * Compares pair by pair.
   *
   * @param a arrays
   * @param b as many of the same sizes
   * @param tolerance how far entries may be apart to be close, relative to the largest |a|
   * @return one row per pair, named as in {@code a}
   */
  public static Comparison of(List<Tensor> a, List<Tensor> b, double tolerance) {
    if (a.size() != b.size()) {
      throw new IllegalArgumentException(
          "%d arrays against %d: take both from networks of the same layers"
              .formatted(a.size(), b.size()));
    }
    var rows = new ArrayList<Row>();
    for (int i = 0; i < a.size(); i++) {
      rows.add(row(a.get(i).name(), a.get(i).values(), b.get(i).values(), tolerance));
    }
    return new Comparison(rows);
  }

  private static Row row(String name, double[] a, double[] b, double tolerance) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "%s has %d entries against %d: take both from networks of the same layers"
              .formatted(name, a.length, b.length));
    }
    double difference = 0;
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      difference = Math.max(difference, Math.abs(a[i] - b[i])); // a NaN stays one
      largest = Math.max(largest, Math.abs(a[i]));
    }
    return new Row(name, difference == 0, difference <= tolerance * largest, difference, largest);
  }

  /**
   * Whether every pair is close.
   *
   * @return true if nothing is off
   */
  public boolean allClose() {
    return rows.stream().allMatch(Row::close);
  }

  /**
   * The largest difference of all.
   *
   * @return at least 0
   */
  public double maxDifference() {
    return rows.stream().mapToDouble(Row::maxDifference).reduce(0, Math::max);
  }

  @Override
  public String toString() {
    var lines = new StringBuilder();
    for (var row : rows) {
      lines.append(
          "%-12s exact: %-5b close: %-5b largest difference: %.3g%n"
              .formatted(row.name(), row.exact(), row.close(), row.maxDifference()));
    }
    return lines.toString();
  }
}
