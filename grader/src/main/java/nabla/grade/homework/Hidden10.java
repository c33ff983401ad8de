package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.homework.Homework10;

/** Homework 10: hinges through points, the word error rate, and the pieces of folded networks. */
final class Hidden10 {
  private static final List<String> WORDS = List.of("one", "two", "three", "four", "five");

  private Hidden10() {}

  static Assignment assignment() {
    return Assignment.of("10-why-deep")
        .exercise("10.1", Hidden10::through)
        .exercise("10.2", Hidden10::score)
        .exercise("10.3", random -> number());
  }

  private static List<Case> through(RandomGenerator random) {
    double[] x = uneven(random, 7);
    double[] y = Draw.vector(random, 7, 2);
    Case points =
        Homework10.meets(Case.given("seven points at uneven distances", x, y).worth(0.5), x, y)
            .unless(answer -> startsWith(answer, "change", slopes(x, y)), Homework10.SLOPES)
            .unless(
                answer -> evenly(answer, x),
                "The hinges stand at even distances: put one at each x that is given.");
    return List.of(
        points,
        Homework10.flat(points.again("the same: far outside").worth(0.5), x, y),
        mixed(random, x, y),
        curve(random),
        twice(random),
        alone(random));
  }

  private static double[] uneven(RandomGenerator random, int n) {
    double[] x = new double[n];
    x[0] = random.nextDouble(-3, 0);
    for (int i = 1; i < n; i++) {
      x[i] = x[i - 1] + random.nextDouble(0.2, 2);
    }
    return x;
  }

  private static double[] slopes(double[] x, double[] y) {
    double[] slopes = new double[x.length - 1];
    Arrays.setAll(slopes, i -> (y[i + 1] - y[i]) / (x[i + 1] - x[i]));
    return slopes;
  }

  private static boolean startsWith(Answer answer, String field, double[] values) {
    double[] got = Plain.vector(answer.field(field));
    return got.length >= values.length
        && Plain.close(Plain.of(Arrays.copyOf(got, values.length)), values, 1e-9);
  }

  private static boolean evenly(Answer answer, double[] x) {
    double[] at = Plain.vector(answer.field("at"));
    double step = at.length < 3 ? 0 : at[1] - at[0];
    return step > 0
        && IntStream.range(1, at.length).allMatch(i -> Math.abs(at[i] - at[0] - i * step) < 1e-9)
        && Math.abs(x[2] - x[1] - (x[1] - x[0])) > 1e-6;
  }

  private static Case mixed(RandomGenerator random, double[] x, double[] y) {
    int first = random.nextInt(1, x.length);
    double[] mixedX = rotated(x, first);
    double[] mixedY = rotated(y, first);
    return Homework10.meets(
            Case.given("the same points in another order", mixedX, mixedY).worth(0.5), x, y)
        .unless(
            answer -> unsorted(Plain.vector(answer.field("at"))),
            "The points are taken in the order they come: sort them by x first, and keep each y with"
                + " its x.");
  }

  private static boolean unsorted(double[] at) {
    return IntStream.range(1, at.length).anyMatch(i -> at[i] < at[i - 1]);
  }

  private static double[] rotated(double[] values, int first) {
    double[] out = new double[values.length];
    Arrays.setAll(out, i -> values[(i + first) % values.length]);
    return out;
  }

  /** The limit of the notebook, h² max|f''| / 8, for a sine. */
  private static Case curve(RandomGenerator random) {
    double omega = random.nextDouble(3, 6);
    double[] x = IntStream.rangeClosed(0, 40).mapToDouble(i -> i / 40.0).toArray();
    double[] y = Arrays.stream(x).map(v -> Math.sin(omega * v)).toArray();
    double limit = omega * omega / (8 * 40 * 40);
    return Case.given("41 points of a sine", x, y)
        .worth(0.5)
        .satisfies(
            "an error of at most max|f''| / 8N² between them",
            answer ->
                IntStream.range(0, 2000)
                    .mapToDouble(i -> i / 2000.0)
                    .allMatch(
                        v ->
                            Math.abs(Homework10.value(answer, v) - Math.sin(omega * v))
                                <= limit + 1e-9))
        .unless(answer -> startsWith(answer, "change", slopes(x, y)), Homework10.SLOPES)
        .hint("Straight from each point to the next.");
  }

  private static Case twice(RandomGenerator random) {
    double x = random.nextDouble(0, 1);
    return Case.given("two points above each other", new double[] {x, 2, x}, new double[] {1, 2, 3})
        .worth(0.5)
        .refuses("an x that comes twice")
        .satisfies(
            "an IllegalArgumentException: no function has two values at one place",
            answer -> "IllegalArgumentException".equals(answer.threw()))
        .hint("Two points with the same x: throw new IllegalArgumentException that says so.");
  }

  private static Case alone(RandomGenerator random) {
    double y = random.nextDouble(1, 2);
    return Case.given("a single point", new double[] {0.5}, new double[] {y})
        .worth(0.5)
        .satisfies(
            "as high as the point everywhere",
            answer ->
                Math.abs(Homework10.value(answer, -3) - y) < 1e-9
                    && Math.abs(Homework10.value(answer, 3) - y) < 1e-9)
        .hint("With one point there is no slope: the network is flat.");
  }

