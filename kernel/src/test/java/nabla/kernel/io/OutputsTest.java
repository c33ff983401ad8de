package nabla.kernel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputsTest {
  private static final long MEGABYTE = 1_000_000;

  private final List<String> texts = new ArrayList<>();
  private final Outputs outputs =
      new Outputs(
          (parent, type, content, metadata, buffers) ->
              texts.add(String.valueOf(content.get("text"))));

  @Test
  void theLongerATextIsTheMoreIsAddedToItAtOnce() {
    CellScope cell = cell(4 * MEGABYTE);
    print(cell, 4 * MEGABYTE);
    cell.finish(outputs);

    long drawn = 0; // a front end draws all that is there with each message
    long shown = 0;
    for (String text : texts) {
      shown += text.length();
      drawn += shown;
    }
    assertThat(shown).isEqualTo(4 * MEGABYTE);
    assertThat(drawn).isLessThan(5 * shown);
  }

  @Test
  void belowALongTextALineWaitsLonger() throws InterruptedException {
    CellScope little = cell(MEGABYTE);
    CellScope much = cell(MEGABYTE);
    print(little, 100);
    print(much, 500_000);
    little.flush(outputs, true);
    much.flush(outputs, true);

    Thread.sleep(100);
    assertThat(little.isDue()).isTrue();
    assertThat(much.isDue()).isFalse();
  }

  @Test
  void aTextBelowAPlotIsAShortOneAgain() {
    CellScope cell = cell(MEGABYTE);
    outputs.enter(cell);
    print(cell, 500_000);
    outputs.publish("display_data", Map.of());
    texts.clear();
    print(cell, 70_000);

    assertThat(texts).hasSize(1);
  }

  @Test
  void whatIsPrintedAfterTheLimitIsCountedAndTheSettingThatShowsItIsSaid() {
    CellScope cell = cell(1000);
    print(cell, 12_345);
    cell.finish(outputs);
    cell.finish(outputs);

    assertThat(texts.get(0)).hasSize(1000);
    assertThat(texts.get(1)).contains("a cell may print 1,000 bytes");
    assertThat(texts.get(2))
        .isEqualTo(
            "[11,345 bytes of output were cut. To see all, start Jupyter with"
                + " NABLA_OUTPUT_LIMIT=13000 in its environment.]\n");
    assertThat(texts).as("said once").hasSize(3);
  }

  @Test
  void aShortLineCountsSixteenBytes() {
    CellScope cell = cell(160);
    for (int i = 0; i < 11; i++) {
      cell.write(outputs, false, new byte[] {'a'}, 0, 1);
      cell.write(outputs, false, new byte[] {'\n'}, 0, 1);
    }
    cell.finish(outputs);

    assertThat(texts.get(0)).isEqualTo("a\n".repeat(10));
    assertThat(texts.get(2)).startsWith("[2 bytes").contains("NABLA_OUTPUT_LIMIT=180");
  }

  @Test
  void whereAllIsMoreThanABrowserBearsAFileIsRecommended() {
    assertThat(OutputLimit.cut(2_000_000, 5_000_000_000L, 9_000_000_000L))
        .isEqualTo(
            "[5,000,000,000 bytes of output were cut. To see more, print less or to a file, or"
                + " start Jupyter with NABLA_OUTPUT_LIMIT=20000000 in its environment.]\n");
  }

  private static CellScope cell(long limit) {
    return new CellScope(1, Map.of(), false, false, null, limit);
  }

  /** Prints like a loop: many short lines. */
  private void print(CellScope cell, long bytes) {
    byte[] line = "0123456789".getBytes(StandardCharsets.UTF_8);
    for (long rest = bytes; rest > 0; rest -= line.length) {
      if (cell.write(outputs, false, line, 0, (int) Math.min(line.length, rest))) {
        cell.flush(outputs, false);
      }
    }
  }
}
