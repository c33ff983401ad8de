package nabla.kernel.engine;

import com.sun.source.util.JavacTask;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
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

  private final JavaFileManager files;
  private final Object pool;
  private final Method getTask;
  private final Class<?> worker;

  private PooledTasks(JavaFileManager files) throws ReflectiveOperationException {
    this.files = files;
    Class<?> type = load("api.JavacTaskPool");
    this.pool = type.getConstructor(int.class).newInstance(1);
    this.worker = load("api.JavacTaskPool$Worker");
    this.getTask =
        type.getMethod(
            "getTask",
            java.io.Writer.class,
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
      Function<JavacTask, T> work) {
    Object proxy =
        Proxy.newProxyInstance(
            worker.getClassLoader(),
            new Class<?>[] {worker},
            (self, method, arguments) -> {
              JavacTask task = (JavacTask) arguments[0];
              // The task lets go of its context once it has written the classes.
              Object context = task.getClass().getMethod("getContext").invoke(task);
              try {
                return work.apply(task);
              } finally {
                forgetCells(context);
              }
            });
    try {
      @SuppressWarnings("unchecked")
      T result =
          (T) getTask.invoke(pool, null, files, listener, options, null, List.of(source), proxy);
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

  /** Makes the next task look at the classes of cells afresh: there are others by then. */
  private static void forgetCells(Object context) throws ReflectiveOperationException {
    Class<?> contextType = load("util.Context");
    Object symbols = instance("code.Symtab", contextType, context);
    Object names = instance("util.Names", contextType, context);
    Object finder = instance("code.ClassFinder", contextType, context);
    Class<?> symtab = load("code.Symtab");
    Class<?> name = load("util.Name");
    Class<?> symbol = load("code.Symbol");
    Class<?> classSymbol = load("code.Symbol$ClassSymbol");
    Class<?> packageSymbol = load("code.Symbol$PackageSymbol");
    Class<?> moduleSymbol = load("code.Symbol$ModuleSymbol");
    Object noModule = symtab.getField("noModule").get(symbols);
    Object module =
        symtab.getField("java_base").get(symbols) == noModule
            ? noModule
            : symtab.getField("unnamedModule").get(symbols);
    Object packageName =
        load("util.Names").getMethod("fromString", String.class).invoke(names, CellFiles.PACKAGE);
    Object cells =
        symtab.getMethod("getPackage", moduleSymbol, name).invoke(symbols, module, packageName);
    if (cells == null) {
      return;
    }
    Method packge = symbol.getMethod("packge");
    Method flatName = classSymbol.getMethod("flatName");
    Method remove = symtab.getMethod("removeClass", moduleSymbol, name);
    for (Object each : (Iterable<?>) symtab.getMethod("getAllClasses").invoke(symbols)) {
      if (packge.invoke(each) == cells) {
        remove.invoke(symbols, module, flatName.invoke(each));
      }
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
