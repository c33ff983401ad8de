package nabla.kernel.engine;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * The compiler's own pool of tasks, the one JShell uses. It is internal to the JDK and needs {@code
 * --add-exports jdk.compiler/com.sun.tools.javac.{api,code,util}=ALL-UNNAMED}; hence reflection,
 * and {@link JavacTasks.FreshTasks} where it is closed to us.
 */
final class PooledTasks implements JavacTasks {
  private static final String JAVAC = "com.sun.tools.javac.";

  private final CellFiles files;
  private final Object pool;
  private final Method getTask;
  private final Class<?> worker;

  private PooledTasks(CellFiles files) throws ReflectiveOperationException {
    this.files = files;
    Class<?> type = load("api.JavacTaskPool");
    this.pool = type.getConstructor(int.class).newInstance(1);
    this.worker = load("api.JavacTaskPool$Worker");
    this.getTask =
        type.getMethod(
            "getTask",
            Writer.class,
            JavaFileManager.class,
            DiagnosticListener.class,
            Iterable.class,
            Iterable.class,
            Iterable.class,
            worker);
    // Fails here and not in the middle of a cell where a package is closed.
    load("code.ClassFinder");
    load("util.Names");
  }

  /** The pool, or null where the JDK does not let us have it. */
  static JavacTasks over(CellFiles files) {
    try {
      PooledTasks tasks = new PooledTasks(files);
      Boolean works =
          tasks.run(
              new CellFiles.Source(new MappedSource("Probe").add("class Probe {}")),
              List.of("-proc:none"),
              diagnostic -> {},
              Writer.nullWriter(),
              task -> {
                try {
                  task.parse();
                  return true;
                } catch (java.io.IOException e) {
                  return false;
                }
              });
      return works ? tasks : null;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }

  private static Class<?> load(String name) throws ClassNotFoundException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    return Class.forName(JAVAC + name, true, compiler.getClass().getClassLoader());
  }

  @Override
  public <T> T run(
      JavaFileObject source,
      List<String> options,
      DiagnosticListener<JavaFileObject> listener,
      Writer crashes,
      Function<JavacTask, T> work) {
    Object proxy =
        Proxy.newProxyInstance(
            worker.getClassLoader(),
            new Class<?>[] {worker},
            (self, method, arguments) -> {
              JavacTask task = (JavacTask) arguments[0];
              // The task lets go of its context once it has written the classes.
              Object context = task.getClass().getMethod("getContext").invoke(task);
              Set<String> declared = new LinkedHashSet<>();
              task.addTaskListener(new Declarations(declared));
              try {
                return work.apply(task);
              } finally {
                declared.addAll(files.takeForgotten());
                forget(context, declared);
              }
            });
    try {
      @SuppressWarnings("unchecked")
      T result =
          (T) getTask.invoke(pool, crashes, files, listener, options, null, List.of(source), proxy);
      return result;
    } catch (InvocationTargetException e) {
      throw unwrapped(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RuntimeException unwrapped(Throwable e) {
    if (e instanceof RuntimeException runtime) {
      return runtime;
    }
    if (e instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e);
  }

  /**
   * Notes the names of the classes of a source: their symbols must go, since the next task may
   * compile the same names again. What is read from classes of earlier cells stays: it never
   * changes.
   */
  private record Declarations(Set<String> names) implements TaskListener {
    @Override
    public void finished(TaskEvent event) {
      if (event.getKind() == TaskEvent.Kind.PARSE) {
        event
            .getCompilationUnit()
            .getTypeDecls()
            .forEach(type -> add(CellFiles.PACKAGE + ".", type));
      }
    }

    private void add(String prefix, Tree tree) {
      if (tree instanceof ClassTree type) {
        String name = prefix + type.getSimpleName();
        names.add(name);
        type.getMembers().forEach(member -> add(name + "$", member));
      }
    }
  }

  /** Makes the next task look afresh at these classes, and at which classes of cells there are. */
  private static void forget(Object context, Set<String> classes)
      throws ReflectiveOperationException {
    Class<?> contextType = load("util.Context");
    Object symbols = instance("code.Symtab", contextType, context);
    Object names = instance("util.Names", contextType, context);
    Object finder = instance("code.ClassFinder", contextType, context);
    Class<?> symtab = load("code.Symtab");
    Class<?> name = load("util.Name");
    Class<?> symbol = load("code.Symbol");
    Class<?> packageSymbol = load("code.Symbol$PackageSymbol");
    Class<?> moduleSymbol = load("code.Symbol$ModuleSymbol");
    Object noModule = symtab.getField("noModule").get(symbols);
    Object module =
        symtab.getField("java_base").get(symbols) == noModule
            ? noModule
            : symtab.getField("unnamedModule").get(symbols);
    Method fromString = load("util.Names").getMethod("fromString", String.class);
    Method remove = symtab.getMethod("removeClass", moduleSymbol, name);
    for (String each : classes) {
      remove.invoke(symbols, module, fromString.invoke(names, each));
    }
    Object cells =
        symtab
            .getMethod("getPackage", moduleSymbol, name)
            .invoke(symbols, module, fromString.invoke(names, CellFiles.PACKAGE));
    if (cells == null) {
      return;
    }
    packageSymbol.getField("members_field").set(cells, null);
    symbol
        .getField("completer")
        .set(cells, load("code.ClassFinder").getMethod("getCompleter").invoke(finder));
  }

  private static Object instance(String type, Class<?> contextType, Object context)
      throws ReflectiveOperationException {
    return load(type).getMethod("instance", contextType).invoke(null, context);
  }
}
