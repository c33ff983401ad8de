package nabla.grade.report;

import java.util.List;

/** Code and what the compiler says of it, as a student can read it. */
final class CodeHtml {
  private static final int TAB = 4;

  private CodeHtml() {}

  /** Source with the numbers of its lines. */
  static String numbered(String source) {
    StringBuilder out = new StringBuilder("<pre class=\"code\">");
    List<String> lines = source.stripTrailing().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      out.append("<span class=\"n\">").append(i + 1).append("</span>");
      out.append(Page.text(lines.get(i))).append('\n');
    }
    return out.append("</pre>\n").toString();
  }

  /**
   * A compiler's message. Its caret is a line of blanks, right only where Chinese letters are
   * exactly twice as wide as others; here it stands below the very letter.
   */
  static String error(String message) {
    StringBuilder out = new StringBuilder("<pre class=\"error\">");
    List<String> lines = message.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
      if (pointsOnly(next) && !pointsOnly(line)) {
        int from = index(line, next.indexOf('^'));
        int to = Math.max(from + 1, index(line, next.lastIndexOf('^') + 1));
        String longer = line + " "; // a caret may stand behind the end
        out.append(Page.text(longer.substring(0, from))).append("<span class=\"at\">");
        out.append(Page.text(longer.substring(from, to))).append("</span>");
        out.append(Page.text(longer.substring(to))).append("\n\n");
        i++;
      } else {
        out.append(Page.text(line)).append('\n');
      }
    }
    return out.append("</pre>\n").toString();
  }

  /** Whether a line has carets, and besides them only blanks and the bar of the margin. */
  private static boolean pointsOnly(String line) {
    return line.indexOf('^') >= 0 && line.chars().allMatch(c -> " \t|^".indexOf(c) >= 0);
  }

  /** The character in a column; the end of the line if it has not so many. */
  private static int index(String line, int column) {
    int i = 0;
    for (int columns = 0; i < line.length() && columns < column; ) {
      int c = line.codePointAt(i);
      columns += c == '\t' ? TAB : isWide(c) ? 2 : 1;
      i += Character.charCount(c);
    }
    return i;
  }

  /**
   * What the kernel's messages count as two columns: Chinese, Japanese and Korean, and pictures.
   */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || c >= 0x20000;
  }
}
