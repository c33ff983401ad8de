package nabla.kernel.engine;

/**
 * The cause of a {@link CellError} that is a failure of the compiler or the kernel and no mistake
 * of the user's: it belongs in a log.
 */
public final class InternalFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InternalFailure(Throwable cause) {
    super(cause.toString(), cause);
  }
}
