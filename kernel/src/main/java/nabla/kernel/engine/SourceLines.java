package nabla.kernel.engine;

import java.util.List;

/** Where the lines of a compiled text come from. */
record SourceLines(List<Run> runs) {

  /** Consecutive lines that come from consecutive lines of one cell. */
  record Run(int first, int count, int cell, int cellFirst) {}

  /** The name that classes carry as their source file. */
  static String file(int cell) {
    return "cell " + cell;
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
