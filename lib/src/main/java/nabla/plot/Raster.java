package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.function.DoubleFunction;

/** Values on a grid of points that spans a frame; row 0 is at the bottom. */
@SuppressWarnings("ArrayRecordComponent") // numbers, shared on purpose
record Raster(double[][] values) {

  /** The coordinates of a grid's points, row by row from the bottom. */
  static double[][] points(Range x, Range y, int columns, int rows) {
    var points = new double[rows * columns][];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        points[r * columns + c] =
            new double[] {x.at((double) c / (columns - 1)), y.at((double) r / (rows - 1))};
      }
    }
    return points;
  }

  static Raster of(double[] flat, int columns) {
    var rows = new double[flat.length / columns][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = java.util.Arrays.copyOfRange(flat, r * columns, (r + 1) * columns);
    }
    return new Raster(rows);
  }

  int rows() {
    return values.length;
  }

  int columns() {
    return values[0].length;
  }

  /** Fills the box with the colours of the values: of the nearest point's, or interpolated. */
  void fill(Graphics2D g, Rectangle box, DoubleFunction<Color> colour, boolean smooth) {
    // Twice the box's size, for fine screens.
    var image = new BufferedImage(2 * box.width, 2 * box.height, BufferedImage.TYPE_INT_RGB);
    for (int py = 0; py < image.getHeight(); py++) {
      double r = (rows() - 1) * (1 - (py + 0.5) / image.getHeight());
      for (int px = 0; px < image.getWidth(); px++) {
        double c = (columns() - 1) * (px + 0.5) / image.getWidth();
        double value = smooth ? between(r, c) : values[(int) Math.round(r)][(int) Math.round(c)];
        image.setRGB(px, py, colour.apply(value).getRGB());
      }
    }
    g.drawImage(image, box.x, box.y, box.width, box.height, null);
  }

  private double between(double r, double c) {
    int row = Math.min(rows() - 2, (int) r);
    int column = Math.min(columns() - 2, (int) c);
    double v = r - row;
    double u = c - column;
    var below = values[row];
    var above = values[row + 1];
    return (1 - v) * ((1 - u) * below[column] + u * below[column + 1])
        + v * ((1 - u) * above[column] + u * above[column + 1]);
  }

  /** Draws the line where the values cross a level. */
  void line(Graphics2D g, Rectangle box, double level) {
    Path2D path = Level.line(values, level);
    var placed = AffineTransform.getTranslateInstance(box.getMinX(), box.getMaxY());
    placed.scale(box.getWidth() / (columns() - 1), -box.getHeight() / (rows() - 1));
    g.draw(path.createTransformedShape(placed));
  }
}
