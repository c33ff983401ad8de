package nabla.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How the numbers at one axis are written: all with as many digits, all in one notation. XChart
 * chooses where the ticks stand and asks for the text of each. It does so once while the chart is
 * measured, which tells the step between them, and again when the chart is painted.
 */
final class TickText implements Function<Double, String> {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private double last = Double.NaN;
  private double step = Double.NaN;
  private Range range;
  private int digits;
  private boolean powers;
  private Set<Double> shown = Set.of();

  /** Forgets the last chart of an even axis. */
  void measure(Range axis) {
    measure(axis, new double[0], 0);
  }

  /** Forgets the last chart; what is asked for next is a first sketch. */
  void measure(Range axis, double[] measured, int room) {
    range = axis;
    last = Double.NaN;
    step = Double.NaN;
    digits = -1;
    powers = false;
    shown = axis.log() ? logarithmic(axis, measured, room) : Set.of();
    if (axis.log()) {
      powers = shown.stream().anyMatch(v -> v < 0.999e-4 || v > 1.001e5);
    }
  }

  /** Settles how many digits the ticks need that were asked for last. */
  void settle() {
    if (range.log() || !(step > 0)) {
      return;
    }
    digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-6));
    double most = Math.max(Math.abs(range.min()), Math.abs(range.max()));
    powers = most >= 1e6 || digits > 5;
  }

  /** The values that a logarithmic axis writes. */
  Set<Double> shown() {
    return shown;
  }

  @Override
  public String apply(Double value) {
    if (range != null && range.log()) {
      return near(value) ? text(value) : "";
    }
    step = value - last;
    last = value;
    return text(value);
  }

  private String text(double value) {
    if (powers) {
      return power(value);
    }
    if ((range != null && range.log()) || digits < 0) {
      return plain(value);
    }
    // The sum with zero turns −0 into 0.
    return BigDecimal.valueOf(value + 0.0).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  private boolean near(double value) {
    return shown.stream().anyMatch(v -> Math.abs(value / v - 1) < 1e-6);
  }

  /**
   * Powers of ten; over few decades also their doubles and fivefolds; few measured values as such.
   */
  private static Set<Double> logarithmic(Range range, double[] measured, int room) {
    double decades = Math.log10(range.max() / range.min());
    var own = new TreeSet<Double>();
    DoubleStream.of(measured).filter(v -> v > 0 && Double.isFinite(v)).forEach(own::add);
    if (own.size() > 1 && own.size() <= room && own.stream().allMatch(TickText::oneDigit)) {
      return own;
    }
    int every = Math.max(1, (int) Math.ceil((decades + 1) / Math.max(2, room)));
    int[] factors = decades <= 2.2 ? new int[] {1, 2, 5} : new int[] {1};
    int low = (int) Math.floor(Math.log10(range.min()));
    int high = (int) Math.ceil(Math.log10(range.max()));
    var values = new TreeSet<Double>();
    IntStream.rangeClosed(low, high)
        .filter(power -> Math.floorMod(power, every) == 0)
        .forEach(power -> Arrays.stream(factors).forEach(f -> values.add(f * Math.pow(10, power))));
    values.removeIf(v -> v < range.min() * 0.999 || v > range.max() * 1.001);
    return values;
  }

  /** Only such values have a tick on XChart's logarithmic axis. */
  private static boolean oneDigit(double value) {
    double mantissa = value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    return Math.abs(mantissa - Math.rint(mantissa)) < 1e-6;
  }

  private static String plain(double value) {
    var number = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
    return number.signum() == 0 ? "0" : number.toPlainString();
  }

  /** Such as 10⁻⁶ or 2·10⁷. */
  static String power(double value) {
    if (value == 0) {
      return "0";
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
    var factor = plain(value / Math.pow(10, exponent));
    var text = new StringBuilder(factor.equals("1") ? "10" : factor + "·10");
    text.append(exponent < 0 ? "⁻" : "");
    String.valueOf(Math.abs(exponent))
        .chars()
        .forEach(c -> text.append(SUPERSCRIPTS.charAt(c - '0')));
    return text.toString();
  }
}
