package nabla.plot;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Lines of equal height through a grid of values, by marching squares. */
final class Level {
  /** Where a straight line from one height to another crosses zero, as a share of the way. */
  static final DoubleBinaryOperator LINEAR = (a, b) -> a / (a - b);

  private Level() {}

  /**
   * The edge of a cell that a line crosses, in grid coordinates.
   *
   * @param above whether the value is above the level where the edge starts
   */
  record Crossing(double column, double row, double right, double up, boolean above) {
    /** The place at a share of the edge. */
    double[] at(double share) {
      return new double[] {column + share * right, row + share * up};
    }
  }

  /** All edges that the line crosses, in the order in which {@link #line} asks for their places. */
  static List<Crossing> crossings(double[][] grid, double level) {
    var crossings = new ArrayList<Crossing>();
    for (int r = 0; r + 1 < grid.length; r++) {
      for (int c = 0; c + 1 < grid[r].length; c++) {
        crossings.addAll(cell(grid, level, r, c));
      }
    }
    return crossings;
  }

  /**
   * The line where a value is taken.
   *
   * @param grid values, [row][column]
   * @param level the value
   * @param where the share of an edge at which it is crossed, of the heights above the level at the
   *     edge's two ends
   * @return a path in grid coordinates: x counts columns, y rows
   */
  static Path2D line(double[][] grid, double level, DoubleBinaryOperator where) {
    var path = new Path2D.Double();
    for (int r = 0; r + 1 < grid.length; r++) {
      for (int c = 0; c + 1 < grid[r].length; c++) {
        double[] open = null;
        for (var crossing : cell(grid, level, r, c)) {
          double before = grid[(int) crossing.row()][(int) crossing.column()] - level;
          double after =
              grid[(int) (crossing.row() + crossing.up())][
                      (int) (crossing.column() + crossing.right())]
                  - level;
          double[] point = crossing.at(where.applyAsDouble(before, after));
          if (open == null) {
            path.moveTo(point[0], point[1]);
            open = point;
          } else {
            path.lineTo(point[0], point[1]);
            open = null;
          }
        }
      }
    }
    return path;
  }

  /** The crossings of a cell's four edges, clockwise. There are none, two or four. */
  private static List<Crossing> cell(double[][] grid, double level, int r, int c) {
    boolean a = grid[r][c] > level;
    boolean b = grid[r][c + 1] > level;
    boolean d = grid[r + 1][c + 1] > level;
    boolean e = grid[r + 1][c] > level;
    if (a == b && b == d && d == e) {
      return List.of();
    }
    var found = new ArrayList<Crossing>(4);
    if (a != b) {
      found.add(new Crossing(c, r, 1, 0, a));
    }
    if (b != d) {
      found.add(new Crossing(c + 1, r, 0, 1, b));
    }
    if (e != d) {
      found.add(new Crossing(c, r + 1, 1, 0, e));
    }
    if (a != e) {
      found.add(new Crossing(c, r, 0, 1, a));
    }
    return found;
  }
}
