package nabla.core;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people write them. All of the library's text and pictures take them from here. */
public final class Numbers {

  private Numbers() {}

  /**
   * A number with four or five digits that count, and no zeros at the end.
   *
   * @param x the number
   * @return such as {@code 0.9713}, {@code 12}, {@code 3.2e-07}
   */
  public static String text(double x) {
    double size = Math.abs(x);
    if (!Double.isFinite(x)) {
      return Double.toString(x);
    }
    if (x == Math.rint(x) && size < 1e7) {
      return Long.toString((long) x);
    }
    if (size < 1e-3 || size >= 1e6) {
      return scientific(x, 4);
    }
    int whole = size < 1 ? 0 : (int) Math.log10(size) + 1;
    return plain(BigDecimal.valueOf(x), whole == 0 ? 4 : Math.max(whole, 5));
  }

  /**
   * A number rounded to some digits that count, without zeros at the end.
   *
   * @param x the number
   * @param digits how many, at least 1
   * @return such as {@code 0.97} for 0.9713 and 2 digits
   */
  public static String text(double x, int digits) {
    double size = Math.abs(x);
    if (!Double.isFinite(x)) {
      return Double.toString(x);
    }
    return size != 0 && (size < 1e-4 || size >= 1e7)
        ? scientific(x, digits)
        : plain(new BigDecimal(x), digits);
  }

  /**
   * A number in a column: always four digits that count, so that the column is straight; whole
   * numbers as they are, in threes from five digits on (four may be a year).
   *
   * @param x the number
   * @return such as {@code 0.9700}, {@code 12}, {@code 60,000}
   */
  public static String inColumn(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e6
        ? inColumn((long) x)
        : String.format(Locale.ROOT, "%.4g", x);
  }

  /**
   * A whole number in a column.
   *
   * @param n the number
   * @return such as {@code 12}, {@code 2026}, {@code 60,000}
   */
  public static String inColumn(long n) {
    return String.format(Locale.ROOT, Math.abs(n) < 10_000 ? "%d" : "%,d", n);
  }

  private static String plain(BigDecimal x, int digits) {
    return x.round(new MathContext(digits)).stripTrailingZeros().toPlainString();
  }

  private static String scientific(double x, int digits) {
    return String.format(Locale.ROOT, "%." + (digits - 1) + "e", x).replaceAll("\\.?0+e", "e");
  }
}
