package nabla.data;

import java.util.random.RandomGenerator;

/** One hand that draws one sign: how it bends and places the strokes, and how thick it draws. */
final class Pen {

  private static final double EDGE = 0.012;

  private final int side;
  private final RandomGenerator random;
  private final double[][] warp = new double[2][4];
  private final double[][] turn;
  private final double[] shift;

  Pen(int side, RandomGenerator random) {
    this.side = side;
    this.random = random;
    double angle = Math.toRadians(random.nextDouble(-15, 15));
    double sx = 1 + random.nextDouble(-0.15, 0.15);
    double sy = 1 + random.nextDouble(-0.15, 0.15);
    double shear = random.nextDouble(-0.23, 0.23);
    double cos = 0.72 * Math.cos(angle);
    double sin = 0.72 * Math.sin(angle);
    turn = new double[][] {{cos * sx, cos * shear - sin * sy}, {sin * sx, sin * shear + cos * sy}};
    shift = new double[] {random.nextDouble(-0.08, 0.08), random.nextDouble(-0.08, 0.08)};
    for (var row : warp) {
      for (int i = 0; i < row.length; i++) {
        row[i] = 0.031 * random.nextGaussian();
      }
    }
  }

  /** The image, row by row, 0 paper to 1 ink. */
  double[] draw(int digit) {
    var ways = Glyphs.of(digit);
    return draw(ways[random.nextInt(ways.length)]);
  }

  /** The image of any strokes, each a polyline of points {x, y} in the unit square, y down. */
  double[] draw(double[][][] strokes) {
    var nearest = new double[side * side];
    java.util.Arrays.fill(nearest, 9);
    for (var stroke : strokes) {
      var from = place(stroke[0]);
      for (int i = 1; i < stroke.length; i++) {
        var to = place(stroke[i]);
        approach(nearest, from, to);
        from = to;
      }
    }
    return ink(nearest);
  }

  /** Moves a point of the glyph to where this hand puts it: a smooth warp, then an affine map. */
  private double[] place(double[] point) {
    double x = point[0] - 0.5;
    double y = point[1] - 0.5;
    double u = x + bend(warp[0], y, x);
    double v = y + bend(warp[1], x, y);
    return new double[] {
      turn[0][0] * u + turn[0][1] * v + 0.5 + shift[0],
      turn[1][0] * u + turn[1][1] * v + 0.5 + shift[1]
    };
  }

  private static double bend(double[] w, double across, double along) {
    return w[0] * Math.sin(6 * across + 30 * w[1]) + w[2] * Math.sin(5 * along + 30 * w[3]);
  }

  /** Lowers each pixel's squared distance to the ink where this segment is nearer. */
  private void approach(double[] nearest, double[] from, double[] to) {
    double dx = to[0] - from[0];
    double dy = to[1] - from[1];
    double length2 = dx * dx + dy * dy + 1e-9;
    for (int row = 0; row < side; row++) {
      double py = (row + 0.5) / side - from[1];
      for (int column = 0; column < side; column++) {
        double px = (column + 0.5) / side - from[0];
        double t = Math.max(0, Math.min(1, (px * dx + py * dy) / length2));
        double ex = px - t * dx;
        double ey = py - t * dy;
        int i = row * side + column;
        nearest[i] = Math.min(nearest[i], ex * ex + ey * ey);
      }
    }
  }

  private double[] ink(double[] distance2) {
    double thickness = random.nextDouble(0.035, 0.065);
    double darkness = random.nextDouble(0.75, 1);
    var image = new double[distance2.length];
    for (int i = 0; i < image.length; i++) {
      double ink = 1 / (1 + Math.exp((Math.sqrt(distance2[i]) - thickness) / EDGE));
      image[i] = Math.max(0, Math.min(1, darkness * ink + 0.07 * random.nextGaussian()));
    }
    return image;
  }
}
