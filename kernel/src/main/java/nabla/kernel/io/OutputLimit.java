package nabla.kernel.io;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How much one cell may print, and what is said where it prints more. The limit is in bytes; a line
 * counts as {@value #LEAST_OF_A_LINE} at least, because what a browser pays for are lines too.
 */
public final class OutputLimit {
  /** The environment variable that sets it. */
  public static final String VARIABLE = "NABLA_OUTPUT_LIMIT";

  /** What a browser still shows without a pause, in bytes; 100,000 lines of text fit in. */
  public static final long STANDARD = 2_000_000;

  /** What an empty line counts for. */
  static final int LEAST_OF_A_LINE = 16;

  // More than this in one cell and a browser's tab stands still for minutes.
  private static final long BEARABLE = 20_000_000;

  private OutputLimit() {}

  /** Said where the first byte is cut. */
  static String reached(long limit) {
    return String.format(
        Locale.ROOT,
        "%n[The limit of output is reached: a cell may print %,d bytes, where a line counts %d at"
            + " least. The cell goes on; what it prints is cut.]%n",
        limit,
        LEAST_OF_A_LINE);
  }

  /**
   * Said at the end of the cell: how much is missing, and what to do to see it.
   *
   * @param bytes how many were cut
   * @param all the limit that would have cut none
   */
  static String cut(long limit, long bytes, long all) {
    String more =
        all <= BEARABLE
            ? "To see all, start Jupyter with %s=%d in its environment."
            : "To see more, print less or to a file, or start Jupyter with %s=%d in its"
                + " environment.";
    long setting = all <= BEARABLE ? roundedUp(all) : Math.max(BEARABLE, 2 * limit);
    return String.format(
        Locale.ROOT, "[%,d bytes of output were cut. " + more + "]%n", bytes, VARIABLE, setting);
  }

  /** To two digits, as one would write a setting. */
  private static long roundedUp(long bytes) {
    return new BigDecimal(bytes).round(new MathContext(2, RoundingMode.CEILING)).longValueExact();
  }
}
