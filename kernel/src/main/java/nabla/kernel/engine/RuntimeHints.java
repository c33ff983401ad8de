package nabla.kernel.engine;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an exception means and what to try, for those that beginners meet. */
final class RuntimeHints {
  private static final Pattern INDEX =
      Pattern.compile("[Ii]ndex:? (-?\\d+),? (?:out of bounds for length|Size:) (\\d+)");
  private static final Pattern PRODUCT =
      Pattern.compile("[(\\[](\\d+)[x,] ?(\\d+)\\]? (?:and|X) \\[?(\\d+)[x,] ?(\\d+)[)\\]]");
  private static final Pattern FITTING =
      Pattern.compile("shape|broadcast|size of tensor", Pattern.CASE_INSENSITIVE);
  private static final Pattern LOADERS =
      Pattern.compile(" \\([^()]*(in module|unnamed module)[^()]*\\)\\s*$", Pattern.DOTALL);

  private RuntimeHints() {}

  /** The exception's simple name. */
  static String name(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return name.isEmpty() ? thrown.getClass().getName() : name;
  }

  /** The message without what only the kernel's author would understand. */
  static String message(Throwable thrown) {
    String message;
    try {
      message = thrown.getMessage();
    } catch (RuntimeException | StackOverflowError e) {
      return "(its getMessage throws " + e.getClass().getSimpleName() + ")";
    }
    if (message == null) {
      return "";
    }
    // Native libraries append their own stack.
    int stack = message.indexOf("\nStack trace:");
    String own = stack < 0 ? message : message.substring(0, stack);
    return TypeNames.readable(LOADERS.matcher(own).replaceAll(""))
        .replace("class java.lang.", "class ");
  }

  /** What to try, empty where nothing general can be said. */
  static String hint(Throwable thrown, String message) {
    Matcher index = INDEX.matcher(message);
    if (thrown instanceof IndexOutOfBoundsException && index.find()) {
      int length = Integer.parseInt(index.group(2));
      return length == 0
          ? "It is empty: there is no element to take."
          : "The first index is 0 and the last is "
              + (length - 1)
              + "; a loop over all of them runs while i < "
              + length
              + ".";
    }
    String known = byType(thrown, message);
    return known.isEmpty() ? shapes(thrown, message) : known;
  }

  private static String byType(Throwable thrown, String message) {
    return switch (thrown.getClass().getName()) {
      case "java.lang.NullPointerException" ->
          "Something is null where an object is needed. The message names it: give it a value before"
              + " this line, or test it with != null.";
      case "java.lang.ArithmeticException" ->
          message.contains("zero")
              ? "A whole number cannot be divided by zero: test the divisor first. With double the"
                  + " result would be Infinity or NaN."
              : "";
      case "java.lang.ClassCastException" ->
          "The object is not of the class in parentheses: test it with instanceof before the cast.";
      case "java.lang.NumberFormatException" ->
          "The text is no number of that kind. Look for spaces (strip()), a decimal comma, or an"
              + " empty text.";
      case "java.util.ConcurrentModificationException" ->
          "The collection was changed while a loop went over it: use removeIf, or collect the"
              + " changes and make them after the loop.";
      case "java.lang.StackOverflowError" ->
          "A method calls itself without end: check the condition that is to end the recursion.";
      case "java.lang.OutOfMemoryError" ->
          "The heap of "
              + Runtime.getRuntime().maxMemory() / (1 << 20)
              + " MB is full: keep less at a time, set large variables to null, or give the kernel a"
              + " larger heap when it is installed (--heap).";
      case "java.lang.NegativeArraySizeException" ->
          "An array cannot have fewer than 0 elements: check how the size is computed.";
      case "java.lang.ArrayStoreException" -> "The array was made for another type of element.";
      case "java.lang.UnsupportedOperationException" ->
          message.isEmpty()
              ? "List.of, Set.of, Map.of, toList() and Arrays.asList make collections that cannot"
                  + " change: copy them with new ArrayList<>(…) first."
              : "";
      case "java.util.NoSuchElementException" ->
          "There is nothing (more) to take: test with hasNext() or isPresent() first.";
      case "java.util.InputMismatchException" ->
          "The input is not of the kind that was asked for: read it with nextLine() and convert it.";
      case "java.io.FileNotFoundException", "java.nio.file.NoSuchFileException" ->
          "Relative paths start at " + Path.of("").toAbsolutePath() + ".";
      case "java.lang.ClassNotFoundException", "java.lang.NoClassDefFoundError" ->
          "A class is missing on the class path: add its jar with %maven or %classpath.";
      default -> "";
    };
  }

  private static String shapes(Throwable thrown, String message) {
    Matcher product = PRODUCT.matcher(message);
    if (product.find()) {
      return "A matrix product needs as many columns on the left as rows on the right: here "
          + product.group(2)
          + " and "
          + product.group(3)
          + ". Transpose one of them, or check the input size of the layer.";
    }
    boolean library =
        thrown.getClass().getName().startsWith("ai.djl.")
            || thrown instanceof IllegalArgumentException
            || thrown instanceof IllegalStateException;
    if (library && FITTING.matcher(message).find()) {
      return "The shapes do not fit. Look at getShape() of every NDArray on this line; reshape,"
          + " transpose or expandDims makes them fit. The first axis is the batch.";
    }
    return "";
  }
}
