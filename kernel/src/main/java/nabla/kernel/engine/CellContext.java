package nabla.kernel.engine;

/**
 * Which cell a thread belongs to. A thread that a cell starts belongs to that cell for good, after
 * the cell has ended too; a thread of a pool belongs to the cell that made the pool start it.
 */
public final class CellContext {
  private static final InheritableThreadLocal<CellRun> CURRENT = new InheritableThreadLocal<>();

  private CellContext() {}

  /**
   * The cell of the calling thread.
   *
   * @return the number that {@link Session#run} was given, or 0 where no cell started the thread
   */
  public static int current() {
    CellRun run = CURRENT.get();
    return run == null ? 0 : run.cell();
  }

  static CellRun run() {
    return CURRENT.get();
  }

  static void enter(CellRun run) {
    CURRENT.set(run);
  }

  static void leave() {
    CURRENT.remove();
  }
}
