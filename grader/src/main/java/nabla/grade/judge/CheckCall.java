package nabla.grade.judge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a check cell calls an answer: the judge uses the lambda that the student sees.
 *
 * @param id the exercise or question
 * @param lambda its second argument, as source text
 */
record CheckCall(String id, String lambda) {
  private static final Pattern CALL =
      Pattern.compile("Check\\.(?:exercise|question)\\(\\s*\"([^\"]+)\"\\s*,");

  /**
   * Reads a check cell.
   *
   * @param source its text
   * @return the call
   * @throws IllegalArgumentException if it has no call of {@code Check}
   */
  static CheckCall of(String source) {
    Matcher call = CALL.matcher(source);
    if (!call.find()) {
      throw new IllegalArgumentException("The check cell calls no check: " + source);
    }
    int end = closing(source, call.end());
    return new CheckCall(call.group(1), source.substring(call.end(), end).strip());
  }

  /** Where the parenthesis that is open at {@code from} closes. */
  private static int closing(String source, int from) {
    int depth = 1;
    char quote = 0;
    for (int i = from; i < source.length(); i++) {
      char c = source.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("The check's call has no end: " + source);
  }
}
