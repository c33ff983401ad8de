package nabla.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Origin;
import nabla.grade.judge.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result is the same when it is read again, and there whole or not at all. */
class JsonReportTest {
  static final Provenance BY = new Provenance("g", "l", "e", "s", "none");
  @TempDir Path temp;

  static Mark mark(String text) {
    List<Mark.Row> rows =
        List.of(
            new Mark.Row(false, Status.PASS, 6, text, text, text, ""),
            new Mark.Row(true, Status.OUT_OF_MEMORY, 4, text, text, text, "Does a list grow?"));
    return new Mark(
        new Origin("林=" + text, "a/b.ipynb", Instant.parse("2026-11-10T12:00:00.5Z"), true),
        "0123456789abcdef",
        "07-autodiff",
        "",
        List.of(text),
        List.of(new Mark.Question("07.1", "title", text, rows)),
        true);
  }

  @Test
  void everyTextComesBack() {
    for (String text :
        new String[] {
          "", "<b>\"&\u0000\u001b[1m\u202e", "\ud83d\ude00 \ud800", "x".repeat(50_000), "a\n\tb"
        }) {
      Result result = new Result(mark(text), BY);
      Result again = JsonReport.read(JsonReport.of(result));
      assertThat(again).isEqualTo(result);
      assertThat(JsonReport.of(again)).isEqualTo(JsonReport.of(result));
    }
  }

  @Test
  void whatWasNotJudgedStaysSo() {
    Result result = new Result(mark("x").unjudged("no memory"), BY);
    assertThat(JsonReport.read(JsonReport.of(result))).isEqualTo(result);
  }

  @Test
  void whatAnEndedRunLeftHalfWrittenIsNoResult() throws Exception {
    Results results = new Results(temp);
    results.write(new Result(mark("x"), BY));
    Files.writeString(temp.resolve(".part123"), "{\"schema\":");
    Results next = new Results(temp);
    assertThat(next.read()).hasSize(1);
    assertThat(temp.resolve(".part123")).doesNotExist();
  }
}
