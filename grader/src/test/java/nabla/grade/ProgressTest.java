package nabla.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One sees how far it is, also in a log. */
class ProgressTest {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);

  private String said() {
    return text.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutATerminalThereIsALineNowAndThen() throws Exception {
    try (Progress progress = new Progress(out, 4, false, Duration.ofMillis(20))) {
      progress.step("ada");
      for (int i = 0; i < 500 && said().lines().count() < 2; i++) {
        Thread.sleep(20);
      }
    }
    assertThat(said().lines()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(said()).containsPattern("1 of 4 done  \\d+:\\d\\d left").doesNotContain("\r\u001b");
    long lines = said().lines().count();
    Thread.sleep(100);
    assertThat(said().lines().count()).as("none after the end").isLessThanOrEqualTo(lines + 1);
  }

  @Test
  void onATerminalThereIsABar() {
    try (Progress progress = new Progress(out, 2, true, Duration.ofDays(1))) {
      progress.step("ada");
    }
    assertThat(said()).contains("███", "1/2", "ada", "left");
  }

  @Test
  void nothingToDoIsNothingToSay() {
    new Progress(out, 0, false, Duration.ofMillis(1)).close();
    assertThat(said()).isEmpty();
  }
}
