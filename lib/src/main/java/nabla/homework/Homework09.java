package nabla.homework;

import java.util.List;
import java.util.function.Predicate;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** Reading handwritten digits: tiers of accuracy on digits that nobody has trained on. */
public final class Homework09 {
  /** What is known of an answer that reads less than a linear classifier and more than guessing. */
  public static final String LINEAR =
      "A linear classifier reads about 87 % of these digits: put a hidden layer between, and train it"
          + " for some epochs.";

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
   * @return one: {@code read}
   */
  public static List<Exercise> exercises() {
    Case some =
        Case.given(
                "8000 digits to train on, 1000 others to read: 85 %",
                8000, 1, false, new double[0][], new int[] {1})
            .worth(1)
            .satisfies("at least 850 of 1000 right", reads(LABELS, 0.85))
            .hint("Is each image given to the network with its own label?");
    return List.of(
        Exercise.of(
            "09.1",
            "read",
            some,
            some.again("the same: 93 %")
                .worth(2)
                .satisfies("at least 930 of 1000 right", reads(LABELS, 0.93))
                .unless(reads(LABELS, 0.7), LINEAR)
                .hint("A hidden layer of 32 neurons should do.")));
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
