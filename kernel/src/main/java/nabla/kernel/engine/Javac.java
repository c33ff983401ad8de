package nabla.kernel.engine;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** The Java compiler over what a session's cells see. Not for two threads at a time. */
final class Javac implements AutoCloseable {
  // One list for every task: the pool keeps a compiler per list.
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-g", "-parameters", "-Xlint:none", "--should-stop=ifError=FLOW");

  private final JavaCompiler compiler;
  private final List<File> classPath = new ArrayList<>();
  private final CellFiles files;
  private JavacTasks tasks;

  /** What came of a compilation: problems, or classes. */
  record Output<T>(List<Problem> problems, Map<String, byte[]> classes, T inspected) {}

  Javac(List<Path> entries) {
    compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException(
          "This Java at "
              + System.getProperty("java.home")
              + " has no compiler: install a JDK (not a JRE) and point JAVA_HOME to it.");
    }
    files =
        new CellFiles(
            compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8));
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      if (!entry.isEmpty()) {
        classPath.add(new File(entry));
      }
    }
    addToClassPath(entries);
  }

  void addToClassPath(List<Path> entries) {
    entries.forEach(entry -> classPath.add(entry.toFile()));
    try {
      files.setClassPath(classPath);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tasks = JavacTasks.over(compiler, files);
  }

  List<File> classPath() {
    return List.copyOf(classPath);
  }

  CellFiles files() {
    return files;
  }

  /** Compiles; {@code inspector} sees the attributed trees, also of a text with errors. */
  <T> Output<T> compile(
      MappedSource source,
      boolean generate,
      BiFunction<JavacTask, CompilationUnitTree, T> inspector) {
    List<Problem> problems = new ArrayList<>();
    return tasks.run(
        new CellFiles.Source(source),
        OPTIONS,
        diagnostic -> {
          if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
            problems.add(problem(diagnostic, source));
          }
        },
        task -> work(task, generate, problems, inspector));
  }

  /** Attributes a text however wrong it is and lets a visitor look at it. */
  <T> T look(MappedSource source, BiFunction<JavacTask, CompilationUnitTree, T> inspector) {
    return tasks.run(
        new CellFiles.Source(source),
        OPTIONS,
        diagnostic -> {},
        task -> {
          try {
            CompilationUnitTree tree = task.parse().iterator().next();
            task.analyze();
            return inspector.apply(task, tree);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Only parses. */
  List<Problem> parse(MappedSource source) {
    List<Problem> problems = new ArrayList<>();
    return tasks.run(
        new CellFiles.Source(source),
        OPTIONS,
        diagnostic -> {
          if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
            problems.add(problem(diagnostic, source));
          }
        },
        task -> {
          try {
            task.parse();
            return problems;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private <T> Output<T> work(
      JavacTask task,
      boolean generate,
      List<Problem> problems,
      BiFunction<JavacTask, CompilationUnitTree, T> inspector) {
    try {
      CompilationUnitTree tree = task.parse().iterator().next();
      if (!problems.isEmpty()) {
        return new Output<>(problems, Map.of(), null);
      }
      task.analyze();
      T inspected = inspector.apply(task, tree);
      if (generate && problems.isEmpty()) {
        task.generate();
      }
      Map<String, byte[]> classes = files.takeWritten();
      return new Output<>(problems, problems.isEmpty() ? classes : Map.of(), inspected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem problem(
      Diagnostic<? extends JavaFileObject> diagnostic, MappedSource source) {
    String message = diagnostic.getMessage(Locale.ENGLISH);
    MappedSource.Place at = source.place(diagnostic.getPosition());
    if (at == null) {
      return new Problem(diagnostic.getCode(), message, null, 0, 0, 0);
    }
    MappedSource.Place start = source.place(diagnostic.getStartPosition());
    MappedSource.Place end = source.place(diagnostic.getEndPosition());
    int from = start != null && start.cell() == at.cell() ? start.offset() : at.offset();
    int to = end != null && end.cell() == at.cell() ? end.offset() : at.offset() + 1;
    return new Problem(
        diagnostic.getCode(),
        message,
        at.cell(),
        Math.min(from, at.offset()),
        at.offset(),
        Math.max(to, at.offset()));
  }

  @Override
  public void close() {
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
