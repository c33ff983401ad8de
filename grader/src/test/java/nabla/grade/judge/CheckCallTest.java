package nabla.grade.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CheckCallTest {

  @Test
  void findsTheLambdaUpToTheMatchingParenthesis() {
    CheckCall call =
        CheckCall.of(
            "// look\nCheck.exercise(\"02.1\",\n  (double[] x) -> f(x, ')', \"(\\\"\"))\n");
    assertThat(call).isEqualTo(new CheckCall("02.1", "(double[] x) -> f(x, ')', \"(\\\"\")"));
    assertThat(CheckCall.of("Check.question(\"02.Q1\", () -> a())").lambda())
        .isEqualTo("() -> a()");
  }

  @Test
  void aCellWithoutACallIsTheTeachersMistake() {
    assertThatThrownBy(() -> CheckCall.of("1 + 1")).hasMessageContaining("calls no check");
    assertThatThrownBy(() -> CheckCall.of("Check.exercise(\"1\", f("))
        .hasMessageContaining("no end");
  }
}
