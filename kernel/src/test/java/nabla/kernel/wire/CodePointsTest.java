package nabla.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodePointsTest {
  private static final String TEXT = "a🙂中b";

  @Test
  void aCursorCountsCharactersAndAnIndexCountsUnits() {
    assertThat(CodePoints.toIndex(TEXT, 2)).isEqualTo(3);
    assertThat(CodePoints.toCursor(TEXT, 3)).isEqualTo(2);
  }

  @Test
  void beyondEitherEndMeansTheEnd() {
    assertThat(CodePoints.toIndex(TEXT, 99)).isEqualTo(TEXT.length());
    assertThat(CodePoints.toIndex(TEXT, -1)).isZero();
    assertThat(CodePoints.toCursor(TEXT, 99)).isEqualTo(4);
  }
}
