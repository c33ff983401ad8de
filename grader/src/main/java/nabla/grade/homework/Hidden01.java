package nabla.grade.homework;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.homework.Homework01;

/** Homework 01: a plan of any size, letters as numbers, slopes, and two numbers. */
final class Hidden01 {
  private static final String HARD_CODED =
      "Every row gives the same number: compute it from the parameters and the row.";

  private Hidden01() {}

  static Assignment assignment() {
    return Assignment.of("01-what-is-deep-learning")
        .withholding("nabla/data/Encode")
        .exercise(
            "01.1",
            random ->
                List.of(
                    answered(random, "3 numbers in the middle, 2 inputs, 4 rows", 3, 2, 4),
                    answered(random, "2 numbers in the middle, 5 inputs, 3 rows", 2, 5, 3),
                    answered(random, "one number in the middle, one input, 6 rows", 1, 1, 6)
                        .worth(0.5)))
        .exercise("01.2", random -> List.of(letters(random), stranger(random)))
        .exercise(
            "01.3", random -> List.of(sloped(random, 3).worth(0.75), sloped(random, 6).worth(0.75)))
        .exercise("01.4", random -> numbers());
  }

  private static Case answered(
      RandomGenerator random, String given, int middles, int inputs, int rows) {
    double[] p = Draw.vector(random, middles * (inputs + 2) + 1, 1.5);
    double[][] x = Draw.matrix(random, rows, inputs, 1);
    return Homework01.answered(Case.given(given, p, middles, x), p, middles, x)
        .unless(
            answer -> {
              double[] got = Plain.vector(answer.value());
              return got.length == rows && got[0] == got[rows - 1];
            },
            HARD_CODED);
  }

  private static Case letters(RandomGenerator random) {
    String text = "N" + word(random, "ACGTN", 8);
    return Homework01.encoded(Case.given("\"" + text + "\"", text), text);
  }

  private static Case stranger(RandomGenerator random) {
    String text = word(random, "ACGT", 3) + "X" + word(random, "ACGT", 2);
    return Case.given("\"" + text + "\", with a letter that does not exist", text)
        .worth(0.5)
        .refuses("an exception: X is none of A, C, G, T, N")
        .hint("A letter that is none of the five must be refused, not encoded as something else.");
  }

  private static String word(RandomGenerator random, String alphabet, int length) {
    return random
        .ints(length, 0, alphabet.length())
        .mapToObj(i -> alphabet.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static Case sloped(RandomGenerator random, int knobs) {
    double[][] effect = Draw.matrix(random, knobs, knobs, 0.5);
    double[] right = Draw.vector(random, knobs, 1);
    double[] k = Draw.vector(random, knobs, 1);
    return Homework01.sloped(
        Case.given("a desk with %d knobs".formatted(knobs), effect, right, k), effect, right, k);
  }

  private static List<Case> numbers() {
    Case fillings =
        Case.given("the fillings that are the same function")
            .worth(0.75)
            .satisfies("48", answer -> Plain.vector(answer.value())[0] == 48)
            .unless(
                answer -> Plain.vector(answer.value())[0] == 6,
                "That is the order of the three alone. And what happens if all signs of one of them,"
                    + " before and after the squeezing, are turned round?")
            .unless(
                answer -> Plain.vector(answer.value())[0] == 8,
                "Those are the signs alone. And what if the three change places?")
            .unless(
                answer -> Plain.vector(answer.value())[0] == 1,
                "squeeze(−s) = −squeeze(s), and a sum does not mind its order: use both.")
            .hint("How many orders of three, times how many choices of three signs?");
    return List.of(
        fillings,
        fillings
            .again("the lowest loss of the plan 2-1-1 on XOR")
            .worth(0.75)
            .satisfies(
                "0.667", answer -> Math.abs(Plain.vector(answer.value())[1] - 2 / 3.0) < 0.005)
            .unless(
                answer -> Plain.vector(answer.value())[1] == 1,
                "1 is the loss of whoever answers 0 each time. One corner, at least, can be cut off.")
            .unless(
                answer -> {
                  double loss = Plain.vector(answer.value())[1];
                  return loss > 0.67 && loss < 0.735;
                },
                "Downhill is still on its way there, and creeps: what does the loss come near to when"
                    + " the one sum grows without limit, so that its squeeze is −1 or 1?")
            .unless(
                answer -> Math.abs(Plain.vector(answer.value())[1] - 0.75) < 0.006,
                "Three corners on one side must get the same answer, and the best one for +1, +1, −1"
                    + " is their mean.")
            .hint(
                "One sum, squeezed, rises along its direction: cut off one corner, and give the other"
                    + " three their mean."));
  }
}
