package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import nabla.core.ScalarField;

/** A field's values on a grid of points over a plot area; row 0 is at the bottom. */
@SuppressWarnings("ArrayRecordComponent") // numbers, shared on purpose
record Raster(ScalarField field, Range x, Range y, double[][] values) {
  /** A field of so few values is made of steps: their edges are drawn sharp. */
  private static final int STEPS = 16;

  /** Pixels of the picture per unit of the page, for fine screens. */
  private static final int FINE = 2;

  /** Values so many units of the page apart. */
  static Raster of(ScalarField field, Area area, int apart) {
    int columns = Math.max(2, (int) (area.box().getWidth() / apart) + 1);
    int rows = Math.max(2, (int) (area.box().getHeight() / apart) + 1);
    return of(field, area.x(), area.y(), columns, rows);
  }

  static Raster of(ScalarField field, Range x, Range y, int columns, int rows) {
    double[] flat = field.at(points(x, y, columns, rows));
    var values = new double[rows][];
    for (int r = 0; r < rows; r++) {
      values[r] = Arrays.copyOfRange(flat, r * columns, (r + 1) * columns);
    }
    return new Raster(field, x, y, values);
  }

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

  int rows() {
    return values.length;
  }

  int columns() {
    return values[0].length;
  }

  /** Fills the box with the colours of the values. */
  void fill(Graphics2D g, Rectangle2D box, DoubleFunction<Color> colour) {
    int width = (int) Math.ceil(FINE * box.getWidth());
    int height = (int) Math.ceil(FINE * box.getHeight());
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    boolean stepped = stepped();
    var edges = new ArrayList<int[]>();
    for (int py = 0; py < height; py++) {
      double r = (rows() - 1) * (1 - (py + 0.5) / height);
      for (int px = 0; px < width; px++) {
        double c = (columns() - 1) * (px + 0.5) / width;
        if (stepped && edge((int) r, (int) c)) {
          edges.add(new int[] {px, py});
        } else {
          double value = stepped ? values[(int) r][(int) c] : between(r, c);
          image.setRGB(px, py, colour.apply(value).getRGB());
        }
      }
    }
    refine(image, edges, colour);
    // Sharp edges want to be smooth; even areas without mixed rims keep the file small.
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        stepped
            ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
            : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    var place = AffineTransform.getTranslateInstance(box.getX(), box.getY());
    place.scale(box.getWidth() / width, box.getHeight() / height);
    g.drawImage(image, place, null);
  }

  /** Asks the field itself at every pixel where a step may run. */
  private void refine(BufferedImage image, ArrayList<int[]> pixels, DoubleFunction<Color> colour) {
    if (pixels.isEmpty()) {
      return;
    }
    var points =
        pixels.stream()
            .map(
                p ->
                    new double[] {
                      x.at((p[0] + 0.5) / image.getWidth()),
                      y.at(1 - (p[1] + 0.5) / image.getHeight())
                    })
            .toArray(double[][]::new);
    double[] at = field.at(points);
    for (int i = 0; i < at.length; i++) {
      image.setRGB(pixels.get(i)[0], pixels.get(i)[1], colour.apply(at[i]).getRGB());
    }
  }

  private boolean stepped() {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).distinct().limit(STEPS + 1).count()
        <= STEPS;
  }

  private boolean edge(int r, int c) {
    double value = values[r][c];
    return value != values[r][c + 1] || value != values[r + 1][c] || value != values[r + 1][c + 1];
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

  /** Draws the line where the values cross a level, straight between the points of the grid. */
  void line(Graphics2D g, Rectangle2D box, double level) {
    draw(g, box, Level.line(values, level, Level.LINEAR));
  }

  /** Draws the line where the field itself changes its sign, found by halving on every edge. */
  void sharpLine(Graphics2D g, Rectangle2D box) {
    var crossings = Level.crossings(values, 0);
    var halved = new Halving(crossings.size());
    for (int i = 0; i < Halving.ROUNDS; i++) {
      var middles = new double[crossings.size()][];
      for (int k = 0; k < middles.length; k++) {
        double[] p = crossings.get(k).at(halved.middle(k));
        middles[k] = new double[] {x.at(p[0] / (columns() - 1)), y.at(p[1] / (rows() - 1))};
      }
      double[] at = middles.length == 0 ? new double[0] : field.at(middles);
      for (int k = 0; k < at.length; k++) {
        halved.narrow(k, at[k] > 0 == crossings.get(k).above());
      }
    }
    draw(g, box, Level.line(values, 0, halved::next));
  }

  /** From where to where each crossing may still lie, as shares of its edge. */
  private static final class Halving {
    static final int ROUNDS = 7;
    private final double[] from;
    private final double[] to;
    private int next;

    Halving(int n) {
      from = new double[n];
      to = new double[n];
      Arrays.fill(to, 1);
    }

    double middle(int k) {
      return (from[k] + to[k]) / 2;
    }

    void narrow(int k, boolean likeStart) {
      if (likeStart) {
        from[k] = middle(k);
      } else {
        to[k] = middle(k);
      }
    }

    /** Crossings are asked for in the order in which they were found. */
    double next(double before, double after) {
      return middle(next++);
    }
  }

  private void draw(Graphics2D g, Rectangle2D box, Path2D path) {
    var placed = AffineTransform.getTranslateInstance(box.getMinX(), box.getMaxY());
    placed.scale(box.getWidth() / (columns() - 1), -box.getHeight() / (rows() - 1));
    g.draw(path.createTransformedShape(placed));
  }
}
