package nabla.grade.book;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lateness costs: so much for each period that has begun, never more than was earned.
 *
 * @param amount points, or per cent of the homework's points
 * @param percent whether it is per cent
 * @param period of time
 */
public record LateRule(double amount, boolean percent, Duration period) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)(%?)/(\\d{0,3})(day|hour|minute)s?");

  /** Lateness is said, and costs nothing. */
  public static final LateRule SAID = new LateRule(0, false, Duration.ofDays(1));

  /**
   * Reads a rule.
   *
   * @param text {@code 10%/day}, {@code 1/day}, {@code 5%/12hours}; {@code zero}: late is nothing;
   *     {@code none}: lateness is said only
   * @return the rule
   */
  public static LateRule parse(String text) {
    if (text.equals("none")) {
      return SAID;
    }
    if (text.equals("zero")) {
      return new LateRule(100, true, Duration.ofDays(1));
    }
    Matcher is = TEXT.matcher(text);
    if (!is.matches()) {
      throw new IllegalArgumentException(
          "--late is such as 10%/day, 1/day, 5%/12hours, zero or none, not " + text);
    }
    long count = is.group(3).isEmpty() ? 1 : Long.parseLong(is.group(3));
    Duration unit =
        switch (is.group(4)) {
          case "day" -> Duration.ofDays(1);
          case "hour" -> Duration.ofHours(1);
          default -> Duration.ofMinutes(1);
        };
    return new LateRule(
        Double.parseDouble(is.group(1)),
        !is.group(2).isEmpty(),
        unit.multipliedBy(Math.max(1, count)));
  }

  /**
   * What is left.
   *
   * @param earned points for the answers
   * @param points of the homework
   * @param late how long after the date
   * @return at least 0
   */
  public double after(double earned, double points, Duration late) {
    if (late.isZero()) {
      return earned;
    }
    long begun = (late.toMillis() + period.toMillis() - 1) / period.toMillis();
    double cost = Math.max(1, begun) * (percent ? amount / 100 * points : amount);
    return Math.max(0, earned - cost);
  }
}
