package nabla.homework;

import java.util.Arrays;
import java.util.List;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/**
 * What deep learning is: a plan of any size, letters as numbers, slopes with a bug, two numbers.
 */
public final class Homework01 {
  private static final String LETTERS = "ACGT";

  private Homework01() {}

  /** What may go wrong in {@code answers}. */
  public enum Slip {
    /** Nothing. */
    NONE(""),
    /** No number of the middle has a bias. */
    NO_BIAS("The numbers that are only added, after the weights of each middle sum, are left out."),
    /** The last number of all is left out. */
    NO_LAST("The very last parameter is left out: it is added at the end."),
    /** The answer is squeezed. */
    SQUEEZED_END("The answer is squeezed as well: at the end there is a plain sum."),
    /** Nothing is squeezed. */
    NO_SQUEEZE(
        "The sums in the middle are not squeezed: without that, the answer is one plain sum."),
    /** First all weights, then all biases of the middle. */
    BIASES_LAST(
        "The parameters are read as all weights of the middle first and then what is added: each"
            + " middle sum has its weights and what is added to it side by side."),
    /** The weights are grouped by input. */
    BY_INPUT(
        "The weights are read input by input: first come all of the first middle sum, then all of"
            + " the second.");

    private final String message;

    Slip(String message) {
      this.message = message;
    }
  }

  /** What may go wrong in {@code slopes}. */
  public enum Misturn {
    /** Nothing. */
    NONE(""),
    /** Knobs stay turned up. */
    NOT_BACK(
        "Each slope also counts the knobs before it: they were turned up and never turned back."
            + " Start from the given positions for each knob."),
    /** The difference is not divided. */
    NOT_PER_UNIT("That is what one hair changes: a slope is per unit, so divide by the hair."),
    /** The sign is turned round. */
    TURNED(
        "The signs are turned round: a slope says how much more wrong it gets when the knob is turned"
            + " up.");

    private final String message;

    Misturn(String message) {
      this.message = message;
    }
  }

  /**
   * The exercises.
   *
   * @return four: {@code answers}, {@code encode}, {@code slopes}, two numbers
   */
  public static List<Exercise> exercises() {
    double[] p = {1, 1, 0, 1, -1, 0, 2, 4, 0.5};
    double[][] x = {{1, 1}, {2, -1}};
    double[][] effect = {{1, 0.5}, {0.25, 1}};
    double[] right = {0.5, -0.5};
    return List.of(
        Exercise.of(
            "01.1",
            "answers",
            answered(
                Case.given(
                    "the plan and the filling of the notebook, at (1, 1) and (2, −1)", p, 2, x),
                p,
                2,
                x)),
        Exercise.of("01.2", "encode", encoded(Case.given("\"GATN\"", "GATN"), "GATN")),
        Exercise.of(
            "01.3",
            "slopes",
            sloped(
                Case.given("a desk with two knobs, both at 0", effect, right, new double[2])
                    .worth(0.5),
                effect,
                right,
                new double[2])),
        Exercise.of(
            "01.4",
            "the numbers",
            Case.given("fillings, lowest loss")
                .worth(0.5)
                .satisfies(
                    "two numbers: a whole one from 1, and one from 0 to 1",
                    answer -> {
                      double[] n = Plain.vector(answer.value());
                      return n.length == 2
                          && n[0] == Math.rint(n[0])
                          && n[0] >= 1
                          && n[1] >= 0
                          && n[1] <= 1;
                    })
                .hint("Return new double[] {fillings, loss}.")));
  }

  /**
   * Requires the answers of a plan, and names what commonly goes wrong.
   *
   * @param test the case
   * @param p the parameters
   * @param middles how many sums are made in the middle
   * @param x one row per question
   * @return the case
   */
  public static Case answered(Case test, double[] p, int middles, double[][] x) {
    test.returns(answers(p, middles, x, Slip.NONE), 1e-9);
    for (Slip slip : Slip.values()) {
      if (slip != Slip.NONE) {
        test.unlessReturns(answers(p, middles, x, slip), slip.message);
      }
    }
    return test.hint("Check which parameter stands where: follow the first row with a pencil.");
  }

