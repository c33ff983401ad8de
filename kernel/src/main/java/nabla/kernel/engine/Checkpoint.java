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
  private static final MethodHandle ALERT = alert("check");
  private static final MethodHandle LIBRARY_ALERT = alert("checkLibrary");

  // One for the JVM: the bootstrap method is static, and one site is what makes disarming cheap.
  private static final MutableCallSite SITE = new MutableCallSite(IDLE);
  private static final MutableCallSite LIBRARY_SITE = new MutableCallSite(IDLE);
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

  /**
   * Links a check of a library.
   *
   * @param caller the woven class
   * @param name ignored
   * @param type always {@code ()void}
   * @return the site all checks of libraries share
   */
  public static CallSite linkLibrary(MethodHandles.Lookup caller, String name, MethodType type) {
    return LIBRARY_SITE;
  }

  /** Throws if the cell of the calling thread is to stop. */
  public static void check() {
    CellRun run = CellContext.run();
    if (run != null) {
      run.check();
    }
    checkBorrowed();
  }

  /** The same for the code of a library, which goes on while it initialises a class. */
  public static void checkLibrary() {
    if (!initialising()) {
      check();
    }
  }

  /** Whether a class of a library is being initialised: if that is stopped, it is lost for good. */
  private static boolean initialising() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.anyMatch(
                    frame ->
                        frame.getMethodName().equals("<clinit>")
                            && !frame.getClassName().startsWith(CellFiles.PACKAGE + ".")));
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
    boolean[] found = new boolean[2];
    StackWalker.getInstance()
        .forEach(
            frame -> {
              found[0] |= POOLS.contains(frame.getClassName());
              found[1] |= SourceLines.cell(frame.toStackTraceElement().getFileName()) == run.cell();
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
    boolean unusedToo = initialising();
    synchronized (STOPPING) {
      if (STOPPING.add(run) && STOPPING.size() == 1) {
        aim(ALERT, LIBRARY_ALERT);
      }
    }
  }

  static void disarm(CellRun run) {
    synchronized (STOPPING) {
      if (STOPPING.remove(run) && STOPPING.isEmpty()) {
        aim(IDLE, IDLE);
      }
    }
  }

  private static void aim(MethodHandle cells, MethodHandle libraries) {
    SITE.setTarget(cells);
    LIBRARY_SITE.setTarget(libraries);
    MutableCallSite.syncAll(new MutableCallSite[] {SITE, LIBRARY_SITE});
  }

  private static MethodHandle alert(String name) {
    try {
      return MethodHandles.lookup().findStatic(Checkpoint.class, name, NOTHING);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
