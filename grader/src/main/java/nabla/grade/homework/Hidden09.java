package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.core.Dataset;
import nabla.data.Digits;
import nabla.homework.Homework09;

/**
 * Homework 09: tiers of accuracy on digits from a seed that only the judge knows, a leak, and how
 * sure a difference is.
 */
final class Hidden09 {
  private static final String TRAINING_ACCURACY =
      "The expected accuracy is far above what it reads: it was measured on the images it was trained"
          + " on. Keep some images aside, and measure there.";

  private Hidden09() {}

  static Assignment assignment() {
    return Assignment.of("09-digits")
        .allowing("nabla/scratch/")
        .limits(120, 1024)
        .exercise("09.1", Hidden09::read)
        .exercise("09.2", Hidden09::parts)
        .exercise("09.3", random -> number());
  }

  private static List<Case> read(RandomGenerator random) {
    Dataset digits = Digits.strokes(2000, random.nextLong());
    String labels = labels(digits);
    double[][] images = rounded(digits.x());
    int trainSeed = random.nextInt(1000, 1_000_000);
    int seed = random.nextInt(1000);
    Case second =
        Case.given(
                Homework09.tier("2,000 new digits", 1),
                Homework09.LABELS_GIVEN,
                trainSeed,
                false,
                images,
                new int[] {seed})
            .changingArguments();
    return List.of(
        tier(second, 1, labels)
            .hint("It reads these new digits worse than the public ones: was it fitted to those?"),
        tier(second.again(Homework09.tier("the same", 2)), 2, labels)
            .hint(
                "A digit that is moved by a pixel or two is still the same digit: show it each image"
                    + " moved by other amounts in each epoch."),
        tier(second.again(Homework09.tier("the same", 3)), 3, labels)
            .hint(
                "A digit may also be turned, slanted or stretched a little. And take more epochs: with"
                    + " images that change, it cannot learn them by heart."),
        repeatable(random, images),
        shuffled(random, images, labels));
  }

  private static Case tier(Case test, int tier, String labels) {
    return test.satisfies(
            Homework09.share(tier), Homework09.reads(labels, Homework09.TIERS.get(tier)))
        .unless(
            Predicate.not(Homework09.reads(labels, 0.5)), "It reads hardly better than by chance.")
        .unless(Predicate.not(Homework09.reads(labels, 0.86)), Homework09.LINEAR);
  }

  private static Case repeatable(RandomGenerator random, double[][] images) {
    int seed = random.nextInt(1000);
    double[][] some = Arrays.copyOf(images, 200);
    return Case.given(
            "trained twice on 200 digits with one seed",
            200,
            5,
            false,
            some,
            new int[] {seed, seed})
        .worth(0.75)
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
        .worth(0.75)
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

  private static List<Case> parts(RandomGenerator random) {
    int n = random.nextInt(60, 80);
    int copies = random.nextInt(2, 5);
    double[][] x = Homework09.images(n, random.nextDouble(1, 2));
    int[] y = Homework09.labels(n);
    Case apart =
        Case.given(n + " images, " + copies + " copies of each", x, y, copies, 3)
            .satisfies(
                "no image aside is related to one to learn from, and all labels fit",
                answer ->
                    origins(answer, "aside", x).noneMatch(i -> learns(answer, x, i))
                        && fits(answer, "x", "y", x, y)
                        && fits(answer, "aside", "asideY", x, y))
            .unless(
                answer -> origins(answer, "aside", x).anyMatch(i -> learns(answer, x, i)),
                Homework09.LEAK)
            .hint("Each image, moved or not, keeps its own label.");
    return List.of(
        apart,
        apart
            .again("the same: which are aside")
            .worth(0.5)
            .satisfies(
                "a tenth of the given images, as they are, each once, chosen at random",
                answer -> whole(answer, x) && scattered(answer, x))
            .unless(
                answer -> !whole(answer, x),
                "Images aside are moved, or there twice: measure on the given images as they are.")
            .hint(
                "The first or the last tenth is no choice at random: where images are sorted by class,"
                    + " whole classes would be missing."));
  }

  /** Which of the given images each of some images comes from, by its ink. */
  private static IntStream origins(Answer answer, String field, double[][] x) {
    return Arrays.stream(Plain.matrix(answer.field(field))).mapToInt(image -> origin(image, x));
  }

  private static int origin(double[] image, double[][] x) {
    double ink = Arrays.stream(image).sum();
    return (int) Math.round((ink - x[0][24]) / 0.01);
  }

  private static boolean learns(Answer answer, double[][] x, int i) {
    return origins(answer, "x", x).anyMatch(other -> other == i);
  }

  private static boolean fits(Answer answer, String images, String labels, double[][] x, int[] y) {
    int[] given = Plain.ints(answer.field(labels));
    int[] from = origins(answer, images, x).toArray();
    return given.length == from.length
        && IntStream.range(0, given.length).allMatch(i -> given[i] == y[from[i]]);
  }

  private static boolean whole(Answer answer, double[][] x) {
    double[][] aside = Plain.matrix(answer.field("aside"));
    return aside.length == x.length / 10
        && origins(answer, "aside", x).distinct().count() == aside.length
        && Arrays.stream(aside).allMatch(image -> image[24] == x[origin(image, x)][24]);
  }

  private static boolean scattered(Answer answer, double[][] x) {
    int[] sorted = origins(answer, "aside", x).sorted().toArray();
    return sorted[sorted.length - 1] - sorted[0] > sorted.length - 1;
  }

  private static List<Case> number() {
    return List.of(
        Case.given("the standard deviation of B − A, in percentage points")
            .satisfies("0.35", answer -> Math.abs(answer.number() - 0.3534) < 0.006)
            .unless(
                answer -> Math.abs(answer.number() - 0.4689) < 0.006,
                "The two accuracies are taken as independent, but both readers read the same digits:"
                    + " most of their mistakes are the same. Look at the differences, digit by digit.")
            .unless(
                answer -> Math.abs(answer.number() - 15.803) < 0.01,
                "That is the deviation of a single digit's difference: the mean of 2,000 has one that is"
                    + " smaller by √2,000.")
            .unless(
                answer -> Math.abs(answer.number() - 13.856) < 0.01,
                "Only the 50 digits on which they disagree are counted: the difference of the accuracies"
                    + " is a mean over all 2,000.")
            .hint("The variance of the 2,000 differences, divided by 2,000; then the root."));
  }
}
