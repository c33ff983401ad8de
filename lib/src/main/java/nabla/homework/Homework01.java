package nabla.homework;

import java.util.Arrays;
import java.util.List;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** What deep learning is: a function with knobs, and everything as numbers. */
public final class Homework01 {
  /** What an answer seems to think that counts classes from 1. */
  public static final String FROM_ONE =
      "The 1 stands one place off: classes are counted from 0, so class 0 is the first entry.";

  /** What an answer seems to think that adds no activation at the output. */
  public static final String LINEAR_OUTPUT =
      "The output is the plain sum: in this network the output neuron, too, applies the sigmoid.";

  /** What an answer seems to think that encodes a board as −1, 0, 1. */
  public static final String SIGNED_BOARD =
      "A square of X and O is not a number line with O opposite to X: give each piece nine entries of"
          + " its own, 0 or 1.";

  private Homework01() {}

  /**
   * The exercises.
   *
   * @return three: {@code forward}, {@code encodeBoard}, {@code oneHot}
   */
  public static List<Exercise> exercises() {
    double[] params = {1, -2, 1, -1, 1, 0, 2, -1, 0.5};
    double[][] x = {{1, -1}};
    return List.of(
        Exercise.of(
            "01.1",
            "forward",
            Case.given("params " + Plain.text(params) + ", x = (1, −1)", params, x)
                .worth(1)
                .returns(new double[] {0.912522}, 1e-5)
                .unless(
                    answer -> Plain.close(answer.value(), new double[] {2.344825}, 1e-5),
                    LINEAR_OUTPUT)
                .hint("The hidden outputs are σ(4) = 0.98201 and σ(−2) = 0.11920.")),
        Exercise.of(
            "01.2",
            "encodeBoard",
            Case.given("the board \"X...O...X\"", "X...O...X")
                .worth(1)
                .returns(planes("X...O...X"), 0)
                .unless(answer -> signed(answer, 9), SIGNED_BOARD)
                .hint("18 numbers: where X stands (nine squares), then where O stands.")),
        Exercise.of(
            "01.3",
            "oneHot",
            Case.given("class 2 of 4", 2, 4)
                .worth(1)
                .returns(new double[] {0, 0, 1, 0}, 0)
                .unlessReturns(new double[] {0, 1, 0, 0}, FROM_ONE)
                .hint("As many entries as classes, a single 1.")));
  }

  /**
   * Whether an answer uses −1 for a piece, or as many entries as there are squares.
   *
   * @param answer what {@code encodeBoard} brought back
   * @param squares of the board
   * @return true for a board on one number line
   */
  public static boolean signed(Answer answer, int squares) {
    double[] got = Plain.vector(answer.value());
    return got.length == squares || Arrays.stream(got).anyMatch(v -> v < 0);
  }

  private static double[] planes(String board) {
    double[] out = new double[18];
    Arrays.setAll(out, i -> board.charAt(i % 9) == "XO".charAt(i / 9) ? 1 : 0);
    return out;
  }
}
