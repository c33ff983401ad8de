package nabla.homework;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/**
 * Reading handwritten digits from few labels: tiers of accuracy on digits that nobody has trained
 * on, a leak to find, and how sure a difference is.
 */
public final class Homework09 {
  /** What is known of an answer that reads less than a hidden layer and more than guessing. */
  public static final String LINEAR =
      "A linear classifier that learnt from 1,000 digits reads 81 to 84 %: put a hidden layer between, and train it"
          + " for some epochs.";

  /** How many digits there are to train on. */
  public static final int LABELS_GIVEN = 1000;

  /** What the tiers ask, as shares of new digits. */
  public static final List<Double> TIERS = List.of(0.8, 0.87, 0.96, 0.98);

  /** What an answer seems to think whose images aside are related to those it learns from. */
  public static final String LEAK =
      "An image that is kept aside has a shifted copy among those to learn from: the network knows it"
          + " already. Divide first, then make copies.";

  /** The classes of the public test's digits, 1000 from seed 2. */
  private static final String LABELS =
      "71479210514526375759323228904598298098892451377345077784387382867539570177129286"
          + "49363916686328425094491729083954003014601326878936077334709243786505553218966673"
          + "31686689727143517783863254136733680425305821243172304595867965235831277412378903"
          + "66776297191064904445738874243255147915133830527535648201712641612956105860914067"
          + "85656171779464559144461843842420982442488337044340233164089812882768313872516826"
          + "43428455807173899485086009069162902275964779231871830096091843558514720369519854"
          + "86918589851360960760556722661725013696279917313271016111833629045163391224386308"
          + "02407023408951597535421075730323053635412259230927941219657545950726625840982255"
          + "26449632398517635603292522784646330803662407684850825010550748415968817418348181"
          + "74523634150132991925090585112885122151809682461547270972587748425414923906030049"
          + "74381974529111051597817760792234748378603296916334895928570052315954374006134496"
          + "59502696709558699010001777996130387086090746619134920810896674900883778770692979"
          + "3483242654566961080616980016925074142144";

  private Homework09() {}

  /**
   * The exercises.
   *
   * @return three: {@code read}, {@code parts}, a number
   */
  public static List<Exercise> exercises() {
    return List.of(read(), parts(), number());
  }

  private static Exercise read() {
    Case some =
        Case.given(
                tier("1,000 digits to train on, 1,000 others to read", 0),
                LABELS_GIVEN,
                1,
                false,
                new double[0][],
                new int[] {1})
            .satisfies(share(0), reads(LABELS, TIERS.get(0)))
            .hint("Is each image given to the network with its own label?");
    return Exercise.of(
        "09.1",
        "read",
        some,
        some.again(tier("the same", 1))
            .satisfies(share(1), reads(LABELS, TIERS.get(1)))
            .unless(reads(LABELS, 0.7), LINEAR)
            .hint("One hidden layer, and epochs until the loss no longer falls."));
  }

  /**
   * A tier in words.
   *
   * @param given what is read
   * @param tier which, from 0
   * @return such as {@code the same: 90 %}
   */
  public static String tier(String given, int tier) {
    return given + ": " + Math.round(100 * TIERS.get(tier)) + " %";
  }

  /**
   * What a tier asks.
   *
   * @param tier which, from 0
   * @return such as {@code at least 0.9 of them right}
   */
  public static String share(int tier) {
    return "at least " + TIERS.get(tier) + " of them right";
  }

  private static Exercise parts() {
    return Exercise.of(
        "09.2",
        "parts",
        Case.given(
                "20 images, 3 copies of each: how many are where", images(20, 1), labels(20), 3, 1)
            .worth(0.5)
            .satisfies(
                "2 aside, and 18 with 3 copies of each, 72, to learn from; a label for each",
                answer ->
                    Plain.matrix(answer.field("aside")).length == 2
                        && Plain.ints(answer.field("asideY")).length == 2
                        && Plain.matrix(answer.field("x")).length == 72
                        && Plain.ints(answer.field("y")).length == 72)
            .hint("A tenth of the given images is kept aside, not a tenth of all copies."));
  }

  /**
   * Images that can be told apart wherever they are moved to: one dark pixel each, in the middle.
   *
   * @param n how many
   * @param ink of the first one; each has a little more than the one before
   * @return images of 7 × 7 pixels
   */
  public static double[][] images(int n, double ink) {
    double[][] x = new double[n][49];
    for (int i = 0; i < n; i++) {
      x[i][24] = ink + 0.01 * i;
    }
    return x;
  }

  /**
   * Their classes.
   *
   * @param n how many
   * @return 0 to 9, in sevens
   */
  public static int[] labels(int n) {
    int[] y = new int[n];
    Arrays.setAll(y, i -> i / 7 % 10);
    return y;
  }

  private static Exercise number() {
    return Exercise.of(
        "09.3",
        "the number",
        Case.given("the standard deviation of B − A, in percentage points")
            .worth(0.5)
            .satisfies(
                "a number above 0.1 and below 1",
                answer -> answer.number() > 0.1 && answer.number() < 1)
            .hint(
                "2,000 differences, 30 of them 1, 20 of them −1, all others 0: their variance, divided"
                    + " by 2,000, then the root; in percent."));
  }

  /**
   * Requires an accuracy.
   *
   * @param labels the true classes, one character each
   * @param share the smallest share of right ones
   * @return holds for answers whose first reading has it
   */
  public static Predicate<Answer> reads(String labels, double share) {
    return answer -> accuracy(answer, 0, labels) >= share;
  }

  /**
   * The share of digits that a reading has right.
   *
   * @param answer what the exam brought back
   * @param reading which reading, by position
   * @param labels the true classes, one character each
   * @return from 0 to 1
   * @throws ClassCastException if it has another shape
   */
  public static double accuracy(Answer answer, int reading, String labels) {
    int[] given = labels(answer, reading);
    if (given.length != labels.length()) {
      throw new ClassCastException("one class per image");
    }
    int right = 0;
    for (int i = 0; i < given.length; i++) {
      right += given[i] == labels.charAt(i) - '0' ? 1 : 0;
    }
    return right / (double) given.length;
  }

  /**
   * The classes that a reading gives.
   *
   * @param answer what the exam brought back
   * @param reading which reading, by position
   * @return one per image
   */
  public static int[] labels(Answer answer, int reading) {
    return Plain.ints(field(answer, reading, "label"));
  }

  /**
   * The accuracy that a reading says it will have.
   *
   * @param answer what the exam brought back
   * @param reading which reading, by position
   * @return as the answer estimates it
   */
  public static double expected(Answer answer, int reading) {
    return (Double) field(answer, reading, "expected");
  }

  private static Object field(Answer answer, int reading, String name) {
    Object one = ((List<?>) answer.value()).get(reading);
    return new Answer(one, null, null, List.of()).field(name);
  }
}
