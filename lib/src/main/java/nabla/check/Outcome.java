package nabla.check;

/**
 * One case, judged.
 *
 * @param status what became of it
 * @param given what the answer was called with, in words
 * @param expected what should have come back, in words
 * @param got what came back
 * @param points the points it is worth
 * @param hint what to think about next; empty where it passed
 */
public record Outcome(
    Status status, String given, String expected, String got, double points, String hint) {

  /** What became of a case. */
  public enum Status {
    /** The answer is right. */
    PASS,
    /** The answer is wrong, or threw. */
    FAIL,
    /** The answer is still the stub it was shipped as. */
    NOT_DONE
  }

  /**
   * Whether the answer is right.
   *
   * @return true for {@link Status#PASS}
   */
  public boolean passed() {
    return status == Status.PASS;
  }

  /**
   * The points it brings.
   *
   * @return all of them or none
   */
  public double earned() {
    return passed() ? points : 0;
  }
}
