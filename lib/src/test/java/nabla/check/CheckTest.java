package nabla.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nabla.check.Outcome.Status;
import org.junit.jupiter.api.Test;

class CheckTest {
  record Kept(double[] v, int[] mistakes, double accuracy) {}

  /** The rule, with the comparison and the size of the bias's step as a student may vary them. */
  private static Kept fit(double[][] x, int[] y, int epochs, boolean zeroIsWrong, int step) {
    double[] v = new double[3];
    double[] pocket = new double[3];
    int most = 0;
    int[] mistakes = new int[epochs];
    int last = 0;
    for (int e = 0; e < epochs && (e == 0 || mistakes[e - 1] > 0); e++) {
      last = e;
      for (int i = 0; i < x.length; i++) {
        double z = y[i] * (v[0] * x[i][0] + v[1] * x[i][1] + v[2]);
        if (zeroIsWrong ? z <= 0 : z < 0) {
          mistakes[e]++;
          v[0] += y[i] * x[i][0];
          v[1] += y[i] * x[i][1];
          v[2] += step * y[i];
          int now = 0;
          for (int k = 0; k < x.length; k++) {
            now += y[k] * (v[0] * x[k][0] + v[1] * x[k][1] + v[2]) > 0 ? 1 : 0;
          }
          if (now > most) {
            most = now;
            pocket = v.clone();
          }
        }
      }
    }
    return new Kept(pocket, java.util.Arrays.copyOf(mistakes, last + 1), (double) most / x.length);
  }

  @Test
  void aRightAnswerPassesAndIsToldOfHiddenChecks() {
    CheckResult result =
        Check.exercise(
            "02.1", (double[][] x, int[] y, Integer epochs) -> fit(x, y, epochs, true, 1));
    assertThat(result.passed()).isTrue();
    assertThat(result.earned()).isEqualTo(2);
    assertThat(result.toString()).contains("public checks passed", "hidden checks run at grading");
  }

  @Test
  void aWrongAnswerIsToldItsMisconception() {
    CheckResult zero =
        Check.exercise(
            "02.1", (double[][] x, int[] y, Integer epochs) -> fit(x, y, epochs, false, 1));
    assertThat(zero.earned()).isZero();
    assertThat(zero.toString()).contains("sign(0)", "expected", "got");
    CheckResult noBias =
        Check.exercise(
            "02.1", (double[][] x, int[] y, Integer epochs) -> fit(x, y, epochs, true, 0));
    assertThat(noBias.toString()).contains("through the origin");
  }

  @Test
  void aStubIsNotDoneYet() {
    CheckResult result =
        Check.exercise(
            "02.1",
            (double[][] x, int[] y, Integer epochs) -> {
              throw new UnsupportedOperationException("not done yet");
            });
    assertThat(result.rows()).allMatch(row -> row.status() == Status.NOT_DONE);
    assertThat(result.summary()).startsWith("not done yet");
  }

  @Test
  void whatTheAnswerThrowsIsAResult() {
    CheckResult result =
        Check.exercise("02.1", (double[][] x, int[] y, Integer epochs) -> x[9][y[0]]);
    assertThat(result.passed()).isFalse();
    assertThat(result.toString()).contains("ArrayIndexOutOfBoundsException");
    CheckResult endless =
        Check.exercise("02.1", (double[][] x, int[] y, Integer epochs) -> recurse(1));
    assertThat(endless.toString()).contains("StackOverflowError");
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int recurse(int n) {
    return recurse(n + 1) + 1;
  }

  @Test
  void anotherShapeOrNullIsAWrongAnswer() {
    assertThat(Check.exercise("02.1", (double[][] x, int[] y, Integer n) -> null).passed())
        .isFalse();
    assertThat(Check.exercise("02.1", (double[][] x, int[] y, Integer n) -> "w").earned()).isZero();
  }

  @Test
  void changingTheArgumentsIsSeen() {
    CheckResult result =
        Check.exercise(
            "02.1",
            (double[][] x, int[] y, Integer epochs) -> {
              x[0][0] = 7;
              return null;
            });
    assertThat(result.toString()).contains("changes the arrays");
  }

  @Test
  void aQuestionIsNotedAndNotJudged() {
    assertThat(Check.question("02.Q1", () -> "b").passed()).isTrue();
    assertThat(Check.question("02.Q1", () -> 7).toString()).contains("one letter");
  }

  @Test
  void anUnknownExerciseIsTheTeachersMistake() {
    assertThatThrownBy(() -> Check.exercise("99.1", () -> 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("02.1");
  }
}
