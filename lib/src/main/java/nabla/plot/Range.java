package nabla.plot;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** From where to where an axis goes, evenly or by powers of ten. */
record Range(double min, double max, boolean log) {

  Range {
    if (!(min < max) || Double.isInfinite(max - min) || (log && min <= 0)) {
      throw new IllegalArgumentException(
          "an axis from %s to %s: give finite numbers, the smaller first%s"
              .formatted(min, max, log ? ", above 0 for a logarithm" : ""));
    }
  }

  /** A range that holds all values that can be drawn, with a margin of a share of it. */
  static Range of(DoubleStream values, double margin, boolean log) {
    var summary =
        values
            .filter(Double::isFinite)
            .filter(value -> !log || value > 0)
            .map(value -> log ? Math.log10(value) : value)
            .summaryStatistics();
    if (summary.getCount() == 0) {
      throw new IllegalArgumentException(
          "no %s value to draw: look for NaN in the numbers"
              .formatted(log ? "positive" : "finite"));
    }
    double span = summary.getMax() - summary.getMin();
    // A constant gets a band around it, one wider than rounding errors.
    double flat = Math.max(1e-12, Math.abs(summary.getMax()) * 0.1);
    double pad = span > 1e-12 * Math.abs(summary.getMax()) ? span * margin : flat;
    double low = summary.getMin() - pad;
    double high = summary.getMax() + pad;
    return log
        ? new Range(Math.pow(10, low), Math.pow(10, high), true)
        : new Range(low, high, false);
  }

  /** Where a value lies: 0 at the start, 1 at the end. */
  double share(double value) {
    return log ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  }

  double at(double share) {
    return log ? min * Math.pow(max / min, share) : min + share * (max - min);
  }

  /** A range of another length with the same middle. */
  Range around(double length) {
    double middle = (min + max) / 2;
    return new Range(middle - length / 2, middle + length / 2, false);
  }

  /** A round number and how it is written. */
  record Tick(double value, String text) {}

  /** Round numbers inside an even range, about as many as asked for. */
  List<Tick> ticks(int about) {
    double step = step(Math.max(2, about));
    int digits = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    var format = max - min >= 1e6 || digits > 5 ? "%.2g" : "%." + digits + "f";
    double first = Math.ceil(min / step - 1e-9);
    double last = Math.floor(max / step + 1e-9);
    // The sum with zero turns −0 into 0.
    return DoubleStream.iterate(first, k -> k <= last, k -> k + 1)
        .mapToObj(k -> new Tick(k * step, String.format(Locale.ROOT, format, k * step + 0.0)))
        .toList();
  }

  private double step(int about) {
    double raw = (max - min) / about;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    return DoubleStream.of(1, 2, 5, 10)
        .map(factor -> factor * power)
        .filter(step -> step >= raw * 0.999)
        .findFirst()
        .orElse(10 * power);
  }
}
