package nabla.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final History history = new History();

  @BeforeEach
  void threeCells() {
    history.input(1, "a.b(1)");
    history.input(2, "axb(2)");
    history.input(3, "a.b(1)");
    history.output(1, 11, "11");
  }

  @Test
  void aPatternTakesStarsAndQuestionMarksAndNothingElse() {
    assertThat(found("a.b*")).containsExactly(1, 3);
    assertThat(found("a?b(?)")).containsExactly(1, 2, 3);
    assertThat(found("*2*")).containsExactly(2);
    assertThat(found("b")).isEmpty();
  }

  @Test
  void outputsAreGivenWhereAskedFor() {
    assertThat(history.reply(Map.of("hist_access_type", "tail", "output", true)).get("history"))
        .asString()
        .isEqualTo("[[1, 1, [a.b(1), 11]], [1, 2, [axb(2), null]], [1, 3, [a.b(1), null]]]");
  }

  @Test
  void onlyTheLatestValuesAreKept() {
    for (int cell = 4; cell < 500; cell++) {
      history.output(cell, cell, "text");
    }

    assertThat(history.out()).hasSize(100).containsEntry(499, 499).doesNotContainKey(1);
  }

  private List<Object> found(String pattern) {
    Object rows =
        history.reply(Map.of("hist_access_type", "search", "pattern", pattern)).get("history");
    return ((List<?>) rows).stream().map(row -> (Object) ((List<?>) row).get(1)).toList();
  }
}
