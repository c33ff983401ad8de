package nabla.grade.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, and what lateness costs. */
class RulesTest {
  private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

  @ParameterizedTest
  @CsvSource({
    "2026-11-30, 2026-11-30T15:59:59Z, 0",
    "2026-11-30, 2026-11-30T16:00:01Z, 1",
    "2026-11-30T18:00, 2026-11-30T10:00:00Z, 0",
    "2026-11-30 18:00, 2026-11-30T10:01:00Z, 60",
    "2026-11-30T18:00+00:00, 2026-11-30T18:00:30Z, 30",
    "07=2026-11-30T18:00Z, 2026-11-30T18:00:30Z, 30",
    "07-autodiff=2026-11-30T18:00Z, 2026-11-30T18:00:30Z, 30",
    "08=2026-11-30T18:00Z, 2027-01-01T00:00:00Z, 0"
  })
  void aDateIsReadAsPeopleWriteIt(String due, Instant at, long seconds) {
    assertThat(Due.never().and(due, TAIPEI).late("07-autodiff", at))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void aHomeworksOwnDateGoesBeforeThatOfAll() {
    Due due = Due.never().and("2026-11-01", TAIPEI).and("07=2026-12-01", TAIPEI);
    Instant between = Instant.parse("2026-11-15T00:00:00Z");
    assertThat(due.late("07-autodiff", between)).isZero();
    assertThat(due.late("08-backpropagation", between)).isPositive();
    assertThat(Due.never().late("07-autodiff", between)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "none, 100, 8",
    "10%/day, 0, 8",
    "10%/day, 1, 7",
    "10%/day, 24, 7",
    "10%/day, 25, 6",
    "10%/day, 500, 0",
    "1/day, 30, 6",
    "0.5/day, 30, 7",
    "5%/12hours, 13, 7",
    "1%/hour, 3, 7.7",
    "zero, 1, 0"
  })
  void latenessCostsForEachPeriodBegun(String rule, long hours, double left) {
    double after = LateRule.parse(rule).after(8, 10, Duration.ofHours(hours));
    assertThat(after).isEqualTo(left, org.assertj.core.api.Assertions.within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "10%", "day", "10%/week", "-1/day", "1e9/day", "10 % / day"})
  void aRuleThatIsNoneIsSaid(String rule) {
    assertThatThrownBy(() -> LateRule.parse(rule)).hasMessageContaining("--late is such as");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tomorrow", "2026-13-01", "30.11.2026", "07=", "2026-11-30T25:00"})
  void aDateThatIsNoneIsSaid(String due) {
    assertThatThrownBy(() -> Due.never().and(due, TAIPEI)).hasMessageContaining("--due needs");
  }
}
