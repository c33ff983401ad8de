package nabla.plot;

import java.util.ArrayList;
import java.util.function.DoubleUnaryOperator;

/** A function at many places, cut where it jumps: a value of NaN stands between the two sides. */
@SuppressWarnings("ArrayRecordComponent") // numbers, shared on purpose
record Samples(double[] x, double[] y) {
  /** A step over so much of the whole range is a jump if it does not get smaller closer by. */
  private static final double JUMP = 0.1;

  static Samples of(DoubleUnaryOperator f, double from, double to, int steps) {
    var x = new double[steps + 1];
    var y = new double[steps + 1];
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= steps; i++) {
      x[i] = from + (to - from) * i / steps;
      y[i] = f.applyAsDouble(x[i]);
      if (Double.isFinite(y[i])) {
        low = Math.min(low, y[i]);
        high = Math.max(high, y[i]);
      }
    }
    var points = new ArrayList<double[]>();
    for (int i = 0; i <= steps; i++) {
      if (i > 0 && Math.abs(y[i] - y[i - 1]) > JUMP * (high - low)) {
        cut(f, x[i - 1], x[i], points);
      }
      points.add(new double[] {x[i], y[i]});
    }
    var all = points.toArray(double[][]::new);
    return new Samples(XYPlot.column(all, 0), XYPlot.column(all, 1));
  }

  private static void cut(
      DoubleUnaryOperator f, double from, double to, ArrayList<double[]> points) {
    double left = from;
    double right = to;
    double whole = Math.abs(f.applyAsDouble(right) - f.applyAsDouble(left));
    for (int i = 0; i < 40; i++) {
      double middle = (left + right) / 2;
      double at = f.applyAsDouble(middle);
      if (Math.abs(at - f.applyAsDouble(left)) > Math.abs(f.applyAsDouble(right) - at)) {
        right = middle;
      } else {
        left = middle;
      }
    }
    if (Math.abs(f.applyAsDouble(right) - f.applyAsDouble(left)) > whole / 2) {
      points.add(new double[] {left, f.applyAsDouble(left)});
      points.add(new double[] {left, Double.NaN});
      points.add(new double[] {right, f.applyAsDouble(right)});
    }
  }
}
