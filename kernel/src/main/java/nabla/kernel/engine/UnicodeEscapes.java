package nabla.kernel.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces escapes such as {@code \\u0061} by the characters they stand for, as the compiler does
 * before it reads anything else: also in names, which the kernel has to know as the compiler does.
 */
final class UnicodeEscapes {
  // Behind an even number of backslashes; see section 3.3 of the Java Language Specification.
  private static final Pattern ESCAPE =
      Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u+(\\p{XDigit}{4})");

  private UnicodeEscapes() {}

  static String translated(String code) {
    if (!code.contains("\\u")) {
      return code;
    }
    StringBuilder text = new StringBuilder();
    Matcher escape = ESCAPE.matcher(code);
    int copied = 0;
    int from = 0;
    while (escape.find(from)) {
      char character = (char) Integer.parseInt(escape.group(2), 16);
      int end = escape.end();
      // An escaped backslash escapes nothing itself: it stays as it is written.
      boolean stays = character == '\\';
      text.append(code, copied, stays ? end : escape.end(1));
      if (!stays) {
        text.append(character);
      }
      copied = end;
      from = end;
    }
    return text.append(code, copied, code.length()).toString();
  }
}
