package nabla.grade.book;

/** Which of several submissions counts. */
public enum Keep {
  /** The one with the most points, lateness and all. */
  BEST,
  /** The one that was handed in last. */
  LAST;

  /**
   * Reads a word of the command line.
   *
   * @param word {@code best} or {@code last}
   * @return the rule
   */
  public static Keep parse(String word) {
    return switch (word) {
      case "best" -> BEST;
      case "last" -> LAST;
      default -> throw new IllegalArgumentException("--keep is best or last, not " + word);
    };
  }
}
