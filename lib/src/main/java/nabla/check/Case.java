package nabla.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import nabla.check.Outcome.Status;

/**
 * One call of an answer, what must come back, and the misconceptions that wrong answers give away.
 *
 * <pre>{@code
 * Case.given("logits of 1000", new double[][] {{1000, 0}}, new int[] {0})
 *     .worth(1)
 *     .returns(0.0, 1e-9)
 *     .unless(a -> Double.isNaN(a.number()), "exp(1000) overflows: subtract the largest logit first")
 * }</pre>
 */
public final class Case {
  private record Misconception(Predicate<Answer> seen, String message) {}

  private final String given;
  private final List<Object> args;
  private double points = 1;
  private String expected = "";
  private Predicate<Answer> right;
  private boolean mayThrow;
  private boolean keepsArguments = true;
  private String hint = "";
  private final List<Misconception> misconceptions = new ArrayList<>();

  private Case(String given, List<Object> args) {
    this.given = given;
    this.args = args;
  }

  /**
   * Begins a case.
   *
   * @param given the call in words, as a student reads it
   * @param args what the answer is called with: numbers, strings, booleans, arrays of them
   * @return the case
   */
  public static Case given(String given, Object... args) {
    return new Case(given, List.of(args));
  }

  /**
   * Another case about the same call: the answer is called once for both.
   *
   * @param given the case in words
   * @return the case
   */
  public Case again(String given) {
    Case again = new Case(given, args);
    again.keepsArguments = keepsArguments;
    return again;
  }

  /**
   * Whether one call serves this case and another one.
   *
   * @param other another case, null for none
   * @return true if one was made from the other by {@link #again}
   */
  public boolean sharesCallWith(Case other) {
    return other != null && args == other.args;
  }

  /**
   * Says the points.
   *
   * @param points what it brings when it passes
   * @return this case
   */
  public Case worth(double points) {
    this.points = points;
    return this;
  }

  /**
   * The answer must return a value.
   *
   * @param value the value, plain or not
   * @param tolerance the largest distance between numbers, relative above 1
   * @return this case
   */
  public Case returns(Object value, double tolerance) {
    expected = Plain.text(value);
    Object plain = Plain.of(value);
    right = answer -> Plain.close(answer.value(), plain, tolerance);
    return this;
  }

  /**
   * What the answer returns must have a property.
   *
   * @param words the property, as a student reads it
   * @param property holds for right answers; may throw {@code ClassCastException} or {@code
   *     IndexOutOfBoundsException} on another shape
   * @return this case
   */
  public Case satisfies(String words, Predicate<Answer> property) {
    expected = words;
    right = property;
    return this;
  }

  /**
   * The answer must throw, and not because it is not done.
   *
   * @param words what it must refuse, as a student reads it
   * @return this case
   */
  public Case refuses(String words) {
    expected = words;
    mayThrow = true;
    right = Answer::failed;
    return this;
  }

  /**
   * The answer may change its arguments; by default that fails the case.
   *
   * @return this case
   */
  public Case changingArguments() {
    keepsArguments = false;
    return this;
  }

  /**
   * Names a misconception. The first one seen in a wrong answer becomes its hint.
   *
   * @param seen recognises it; is asked of wrong answers that returned
   * @param message what the student seems to think, and what is so instead
   * @return this case
   */
  public Case unless(Predicate<Answer> seen, String message) {
    misconceptions.add(new Misconception(seen, message));
    return this;
  }

  /**
   * Names a misconception by the value it leads to.
   *
   * @param wrong the value, plain or not
   * @param message what the student seems to think, and what is so instead
   * @return this case
   */
  public Case unlessReturns(Object wrong, String message) {
    Object plain = Plain.of(wrong);
    return unless(answer -> Plain.close(answer.value(), plain, 1e-9), message);
  }

  /**
   * The hint where no misconception is recognised.
   *
   * @param hint what to look at first
   * @return this case
   */
  public Case hint(String hint) {
    this.hint = hint;
    return this;
  }

  /**
   * What the answer is called with.
   *
   * @return fresh copies, so that an answer that changes them spoils nothing
   */
  public List<Object> args() {
    return args.stream().map(Case::copy).toList();
  }

  /**
   * Whether the answer must leave its arguments as they are.
   *
   * @return true unless it {@linkplain #changingArguments may change them}
   */
  public boolean keepsArguments() {
    return keepsArguments;
  }

  /**
   * What should come back, in words.
   *
   * @return as a student reads it
   */
  public String expected() {
    return expected;
  }

  /**
   * The points it is worth.
   *
   * @return at least 0
   */
  public double points() {
    return points;
  }

  /**
   * The call in words.
   *
   * @return as a student reads it
   */
  public String given() {
    return given;
  }

  /**
   * Judges an answer.
   *
   * @param answer what the call brought back
   * @return the outcome, with the hint of the first misconception seen where it is wrong
   */
  public Outcome judge(Answer answer) {
    if (answer.notDone()) {
      return outcome(Status.NOT_DONE, "not done yet", "Not done yet.");
    }
    if (answer.failed() && !mayThrow) {
      return outcome(Status.FAIL, answer.text(), "The answer threw " + answer.text() + ". " + hint);
    }
    if (!answer.failed() && keepsArguments && !Plain.close(answer.args(), args, 0)) {
      return outcome(
          Status.FAIL,
          "the arguments were changed",
          "The answer changes the arrays it is given: the caller still needs them; copy first.");
    }
    boolean passed = holds(right, answer);
    return passed
        ? outcome(Status.PASS, answer.text(), "")
        : outcome(Status.FAIL, answer.text(), hintFor(answer));
  }

  private String hintFor(Answer answer) {
    return misconceptions.stream()
        .filter(m -> !answer.failed() && holds(m.seen(), answer))
        .map(Misconception::message)
        .findFirst()
        .orElse(hint);
  }

  private Outcome outcome(Status status, String got, String why) {
    return new Outcome(status, given, expected, got, points, why.strip());
  }

  /** An answer of another shape has no property. */
  private static boolean holds(Predicate<Answer> property, Answer answer) {
    try {
      return property.test(answer);
    } catch (ClassCastException | IndexOutOfBoundsException | NullPointerException e) {
      return false;
    }
  }

  private static Object copy(Object value) {
    if (value instanceof Object[] rows) {
      Object[] copy = Arrays.copyOf(rows, rows.length);
      Arrays.setAll(copy, i -> copy(rows[i]));
      return copy;
    }
    if (value instanceof double[] a) {
      return a.clone();
    }
    if (value instanceof float[] a) {
      return a.clone();
    }
    return value instanceof int[] a ? a.clone() : value;
  }
}
