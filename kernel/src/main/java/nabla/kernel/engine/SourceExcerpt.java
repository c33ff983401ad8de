package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.List;

/** A source line with its number, and a line that points at part of it. */
final class SourceExcerpt {
  private SourceExcerpt() {}

  private static final int LONG = 400;
  private static final int AROUND = 60;

  static String line(int number, String text) {
    String shown = text.length() <= LONG ? text : text.substring(0, LONG) + " …";
    return String.format("%6d | %s", number, shown.replace("\t", "    "));
  }

  /** The line of an offset with carets under what is wrong. */
  static List<String> pointed(CellText cell, int start, int position, int end) {
    int number = cell.line(position);
    String text = cell.lineText(number);
    int lineStart = position - cell.column(position);
    // Only what is on the line the compiler points at.
    int from = Math.max(start, lineStart);
    int to = Math.min(end, lineStart + text.length());
    if (to <= from) {
      from = Math.min(position, lineStart + text.length());
      to = from + 1;
    }
    if (text.length() > LONG) {
      return window(number, text, from - lineStart, to - lineStart);
    }
    int indent = width(text.substring(0, Math.min(from - lineStart, text.length())));
    int size =
        to - lineStart <= text.length()
            ? width(text.substring(from - lineStart, to - lineStart))
            : 1;
    List<String> lines = new ArrayList<>();
    lines.add(line(number, text));
    lines.add("       | " + " ".repeat(indent) + Ansi.error("^".repeat(Math.max(1, size))));
    return lines;
  }

  /** Of a very long line, what is around the mistake. */
  private static List<String> window(int number, String text, int from, int to) {
    int start = Math.max(0, Math.min(from, text.length()) - AROUND);
    int end = Math.min(text.length(), Math.min(to, from + AROUND) + AROUND);
    String before = start > 0 ? "… " : "";
    String after = end < text.length() ? " …" : "";
    int indent = width(before + text.substring(start, Math.min(from, text.length())));
    int size = width(text.substring(Math.min(from, end), Math.min(Math.max(to, from), end)));
    return List.of(
        line(number, before + text.substring(start, end) + after),
        "       | " + " ".repeat(indent) + Ansi.error("^".repeat(Math.max(1, size))));
  }

  /** How many columns a text takes: Chinese, Japanese and Korean characters take two. */
  static int width(String text) {
    return text.codePoints().map(SourceExcerpt::width).sum();
  }

  private static int width(int c) {
    if (c == '\t') {
      return 4;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        (c >= 0x1100 && c <= 0x115F)
            || (c >= 0x2E80 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x1F300 && c <= 0x1FAFF)
            || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
