package nabla.kernel.engine;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the lines of a compiled text come from. */
record SourceLines(List<Run> runs) {

  private static final Pattern FILE = Pattern.compile("cell (\\d+)|.* \\(loaded in cell (\\d+)\\)");

  /** Consecutive lines that come from consecutive lines of one text. */
  record Run(int first, int count, String file, int cellFirst) {}

  /** The name that the classes of a cell carry as their source file. */
  static String file(int cell) {
    return "cell " + cell;
  }

  /** The name for what a cell loads from elsewhere. */
  static String file(int cell, String source) {
    return source + " (loaded in cell " + cell + ")";
  }

  /** The cell that a source file's name tells of, -1 for all other names and null. */
  static int cell(String file) {
    Matcher matcher = FILE.matcher(file == null ? "" : file);
    if (!matcher.matches()) {
      return -1;
    }
    String number = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return Integer.parseInt(number);
  }

  /** The run a line belongs to, null for lines no user wrote. */
  Run run(int line) {
    for (Run run : runs) {
      if (run.first <= line && line < run.first + run.count) {
        return run;
      }
    }
    return null;
  }
}
