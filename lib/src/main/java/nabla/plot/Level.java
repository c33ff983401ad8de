package nabla.plot;

import java.awt.geom.Path2D;

/** Lines of equal height through a grid of values, by marching squares. */
final class Level {
  private Level() {}

  /**
   * The line where a value is taken, with linear interpolation along the cells' edges.
   *
   * @param grid values, [row][column]
   * @param level the value
   * @return a path in grid coordinates: x counts columns, y rows
   */
  static Path2D line(double[][] grid, double level) {
    var path = new Path2D.Double();
    for (int r = 0; r + 1 < grid.length; r++) {
      for (int c = 0; c + 1 < grid[r].length; c++) {
        cell(grid, level, r, c, path);
      }
    }
    return path;
  }

  private static void cell(double[][] grid, double level, int r, int c, Path2D path) {
    double a = grid[r][c] - level;
    double b = grid[r][c + 1] - level;
    double d = grid[r + 1][c + 1] - level;
    double e = grid[r + 1][c] - level;
    // The crossings of the four edges, clockwise from the top.
    double[][] crossings = {
      crosses(a, b) ? new double[] {c + a / (a - b), r} : null,
      crosses(b, d) ? new double[] {c + 1, r + b / (b - d)} : null,
      crosses(e, d) ? new double[] {c + e / (e - d), r + 1} : null,
      crosses(a, e) ? new double[] {c, r + a / (a - e)} : null
    };
    double[] open = null;
    for (var crossing : crossings) {
      if (crossing == null) {
        continue;
      }
      if (open == null) {
        open = crossing;
      } else {
        path.moveTo(open[0], open[1]);
        path.lineTo(crossing[0], crossing[1]);
        open = null;
      }
    }
  }

  private static boolean crosses(double a, double b) {
    return a > 0 != b > 0;
  }
}
