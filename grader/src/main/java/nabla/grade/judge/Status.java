package nabla.grade.judge;

/** What became of a case, a question or a submission. */
public enum Status {
  /** Right. */
  PASS,
  /** Wrong, or it threw. */
  FAIL,
  /** The answer does not compile. */
  COMPILE_ERROR,
  /** It ran longer than allowed and was stopped. */
  TIMEOUT,
  /** It needed more memory than allowed. */
  OUT_OF_MEMORY,
  /** Its process ended, or broke the pipe to the judge. */
  CRASHED,
  /** The answer is not there, or still as it was shipped. */
  MISSING,
  /** It uses what this homework forbids. */
  BLOCKED,
  /** The grader failed: no points are given or taken, and it is to be marked again. */
  NOT_JUDGED;

  /**
   * The status in words.
   *
   * @return such as {@code compile error}
   */
  public String words() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