  private static double[] answers(double[] p, int middles, double[][] x, Slip slip) {
    return Arrays.stream(x).mapToDouble(row -> answer(p, middles, row, slip)).toArray();
  }

  private static double answer(double[] p, int middles, double[] x, Slip slip) {
    int n = x.length;
    int end = middles * (n + 1);
    double answer = slip == Slip.NO_LAST ? 0 : p[end + middles];
    for (int m = 0; m < middles; m++) {
      int added = slip == Slip.BIASES_LAST ? middles * n + m : m * (n + 1) + n;
      double sum = slip == Slip.NO_BIAS ? 0 : p[added];
      for (int i = 0; i < n; i++) {
        int weight =
            switch (slip) {
              case BIASES_LAST -> m * n + i;
              case BY_INPUT -> i * middles + m;
              default -> m * (n + 1) + i;
            };
        sum += p[weight] * x[i];
      }
      answer += p[end + m] * (slip == Slip.NO_SQUEEZE ? sum : squeeze(sum));
    }
    return slip == Slip.SQUEEZED_END ? squeeze(answer) : answer;
  }

  private static double squeeze(double sum) {
    return sum / (1 + Math.abs(sum));
  }

  /**
   * Requires letters as numbers, and names what commonly goes wrong.
   *
   * @param test the case
   * @param letters of A, C, G, T, N
   * @return the case
   */
  public static Case encoded(Case test, String letters) {
    double[] right = encode(letters, 0.25);
    double[] planes = new double[right.length];
    Arrays.setAll(planes, i -> right[i % letters.length() * 4 + i / letters.length()]);
    return test.returns(right, 0)
        .unlessReturns(
            encode(letters, 0),
            "N is taken for nothing: it is one of the four, nobody knows which, so each gets ¼.")
        .unlessReturns(
            encode(letters, 1),
            "N counts as all four at once: together they are one letter, so each gets ¼.")
        .unlessReturns(
            planes,
            "The numbers stand plane by plane, as on a board: here letter by letter, four each.")
        .unless(
            answer -> Plain.vector(answer.value()).length == letters.length(),
            "One number for each letter: then T would be more than A. Give each letter four numbers.")
        .hint("Four numbers for each letter in turn, in the order A, C, G, T.");
  }

  private static double[] encode(String letters, double unknown) {
    double[] out = new double[4 * letters.length()];
    Arrays.setAll(
        out,
        i -> {
          char letter = letters.charAt(i / 4);
          return letter == 'N' ? unknown : letter == LETTERS.charAt(i % 4) ? 1 : 0;
        });
    return out;
  }

  /**
   * Requires the slopes of a desk, and names what commonly goes wrong.
   *
   * @param test the case
   * @param effect M, shape [heard, knobs]
   * @param right the right positions
   * @param k the positions
   * @return the case
   */
  public static Case sloped(Case test, double[][] effect, double[] right, double[] k) {
    test.returns(slopes(effect, right, k, Misturn.NONE), 1e-4);
    for (Misturn slip : Misturn.values()) {
      if (slip != Misturn.NONE) {
        double[] wrong = slopes(effect, right, k, slip);
        test.unless(answer -> Plain.close(answer.value(), wrong, 1e-4), slip.message);
      }
    }
    return test.hint("Listen at k, and once more for each knob with that one turned up by 1e-6.");
  }

  /** ∇ ½‖M(k − k*)‖² = Mᵀ M (k − k*), exactly. */
  private static double[] slopes(double[][] effect, double[] right, double[] k, Misturn slip) {
    double[] slopes = new double[k.length];
    for (double[] row : effect) {
      double heard = 0;
      for (int j = 0; j < k.length; j++) {
        heard += row[j] * (k[j] - right[j]);
      }
      for (int j = 0; j < k.length; j++) {
        slopes[j] += row[j] * heard;
      }
    }
    for (int j = 1; slip == Misturn.NOT_BACK && j < k.length; j++) {
      slopes[j] += slopes[j - 1];
    }
    double factor =
        switch (slip) {
          case NOT_PER_UNIT -> 1e-6;
          case TURNED -> -1;
          default -> 1;
        };
    return Arrays.stream(slopes).map(slope -> factor * slope).toArray();
  }
}
