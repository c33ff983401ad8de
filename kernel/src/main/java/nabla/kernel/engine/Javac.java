package nabla.kernel.engine;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** The Java compiler over what a session's cells see. Not for two threads at a time. */
final class Javac implements AutoCloseable {
  // One list for every task: the pool keeps a compiler per list.
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-g", "-parameters", "-Xlint:none", "--should-stop=ifError=FLOW");

  /** How the codes of problems start that are of the class file's own limits. */
  static final String LIMIT = "compiler.err.limit";

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
    try {
      return run(source, problems, task -> work(task, generate, problems, inspector));
    } catch (CompilerFailure failure) {
      // After a mistake javac may stumble over what it left half done; the mistake is what to say.
      if (problems.isEmpty() || failure.ofDepth()) {
        throw failure;
      }
      return new Output<>(problems, Map.of(), null);
    }
  }

  /** Attributes a text however wrong it is and lets a visitor look at it. */
  <T> T look(MappedSource source, BiFunction<JavacTask, CompilationUnitTree, T> inspector) {
    return run(
        source,
        new ArrayList<>(),
        task -> {
          try {
            CompilationUnitTree tree = parsed(task);
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
    return run(
        source,
        problems,
        task -> {
          try {
            parsed(task);
            return problems;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * Runs a task, once more with a deep stack where the compiler failed: what is nested too deeply
   * for the stack of a thread is no mistake of the user's.
   */
  private <T> T run(MappedSource source, List<Problem> problems, Function<JavacTask, T> work) {
    try {
      return attempt(source, problems, work);
    } catch (CompilerFailure first) {
      problems.clear();
      return DeepStack.call(() -> attempt(source, problems, work));
    }
  }

  private <T> T attempt(MappedSource source, List<Problem> problems, Function<JavacTask, T> work) {
    StringWriter crashes = new StringWriter();
    boolean sound = false;
    try {
      T result =
          tasks.run(
              new CellFiles.Source(source),
              OPTIONS,
              diagnostic -> {
                if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                  problems.add(problem(diagnostic, source));
                }
              },
              crashes,
              work);
      if (crashes.getBuffer().length() > 0) {
        throw new CompilerFailure(crashes.toString(), null);
      }
      // What exceeds the class file is noticed while it is written, and half of it stays behind.
      sound = problems.stream().noneMatch(problem -> problem.code().startsWith(LIMIT));
      return result;
    } catch (CompilerFailure failure) {
      throw failure;
    } catch (RuntimeException | StackOverflowError | AssertionError failure) {
      throw new CompilerFailure(crashes.toString(), failure);
    } finally {
      if (!sound) {
        renew();
      }
    }
  }

  /** Forgets the state of the compiler, which a failure in its midst may have left in disorder. */
  private void renew() {
    files.takeWritten();
    tasks = JavacTasks.over(compiler, files);
  }

  private static CompilationUnitTree parsed(JavacTask task) throws IOException {
    Iterator<? extends CompilationUnitTree> trees = task.parse().iterator();
    if (!trees.hasNext()) {
      throw new IllegalStateException("the compiler gave up while it read the text");
    }
    return trees.next();
  }

  private <T> Output<T> work(
      JavacTask task,
      boolean generate,
      List<Problem> problems,
      BiFunction<JavacTask, CompilationUnitTree, T> inspector) {
    try {
      CompilationUnitTree tree = parsed(task);
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
