package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.core.Dataset;
import nabla.data.Digits;
import nabla.homework.Homework09;

/** Homework 09: tiers of accuracy on digits from a seed that only the judge knows. */
final class Hidden09 {
  private static final String TRAINING_ACCURACY =
      "The expected accuracy is far above what it reads: it was measured on the images it was trained"
          + " on. Keep some images aside, and measure there.";

  private Hidden09() {}

  static Assignment assignment() {
    return Assignment.of("09-digits")
        .allowing("nabla/scratch/")
        .limits(120, 1024)
        .exercise("09.1", Hidden09::cases)
        .question("09.Q1", 1, "b", "784 · 100 + 100 + 100 · 10 + 10; the inputs have no weights.")
        .question(
            "09.Q2",
            1,
            "d",
            "What was chosen by looking at the test images is no longer untested.");
  }

  private static List<Case> cases(RandomGenerator random) {
    Dataset digits = Digits.strokes(2000, random.nextLong());
    String labels = labels(digits);
    double[][] images = rounded(digits.x());
    int trainSeed = random.nextInt(1000, 1_000_000);
    int seed = random.nextInt(1000);
    Case new93 =
        Case.given("2000 new digits: 93 %", 8000, trainSeed, false, images, new int[] {seed})
            .changingArguments()
            .satisfies("at least 1860 of 2000 right", Homework09.reads(labels, 0.93))
            .unless(Homework09.reads(labels, 0.7), Homework09.LINEAR)
            .hint("It reads these new digits worse than the public ones: was it fitted to those?");
    return List.of(
        new93,
        new93
            .again("the same: 96.5 %")
            .satisfies("at least 1930 of 2000 right", Homework09.reads(labels, 0.965))
            .unless(Homework09.reads(labels, 0.7), Homework09.LINEAR)
            .hint("Take 100 hidden neurons, and go on until the loss no longer falls."),
        new93
            .again("the same: 98 %")
            .satisfies("at least 1960 of 2000 right", Homework09.reads(labels, 0.98))
            .hint("Show it each image shifted a little, by other amounts in each epoch."),
        repeatable(random, images),
        shuffled(random, images, labels));
  }

  private static Case repeatable(RandomGenerator random, double[][] images) {
    int seed = random.nextInt(1000);
    double[][] some = Arrays.copyOf(images, 200);
    return Case.given(
            "trained twice on 400 digits with one seed",
            400,
            5,
            false,
            some,
            new int[] {seed, seed})
        .changingArguments()
        .satisfies(
            "the same 200 answers both times",
            answer ->
                Homework09.labels(answer, 0).length == 200
                    && Arrays.equals(Homework09.labels(answer, 0), Homework09.labels(answer, 1)))
        .hint(
            "Two runs with the same seed differ: take all randomness, weights and order alike, from"
                + " the seed, so that a result can be repeated.");
  }

  /** With labels that mean nothing, nobody can read better than by guessing, nor expect to. */
  private static Case shuffled(RandomGenerator random, double[][] images, String labels) {
    double[][] some = Arrays.copyOf(images, 500);
    String truth = labels.substring(0, 500);
    Predicate<Answer> guesses = answer -> Homework09.accuracy(answer, 0, truth) < 0.25;
    return Case.given(
            "500 training labels shuffled", 500, random.nextInt(1000), true, some, new int[] {1})
        .changingArguments()
        .satisfies(
            "about 10 % right, and no more than 30 % expected",
            guesses.and(answer -> Homework09.expected(answer, 0) <= 0.3))
        .unless(guesses, TRAINING_ACCURACY)
        .hint("It reads digits without having seen a true label: where does it know them from?");
  }

  private static String labels(Dataset digits) {
    return Arrays.stream(digits.label()).mapToObj(Integer::toString).collect(Collectors.joining());
  }

  /** Two decimals are what an image has; more would only be sent. */
  private static double[][] rounded(double[][] x) {
    return Arrays.stream(x)
        .map(row -> Arrays.stream(row).map(v -> Math.rint(100 * v) / 100).toArray())
        .toArray(double[][]::new);
  }
}
