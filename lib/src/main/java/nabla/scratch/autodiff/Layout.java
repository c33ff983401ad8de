package nabla.scratch.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import nabla.scratch.autodiff.Graph.Link;

/**
 * Where the boxes of a graph stand: columns by the longest way to the result, rows without crowds.
 * A link that passes other columns on its way has a place of its own in each of them.
 *
 * @param column of each box
 * @param row of each box
 * @param passed for each link, the rows at which it passes the columns between its ends
 */
@SuppressWarnings("ArrayRecordComponent") // lives as long as a graph is being made
record Layout(int[] column, double[] row, List<List<Double>> passed) {

  private static final int SWEEPS = 8;

  /** Nodes are numbered so that every link goes from a smaller number to a larger one. */
  static Layout of(int n, List<Link> links) {
    var column = columns(n, links);
    var all = new ArrayList<>(Arrays.stream(column).boxed().toList());
    var steps = new ArrayList<Link>();
    var places = new ArrayList<List<Integer>>();
    for (var link : links) {
      var on = new ArrayList<Integer>();
      int before = link.from();
      for (int c = column[link.from()] + 1; c < column[link.to()]; c++) {
        on.add(all.size());
        steps.add(new Link(before, all.size()));
        before = all.size();
        all.add(c);
      }
      steps.add(new Link(before, link.to()));
      places.add(on);
    }
    var row = rows(all.stream().mapToInt(c -> c).toArray(), steps);
    var passed = places.stream().map(on -> on.stream().map(i -> row[i]).toList()).toList();
    return new Layout(column, Arrays.copyOf(row, n), passed);
  }

  /** The result stands in the last column; every other value one before the first that uses it. */
  private static int[] columns(int n, List<Link> links) {
    var toResult = new int[n];
    for (int i = links.size() - 1; i >= 0; i--) {
      var link = links.get(i);
      toResult[link.from()] = Math.max(toResult[link.from()], toResult[link.to()] + 1);
    }
    int last = Arrays.stream(toResult).max().orElse(0);
    return Arrays.stream(toResult).map(distance -> last - distance).toArray();
  }

  /** Each value moves towards the middle of its neighbours, again and again, one row apart. */
  private static double[] rows(int[] column, List<Link> links) {
    int n = column.length;
    int columns = Arrays.stream(column).max().orElse(0) + 1;
    var members = new ArrayList<List<Integer>>();
    for (int c = 0; c < columns; c++) {
      members.add(new ArrayList<>());
    }
    var row = new double[n];
    for (int i = 0; i < n; i++) {
      row[i] = members.get(column[i]).size();
      members.get(column[i]).add(i);
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int step = 0; step < columns; step++) {
        int c = sweep % 2 == 0 ? step : columns - 1 - step;
        var wish = wishes(row, links);
        var inColumn = members.get(c);
        inColumn.sort(Comparator.comparingDouble(i -> wish[i]));
        spread(row, wish, inColumn);
      }
    }
    double top = Arrays.stream(row).min().orElse(0);
    return Arrays.stream(row).map(r -> r - top).toArray();
  }

  private static double[] wishes(double[] row, List<Link> links) {
    var sum = new double[row.length];
    var neighbours = new int[row.length];
    for (var link : links) {
      sum[link.from()] += row[link.to()];
      sum[link.to()] += row[link.from()];
      neighbours[link.from()]++;
      neighbours[link.to()]++;
    }
    for (int i = 0; i < row.length; i++) {
      sum[i] = neighbours[i] == 0 ? row[i] : sum[i] / neighbours[i];
    }
    return sum;
  }

  /**
   * Gives each its wish, pushed down where it would overlap, and then centres the column's error.
   */
  private static void spread(double[] row, double[] wish, List<Integer> members) {
    double free = Double.NEGATIVE_INFINITY;
    double error = 0;
    for (int i : members) {
      row[i] = Math.max(wish[i], free);
      free = row[i] + 1;
      error += (row[i] - wish[i]) / members.size();
    }
    for (int i : members) {
      row[i] -= error;
    }
  }
}
