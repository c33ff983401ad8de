package nabla.kernel.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import nabla.kernel.engine.CellCompiler.Outcome;

/**
 * Java cells that share variables, methods, types and imports. Each cell is compiled as a whole by
 * the JDK's compiler, woven so that it can be interrupted, and run in this process.
 */
public final class Session implements AutoCloseable {
  private static final MethodType NOTHING = MethodType.methodType(void.class);

  private final SessionOptions options;
  private final CellLoader loader;
  private final Javac javac;
  private final Scope scope;
  private final ClassIndex index;
  private final CellCompiler compiler;
  private final ErrorReport report;
  private final Completer completer;
  private final Inspector inspector;
  private final CompletenessCheck completenessCheck;
  private final CellArchive archive = new CellArchive();
  private final ReentrantLock compiling = new ReentrantLock();
  private volatile boolean woven;
  private volatile Running running;
  private CellThread thread;

  private record Running(
      CellRun run,
      Thread main,
      Set<Thread> older,
      CompletableFuture<CellThread.Ending> ending,
      CompletableFuture<Set<Thread>> left,
      List<Thread> interrupters) {}

  private Session(SessionOptions options) {
    this.options = options;
    this.woven = options.woven();
    ClassLoader parent = Session.class.getClassLoader();
    this.loader =
        new CellLoader(parent, options.libraries() ? Libraries.of(parent) : Libraries.NONE);
    this.javac = new Javac(List.of());
    this.scope = new Scope(new PackageNames(javac.files()));
    this.index = new ClassIndex(javac, this::loadable);
    Names names = new Names(scope, index);
    this.compiler = new CellCompiler(javac, scope, loader, names);
    this.report = new ErrorReport(new CompileHints(names, scope, this::find), archive);
    Probe probe = new Probe(javac, scope);
    this.completer = new Completer(probe, scope, index);
    this.inspector = new Inspector(probe, scope, new JavadocSources(javac));
    this.completenessCheck = new CompletenessCheck(probe);
    this.thread = new CellThread(loader);
  }

  /**
   * Starts a session.
   *
   * @param options class path, imports, startup code
   * @return a session to close
   * @throws IllegalArgumentException if an import or startup code does not compile or throws
   */
  public static Session open(SessionOptions options) {
    Session session = new Session(options);
    if (!options.classPath().isEmpty()) {
      session.addToClassPath(options.classPath());
    }
    session.scope.imports.addAll(options.imports());
    for (String code : options.startup()) {
      if (session.run(0, code) instanceof Result.Failure failure) {
        session.close();
        throw new IllegalArgumentException(
            "startup code failed: " + String.join("\n", failure.error().traceback()));
      }
    }
    return session;
  }

  /**
   * Runs a cell and waits for its end. The Java runs in a thread of the session's own, the same for
   * every cell, so that a cell that cannot be stopped does not take the caller with it.
   *
   * @param cell its number, shown in errors
   * @param code Java: imports, declarations, statements, at the end an expression
   * @return its value, or what went wrong; never throws for the user's errors
   */
  public Result run(int cell, String code) {
    return run(new CellText(cell, translated(code)));
  }

  /**
   * Runs what a cell loads from elsewhere.
   *
   * @param cell the number of the cell that loads it
   * @param source what errors call the place, such as the name of a file
   * @param code as of a cell
   * @return its value, or what went wrong; never throws for the user's errors
   */
  public Result run(int cell, String source, String code) {
    return run(new CellText(cell, SourceLines.file(cell, source), translated(code)));
  }

  private static String translated(String code) {
    return UnicodeEscapes.translated(code.replace("\r\n", "\n"));
  }

