package nabla.grade.book;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * When homework is due.
 *
 * @param dates by the homework's number; under the empty name, of all others
 */
public record Due(Map<String, Instant> dates) {

  /** Copies the map. */
  public Due {
    dates = Map.copyOf(dates);
  }

  /**
   * Never.
   *
   * @return no dates
   */
  public static Due never() {
    return new Due(Map.of());
  }

  /**
   * Adds a date.
   *
   * @param text {@code 2026-11-30}, until the end of that day; {@code 2026-11-30T18:00}; with an
   *     offset such as {@code +08:00}; with {@code 07=} before it for one homework only
   * @param zone where dates without an offset are meant
   * @return a copy
   */
  public Due and(String text, ZoneId zone) {
    int equals = text.indexOf('=');
    Map<String, Instant> more = new HashMap<>(dates);
    more.put(equals < 0 ? "" : number(text.substring(0, equals)), instant(text, equals + 1, zone));
    return new Due(more);
  }

  private static String number(String name) {
    int dash = name.indexOf('-');
    return dash < 0 ? name : name.substring(0, dash);
  }

  private static Instant instant(String text, int from, ZoneId zone) {
    String date = text.substring(from).strip().replace(' ', 'T');
    try {
      if (!date.contains("T")) {
        return LocalDate.parse(date).plusDays(1).atStartOfDay(zone).toInstant();
      }
      return date.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)")
          ? OffsetDateTime.parse(date).toInstant()
          : LocalDateTime.parse(date).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--due needs a date such as 2026-11-30, 2026-11-30T18:00 or 07=2026-11-30, not " + text,
          e);
    }
  }

  /**
   * How late something is.
   *
   * @param assignment such as {@code 07-autodiff}
   * @param at when it was handed in
   * @return zero if it is in time, or if there is no date
   */
  public Duration late(String assignment, Instant at) {
    Instant due = dates.getOrDefault(number(assignment), dates.get(""));
    return due == null || !at.isAfter(due) ? Duration.ZERO : Duration.between(due, at);
  }
}
