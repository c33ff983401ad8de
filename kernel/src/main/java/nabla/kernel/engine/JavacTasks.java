package nabla.kernel.engine;

import com.sun.source.util.JavacTask;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;

/** Runs compiler tasks over the files of a session. */
interface JavacTasks {

  /**
   * Runs one task; the task and its trees are not to be used afterwards.
   *
   * @param crashes takes what the compiler has to say of a failure of its own, and nothing else
   */
  <T> T run(
      JavaFileObject source,
      List<String> options,
      DiagnosticListener<JavaFileObject> listener,
      Writer crashes,
      Function<JavacTask, T> work);

  /**
   * Tasks that share what the compiler has read of the JDK and the class path, where this JVM lets
   * us (see {@link PooledTasks}): a cell then compiles in about a millisecond instead of ten.
   */
  static JavacTasks over(JavaCompiler compiler, CellFiles files) {
    JavacTasks pooled = PooledTasks.over(files);
    return pooled != null ? pooled : new FreshTasks(compiler, files);
  }

  /** A new compiler for every task. */
  record FreshTasks(JavaCompiler compiler, CellFiles files) implements JavacTasks {
    @Override
    public <T> T run(
        JavaFileObject source,
        List<String> options,
        DiagnosticListener<JavaFileObject> listener,
        Writer crashes,
        Function<JavacTask, T> work) {
      return work.apply(
          (JavacTask) compiler.getTask(crashes, files, listener, options, null, List.of(source)));
    }
  }
}
