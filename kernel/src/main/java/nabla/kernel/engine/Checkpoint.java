package nabla.kernel.engine;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.HashSet;
import java.util.Set;

/**
 * What woven cell code calls. Every check is an {@code invokedynamic} instruction linked to one
 * call site whose target does nothing: compiled code has nothing left of it. To stop a cell the
 * target is exchanged, which makes the JVM throw the compiled code away, also in the middle of a
 * loop.
 */
public final class Checkpoint {
  private static final MethodType NOTHING = MethodType.methodType(void.class);
  private static final MethodHandle IDLE = MethodHandles.empty(NOTHING);
  private static final MethodHandle ALERT = alert();

  // One for the JVM: the bootstrap method is static, and one site is what makes disarming cheap.
  private static final MutableCallSite SITE = new MutableCallSite(IDLE);
  private static final Set<CellRun> STOPPING = new HashSet<>();
  private static final Set<String> POOLS =
      Set.of(
          "java.util.concurrent.ThreadPoolExecutor", "java.util.concurrent.ForkJoinWorkerThread");

  private Checkpoint() {}

  /**
   * Links a check.
   *
   * @param caller the woven class
   * @param name ignored
   * @param type always {@code ()void}
   * @return the site all checks share
   */
  public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type) {
    return SITE;
  }

  /** Throws if the cell of the calling thread is to stop. */
  public static void check() {
    CellRun run = CellContext.run();
    if (run != null) {
      run.check();
    }
    checkBorrowed();
  }

  /** A thread of a pool belongs to an earlier cell but may be working for the one to stop. */
  private static void checkBorrowed() {
    CellRun[] stopping;
    synchronized (STOPPING) {
      stopping = STOPPING.toArray(new CellRun[0]);
    }
    for (CellRun run : stopping) {
      if (worksFor(run)) {
        run.check();
      }
    }
  }

  private static boolean worksFor(CellRun run) {
    String file = SourceLines.file(run.cell());
    boolean[] found = new boolean[2];
    StackWalker.getInstance()
        .forEach(
            frame -> {
              found[0] |= POOLS.contains(frame.getClassName());
              found[1] |= file.equals(frame.toStackTraceElement().getFileName());
            });
    return found[0] && found[1];
  }

  /**
   * Stands for {@link System#exit}.
   *
   * @param status the exit status
   */
  public static void exit(int status) {
    CellRun run = CellContext.run();
    StopCell stop = new StopCell(new Result.Exited(status));
    if (run != null) {
      run.stop(stop);
    }
    throw stop;
  }

  /**
   * Stands for {@link Runtime#exit} and {@link Runtime#halt}.
   *
   * @param runtime ignored
   * @param status the exit status
   */
  public static void exit(Runtime runtime, int status) {
    exit(status);
  }

  /** Makes every check look until the run is {@linkplain #disarm disarmed}. */
  static void arm(CellRun run) {
    // Loads what a check needs now, and not first where a recursion has used up the stack.
    boolean unused = worksFor(run);
    synchronized (STOPPING) {
      if (STOPPING.add(run) && STOPPING.size() == 1) {
        aim(ALERT);
      }
    }
  }

  static void disarm(CellRun run) {
    synchronized (STOPPING) {
      if (STOPPING.remove(run) && STOPPING.isEmpty()) {
        aim(IDLE);
      }
    }
  }

  private static void aim(MethodHandle target) {
    SITE.setTarget(target);
    MutableCallSite.syncAll(new MutableCallSite[] {SITE});
  }

  private static MethodHandle alert() {
    try {
      return MethodHandles.lookup().findStatic(Checkpoint.class, "check", NOTHING);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
