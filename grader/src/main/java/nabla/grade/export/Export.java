package nabla.grade.export;

import java.util.Locale;
import java.util.Map;
import nabla.grade.book.Book;
import nabla.grade.roster.Roster;

/** A system that takes grades. */
public enum Export {
  /** Moodle: a grading worksheet for each homework, and a file for the grade book's import. */
  MOODLE {
    @Override
    public Map<String, String> files(Book book, Roster roster) {
      return Moodle.files(book, roster);
    }
  },
  /** Canvas: a file for the grade book's import. */
  CANVAS {
    @Override
    public Map<String, String> files(Book book, Roster roster) {
      return Map.of("canvas.csv", Canvas.of(book, roster));
    }
  };

  /**
   * Reads a word of the command line.
   *
   * @param word {@code moodle} or {@code canvas}
   * @return the system
   */
  public static Export parse(String word) {
    for (Export export : values()) {
      if (export.name().toLowerCase(Locale.ROOT).equals(word)) {
        return export;
      }
    }
    throw new IllegalArgumentException("--export is moodle or canvas, not " + word);
  }

  /**
   * What the system is to be given.
   *
   * @param book of the class
   * @param roster best the system's own, so that it gets back what it knows people by
   * @return texts by the names of files
   */
  public abstract Map<String, String> files(Book book, Roster roster);
}
