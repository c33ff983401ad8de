package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
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

  /** Fills the box with colours, blended between the points if {@code smooth}. */
  void fill(Graphics2D g, Rectangle box, DoubleFunction<Color> colour, boolean smooth) {
    var image = new BufferedImage(columns(), rows(), BufferedImage.TYPE_INT_RGB);
    for (int r = 0; r < rows(); r++) {
      for (int c = 0; c < columns(); c++) {
        image.setRGB(c, rows() - 1 - r, colour.apply(values[r][c]).getRGB());
      }
    }
    g.drawImage(enlarged(image, box, smooth), box.x, box.y, box.width, box.height, null);
  }

  /** At twice the box's size, for fine screens, and as an image that vector drawings can hold. */
  private BufferedImage enlarged(BufferedImage image, Rectangle box, boolean smooth) {
    var result = new BufferedImage(2 * box.width, 2 * box.height, BufferedImage.TYPE_INT_RGB);
    var g = result.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        smooth
            ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
            : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    // The points, not the cells, lie on the frame: half a cell stands out on every side.
    double cw = 2 * box.getWidth() / (columns() - 1);
    double ch = 2 * box.getHeight() / (rows() - 1);
    var placed = AffineTransform.getTranslateInstance(-cw / 2, -ch / 2);
    placed.scale(cw, ch);
    g.drawImage(image, placed, null);
    g.dispose();
    return result;
  }

  /** Draws the line where the values cross a level. */
  void line(Graphics2D g, Rectangle box, double level) {
    Path2D path = Level.line(values, level);
    var placed = AffineTransform.getTranslateInstance(box.getMinX(), box.getMaxY());
    placed.scale(box.getWidth() / (columns() - 1), -box.getHeight() / (rows() - 1));
    g.draw(path.createTransformedShape(placed));
  }
}
