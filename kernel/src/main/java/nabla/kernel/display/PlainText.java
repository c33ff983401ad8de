package nabla.kernel.display;

import java.util.Arrays;

/** The text of any value, even of one whose {@code toString} fails. */
final class PlainText {
  private PlainText() {}

  static String of(Object value) {
    try {
      return value instanceof CharSequence || !value.getClass().isArray()
          ? String.valueOf(value.toString())
          : array(value);
    } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
      return value.getClass().getTypeName()
          + "@"
          + Integer.toHexString(System.identityHashCode(value))
          + " [toString failed: "
          + describe(failure)
          + "]";
    }
  }

  private static String array(Object value) {
    String wrapped = Arrays.deepToString(new Object[] {value});
    return wrapped.substring(1, wrapped.length() - 1);
  }

  static String describe(Throwable failure) {
    try {
      return failure.toString();
    } catch (Exception | StackOverflowError broken) {
      return failure.getClass().getName();
    }
  }
}
