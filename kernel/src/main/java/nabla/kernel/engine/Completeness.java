package nabla.kernel.engine;

/**
 * Whether a cell could run as it stands.
 *
 * @param status the answer
 * @param indent what the next line should start with where the status is {@link Status#INCOMPLETE},
 *     else empty
 */
public record Completeness(Status status, String indent) {

  /** The four answers of the Jupyter protocol. */
  public enum Status {
    /** It can run. */
    COMPLETE,
    /** Something is still open. */
    INCOMPLETE,
    /** No continuation can make it right. */
    INVALID,
    /** It cannot be told. */
    UNKNOWN
  }
}
