package nabla.grade.judge;

/** The grader could not do its work; the answers have nothing to do with it. */
public final class NotJudged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotJudged(String message, Throwable cause) {
    super(message, cause);
  }
}