  private Result run(CellText text) {
    archive.add(text);
    CellRun run = new CellRun(text.cell());
    Outcome outcome;
    compiling.lock();
    try {
      outcome = compiler.compile(text, woven);
      if (outcome instanceof Outcome.Rejected rejected) {
        rejected.notes().forEach(options.notes());
        return new Result.Failure(report.compileError(rejected.problems()));
      }
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError failure) {
      return new Result.Failure(report.internalError(text.cell(), failure));
    } finally {
      compiling.unlock();
    }
    Outcome.Ready ready = (Outcome.Ready) outcome;
    ready.notes().forEach(options.notes());
    return execute(run, ready);
  }

  /**
   * Runs code that is no Java source as a cell: with its number, interruptible, its exits and
   * errors treated as a cell's. For what happens on a user's behalf, such as rendering a value.
   *
   * @param cell the number of the cell it is for
   * @param body what to do; runs in the thread of the cells
   * @return the value of {@code body}, shown, or what went wrong
   */
  public Result call(int cell, Callable<?> body) {
    Object[] value = new Object[1];
    return execute(new CellRun(cell), () -> value[0] = body.call(), () -> value[0], true);
  }

  private Result execute(CellRun run, Outcome.Ready ready) {
    List<Class<?>> entries = new ArrayList<>();
    List<MethodHandle> bodies = new ArrayList<>();
    for (CellCompiler.Step step : ready.steps()) {
      redirect(step);
      if (step.entry() != null) {
        entries.add(step.entry());
        bodies.add(method(step.entry()));
      }
    }
    if (bodies.isEmpty()) {
      return new Result.Value(null, false);
    }
    Supplier<Object> value = () -> takeValues(entries);
    if (ready.steps().size() > 1) {
      return execute(run, () -> runAll(ready.steps()), value, ready.shown());
    }
    MethodHandle body = bodies.get(0);
    return execute(
        run,
        () -> {
          body.invokeExact();
        },
        value,
        ready.shown());
  }

  /** A method that is declared twice in a cell is what it is above its second declaration. */
  private void runAll(List<CellCompiler.Step> steps) throws Throwable {
    for (CellCompiler.Step step : steps) {
      redirect(step);
      if (step.entry() != null) {
        method(step.entry()).invokeExact();
      }
    }
  }

  private void redirect(CellCompiler.Step step) {
    step.methods()
        .forEach(
            (name, holder) -> {
              try {
                loader.lateCalls().redirect(name, holder);
              } catch (IllegalAccessException e) {
                throw new IllegalStateException("cannot call what was just compiled", e);
              }
            });
  }

  private Result execute(CellRun run, CellThread.Body body, Supplier<Object> value, boolean shown) {
    if (Thread.currentThread() == thread.thread()) {
      return nested(body, value, shown);
    }
    CellThread worker = thread;
    Set<Thread> older = liveThreads();
    CompletableFuture<CellThread.Ending> ending = new CompletableFuture<>();
    Running now =
        new Running(
            run, worker.thread(), older, ending, new CompletableFuture<>(), new ArrayList<>());
    running = now;
    worker.start(run, body, ending);
    CellThread.Ending end = await(ending);
    running = null;
    StopCell stop = run.end();
    if (end.abandoned()) {
      thread = new CellThread(loader);
      worker.close();
    }
    if (end.givenUp() != null) {
      return new Result.Failure(end.givenUp());
    }
    now.left.complete(stop == null ? Set.of() : liveThreads());
    if (stop != null) {
      synchronized (now) {
        // System.exit arms the checks too; someone has to disarm them.
        if (now.interrupters.isEmpty()) {
          startInterrupter(now);
        }
      }
      return stop.reason() instanceof Result.Interrupted && end.abandoned()
          ? new Result.Interrupted(Interrupter.whatGoesOn(now.main))
          : stop.reason();
    }
    return result(end.thrown(), value, shown);
  }

  /** A cell that runs a cell, as a magic may do. */
  private Result nested(CellThread.Body body, Supplier<Object> value, boolean shown) {
    try {
      body.run();
      return result(null, value, shown);
    } catch (StopCell stop) {
      throw stop;
    } catch (Throwable thrown) {
      Checkpoint.check();
      return result(thrown, value, shown);
    }
  }

