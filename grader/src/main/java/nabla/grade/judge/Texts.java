package nabla.grade.judge;

/**
 * Texts that students have a hand in, made fit for reports: not too long, every character visible,
 * and no half of a surrogate pair, which no file can hold.
 */
final class Texts {
  /** The most characters of a value, a message or an error in a report. */
  static final int LONG = 4000;

  /** The most characters of an answer's code in a report. */
  static final int CODE = 20_000;

  /** The most characters of a name or a path. */
  static final int SHORT = 300;

  private static final String MORE = " more characters)";
  private static final int REST = 40;

  private Texts() {}

  static String report(String text) {
    return fit(text, LONG, true);
  }

  static String code(String text) {
    return fit(text, CODE, true);
  }

  static String line(String text) {
    return fit(text, SHORT, false);
  }

  private static String fit(String text, int most, boolean lines) {
    if (text == null) {
      return "";
    }
    if (text.length() <= most + REST && text.endsWith(MORE)) {
      most += REST; // it has been cut before
    }
    StringBuilder out = new StringBuilder(Math.min(text.length(), most));
    int end = Math.min(text.length(), most);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        out.append('\ufffd');
      } else if (lines && (c == '\n' || c == '\t')) {
        out.append(c);
      } else if (Character.isISOControl(c)) {
        out.append(visible(c));
      } else if (Character.getType(c) == Character.FORMAT || c == '\u2028' || c == '\u2029') {
        out.append("\\u%04x".formatted((int) c)); // turns the reading direction, or hides a text
      } else {
        out.append(c);
      }
    }
    int left = text.length() - end;
    return left <= 0 ? out.toString() : out + "… (" + left + MORE;
  }

  /** Control characters have pictures of their own in Unicode. */
  private static char visible(char c) {
    return c < 0x20 ? (char) (0x2400 + c) : c == 0x7f ? '\u2421' : '\ufffd';
  }
}
