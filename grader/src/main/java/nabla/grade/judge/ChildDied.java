package nabla.grade.judge;

/** The student's process is gone: too slow, too large, or by itself. */
final class ChildDied extends Exception {
  private static final long serialVersionUID = 1L;

  private final Status status;

  ChildDied(Status status, String message) {
    super(message);
    this.status = status;
  }

  Status status() {
    return status;
  }
}