  private Result result(Throwable thrown, Supplier<Object> value, boolean shown) {
    Object taken = value.get();
    return thrown == null
        ? new Result.Value(shown ? taken : null, shown)
        : new Result.Failure(report.runtimeError(thrown));
  }

  private static Set<Thread> liveThreads() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[root.activeCount() * 2 + 16];
    return new HashSet<>(Arrays.asList(threads).subList(0, root.enumerate(threads)));
  }

  private CellThread.Ending await(CompletableFuture<CellThread.Ending> ending) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return ending.get();
        } catch (InterruptedException e) {
          interrupted = true;
          interrupt();
        } catch (ExecutionException e) {
          throw new IllegalStateException(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Class<?> load(String name) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("cannot load what was just compiled", e);
    }
  }

  /** The class a compiler's message means by this name. */
  private Optional<Class<?>> find(String name) {
    List<String> candidates = new ArrayList<>(List.of(name));
    Scope.Type declared = scope.types.get(name);
    if (declared != null) {
      candidates.add(CellFiles.PACKAGE + "." + declared.unit() + "$" + name);
    }
    candidates.addAll(index.qualified(name.substring(name.lastIndexOf('.') + 1)));
    candidates.add("java.lang." + name);
    return candidates.stream().flatMap(each -> loadable(each).stream()).findFirst();
  }

  private Optional<Class<?>> loadable(String name) {
    try {
      return Optional.of(Class.forName(name, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static MethodHandle method(Class<?> entry) {
    try {
      return MethodHandles.publicLookup().findStatic(entry, Unit.RUN, NOTHING);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot run what was just compiled", e);
    }
  }

  /** The value of the last; the others let go of theirs. */
  private static Object takeValues(List<Class<?>> entries) {
    try {
      Object value = null;
      for (Class<?> entry : entries) {
        var field = entry.getField(Unit.VALUE);
        value = field.get(null);
        field.set(null, null);
      }
      return value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read what was just computed", e);
    }
  }

  /** Stops the running cell, from any thread; does nothing where none is running. */
  public void interrupt() {
    Running now = running;
    if (now == null) {
      return;
    }
    synchronized (now) {
      if (now.ending.isDone()) {
        return;
      }
      now.run.stop(new StopCell(new Result.Interrupted("")));
      if (now.interrupters.isEmpty()) {
        startInterrupter(now);
      }
    }
  }

  /**
   * Lets {@link #run} return although its cell has not ended and is not stopped, from any thread.
   * For the end of the process, when there is time for an answer but no sense in more.
   *
   * @param error what the cell is told to have failed with
   */
  public void giveUp(CellError error) {
    Running now = running;
    if (now != null) {
      now.ending.complete(new CellThread.Ending(null, true, error));
    }
  }

  private static void startInterrupter(Running now) {
    Thread interrupter =
        new Thread(
            new Interrupter(now.run, now.main, now.older, now.ending, now.left),
            "cell interrupter");
    interrupter.setDaemon(true);
    now.interrupters.add(interrupter);
    interrupter.start();
  }

  /**
   * Whether the cell of the calling thread is to stop.
   *
   * @return true from {@link #interrupt} until that cell's threads have ended
   */
  public boolean interrupted() {
    CellRun run = CellContext.run();
    return run != null && run.stopping() != null;
  }

  /** Ends the calling thread's cell as the woven checks do, if it is to stop. */
  public void checkInterrupted() {
    Checkpoint.check();
  }

  /**
   * Whether a cell runs that is not the caller: nothing else can run before it has ended.
   *
   * @return false in the thread of the cells
   */
  public boolean busyElsewhere() {
    return running != null && Thread.currentThread() != thread.thread();
  }

  /**
   * Adds jars and folders to what cells see.
   *
   * @param entries existing or not; those that do not exist are ignored by the compiler
   */
  public void addToClassPath(List<Path> entries) {
    compiling.lock();
    try {
      for (Path entry : entries) {
        loader.addPath(entry.toAbsolutePath());
      }
      javac.addToClassPath(entries.stream().map(Path::toAbsolutePath).toList());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not a class path entry: " + e.getMessage(), e);
    } finally {
      compiling.unlock();
    }
  }

  /**
   * Everything cells see besides the JDK.
   *
   * @return the kernel's own class path and what was added, in order
   */
  public List<Path> classPath() {
    return javac.classPath().stream().map(file -> file.toPath().toAbsolutePath()).toList();
  }

  /**
   * The loader of the classes of cells and of added jars.
   *
   * @return what to give to a {@link java.util.ServiceLoader}
   */
  public ClassLoader classLoader() {
    return loader;
  }

  /**
   * Imports names into all cells from now on.
   *
   * @param imports declarations without the keyword and the semicolon, such as {@code java.util.*}
   */
  public void addImports(List<String> imports) {
    compiling.lock();
    try {
      scope.imports.addAll(imports);
    } finally {
      compiling.unlock();
    }
  }

  /**
   * Switches weaving on or off for the cells that come.
   *
   * @param on whether loops and methods check for an interruption
   */
  public void setWoven(boolean on) {
    woven = on;
  }

  /**
   * Whether the cells that come are woven.
   *
   * @return true unless switched off
   */
  public boolean woven() {
    return woven;
  }

  /**
   * The variables cells have declared.
   *
   * @return in the order of their first declaration
   */
  public List<Variable> variables() {
    compiling.lock();
    try {
      List<Variable> variables = new ArrayList<>();
      for (Scope.Var each : scope.variables.values()) {
        variables.add(new Variable(each.name(), TypeNames.readable(each.type()), valueOf(each)));
      }
      return variables;
    } finally {
      compiling.unlock();
    }
  }

  private Object valueOf(Scope.Var variable) {
    try {
      return load(CellFiles.PACKAGE + "." + variable.unit()).getField(variable.name()).get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read the variable " + variable.name(), e);
    }
  }

  /**
   * What could stand at the cursor.
   *
   * @param code a cell as far as it is written
   * @param cursor in UTF-16 units
   * @return candidates, best first
   */
  public Completions complete(String code, int cursor) {
    compiling.lock();
    try {
      return completer.complete(code, cursor);
    } finally {
      compiling.unlock();
    }
  }

  /**
   * What is known about the name at the cursor.
   *
   * @param code a cell as far as it is written
   * @param cursor in UTF-16 units
   * @param detailed whether to show members too
   * @return empty where there is no name or nothing is known
   */
  public Optional<Inspection> inspect(String code, int cursor, boolean detailed) {
    compiling.lock();
    try {
      return inspector.inspect(code, cursor, detailed);
    } finally {
      compiling.unlock();
    }
  }

  /**
   * Whether a cell could run as it stands.
   *
   * @param code a cell
   * @return complete, incomplete with the next line's indent, or invalid
   */
  public Completeness isComplete(String code) {
    compiling.lock();
    try {
      return completenessCheck.check(new CellText(0, code));
    } finally {
      compiling.unlock();
    }
  }

  /** Forgets all variables, methods and types; imports and the class path stay. */
  public void reset() {
    compiling.lock();
    try {
      scope.variables.values().forEach(this::letGo);
    } finally {
      scope.liveUnits().forEach(javac.files()::forget);
      scope.clear();
      compiling.unlock();
    }
  }

  /** Lets the memory go that only this variable holds. */
  private void letGo(Scope.Var variable) {
    try {
      var field = load(CellFiles.PACKAGE + "." + variable.unit()).getField(variable.name());
      if (!field.getType().isPrimitive()) {
        field.set(null, null);
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      // The variable goes all the same; only the memory stays.
      return;
    }
  }

  @Override
  public void close() {
    interrupt();
    thread.close();
    javac.close();
    try {
      loader.close();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
