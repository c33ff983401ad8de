package nabla.grade.book;

/**
 * What the course has agreed on.
 *
 * @param due when homework is due
 * @param late what lateness costs
 * @param keep which of several submissions counts
 */
public record Rules(Due due, LateRule late, Keep keep) {

  /**
   * Nothing is ever late, and the best submission counts.
   *
   * @return the rules where none are given
   */
  public static Rules usual() {
    return new Rules(Due.never(), LateRule.SAID, Keep.BEST);
  }
}