  private static List<Case> score(RandomGenerator random) {
    String[] said = new String[] {"one two", "three"};
    return List.of(
        Homework10.scored(
                Case.given(
                        "said \"two three\", heard \"one two three\"",
                        new String[] {"two three"},
                        new String[] {"one two three"})
                    .worth(0.5),
                0,
                0,
                1,
                0.5)
            .unless(answer -> Homework10.errors(answer) == 0, Homework10.FREE_START)
            .unless(
                answer -> Homework10.is(answer, 0, 1, 0),
                "Deletions and insertions are exchanged: a deletion is a word that was said and not"
                    + " heard.")
            .hint("One word was put in at the start."),
        Homework10.scored(
                Case.given(
                        "said \"one two\" and \"three\", heard \"one two\" and \"five\"",
                        said,
                        new String[] {"one two", "five"})
                    .worth(0.5),
                1,
                0,
                0,
                1.0 / 3)
            .unless(
                answer -> Math.abs(Homework10.rate(answer) - 0.5) < 1e-9,
                "The mean of the utterances' rates: divide all errors by all words said, so that a"
                    + " long utterance counts more.")
            .hint("One error, three words said."),
        Homework10.scored(
                Case.given(
                        "said \"one\", heard \"two three four\"",
                        new String[] {"one"},
                        new String[] {"two three four"})
                    .worth(0.5),
                1,
                0,
                2,
                3)
            .unless(
                answer -> Homework10.rate(answer) == 1,
                "Divided by the words heard, or cut off at 1: divide by the words said, and let the"
                    + " rate be above 1.")
            .unless(answer -> Homework10.is(answer, 0, 1, 3), Homework10.TWO_FOR_ONE)
            .hint("Three errors for one word said: 3."),
        Homework10.scored(
                Case.given(
                        "said \"one two three four\", heard \"two four\"",
                        new String[] {"one two three four"},
                        new String[] {"two four"})
                    .worth(0.5),
                0,
                2,
                0,
                0.5)
            .unless(
                answer -> Homework10.is(answer, 0, 0, 2),
                "Deletions and insertions are exchanged: a deletion is a word that was said and not"
                    + " heard.")
            .hint("Two words were left out."),
        nothing(),
        many(random));
  }

  private static Case nothing() {
    return Homework10.scored(
            Case.given(
                    "said nothing, heard \"one\"; said nothing, heard nothing",
                    new String[] {"", ""},
                    new String[] {"one", ""})
                .worth(0.5),
            0,
            0,
            1,
            Double.POSITIVE_INFINITY)
        .unless(
            answer -> Homework10.errors(answer) > 1 || Homework10.is(answer, 1, 0, 0),
            "\"\".split(\" \") is one empty word and not none: an utterance without words has"
                + " length 0.")
        .hint("One insertion and no word said: Double.POSITIVE_INFINITY.");
  }

  private static Case many(RandomGenerator random) {
    String[] said = sentences(random);
    String[] heard = sentences(random);
    int[] right = new int[3];
    for (int u = 0; u < said.length; u++) {
      int[] one = counts(said[u].split(" "), heard[u].split(" "));
      Arrays.setAll(right, i -> right[i] + one[i]);
    }
    int all = Arrays.stream(said).mapToInt(s -> s.split(" ").length).sum();
    double rate = Arrays.stream(right).sum() / (double) all;
    return Homework10.scored(
            Case.given("twenty utterances of random words", said, heard).worth(0.5),
            right[0],
            right[1],
            right[2],
            rate)
        .unless(
            answer ->
                Math.abs(Homework10.rate(answer) - rate) < 1e-9
                    && Homework10.errors(answer) == Arrays.stream(right).sum(),
            "The errors are right, their kinds are not: of ways with equally few errors, take the"
                + " most substitutions.")
        .unless(answer -> (Double) answer.field("substitutions") == 0, Homework10.TWO_FOR_ONE)
        .hint("Let a deletion or an insertion cost a little more than a substitution.");
  }

  private static String[] sentences(RandomGenerator random) {
    return IntStream.range(0, 20)
        .mapToObj(
            i ->
                IntStream.range(0, random.nextInt(3, 9))
                    .mapToObj(w -> WORDS.get(random.nextInt(WORDS.size())))
                    .collect(Collectors.joining(" ")))
        .toArray(String[]::new);
  }

  /**
   * Substitutions, deletions, insertions: the fewest errors, and of those the most of the first.
   */
  private static int[] counts(String[] said, String[] heard) {
    int[][][] best = new int[said.length + 1][heard.length + 1][];
    for (int i = 0; i <= said.length; i++) {
      for (int j = 0; j <= heard.length; j++) {
        int[] found = i == 0 && j == 0 ? new int[3] : null;
        if (i > 0 && j > 0) {
          boolean same = said[i - 1].equals(heard[j - 1]);
          found = better(found, plus(best[i - 1][j - 1], 0, same ? 0 : 1));
        }
        if (i > 0) {
          found = better(found, plus(best[i - 1][j], 1, 1));
        }
        if (j > 0) {
          found = better(found, plus(best[i][j - 1], 2, 1));
        }
        best[i][j] = found;
      }
    }
    return best[said.length][heard.length];
  }

  private static int[] plus(int[] counts, int kind, int more) {
    int[] sum = counts.clone();
    sum[kind] += more;
    return sum;
  }

  private static int[] better(int[] a, int[] b) {
    if (a == null) {
      return b;
    }
    int difference = Arrays.stream(a).sum() - Arrays.stream(b).sum();
    return difference < 0 || (difference == 0 && a[0] >= b[0]) ? a : b;
  }

  private static List<Case> number() {
    return List.of(
        Case.given("neurons for the bends")
            .satisfies("3⁵ − 1", answer -> answer.number() == 242)
            .unless(
                answer -> answer.number() == 243,
                "That is the number of pieces: between two pieces is one bend, so there is one less.")
            .unless(
                answer -> answer.number() == 31 || answer.number() == 32,
                "Each layer makes three pieces out of each piece, not two.")
            .hint("Three pieces out of each, five times; a neuron for each place where it bends."));
  }
}
