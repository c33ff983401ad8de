package nabla.kernel.wire;

import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nabla.kernel.engine.CellError;
import nabla.kernel.engine.ClassPathEntry;
import nabla.kernel.engine.Session;
import nabla.kernel.engine.SessionOptions;
import nabla.kernel.magic.CellRunner;

/** Everything between the start of the process and the first cell. */
final class Opening {
  private static final String FUNCTIONS = "static nabla.kernel.display.Cells.*";
  // Two kernels call theirs by this name: see magic.Dialect for the other.
  private static final String IJAVA =
      "static io.github.spencerpark.ijava.runtime.Kernel.getKernelInstance";

  private Opening() {}

  /**
   * Opens the runner, extensions and startup files included, and warms it up.
   *
   * @param made gets the runner as soon as there is one
   */
  static void open(
      KernelOptions options, RunningKernel kernel, Notes notes, Consumer<CellRunner> made) {
    SessionOptions standard = SessionOptions.standard();
    List<String> imports = new ArrayList<>(standard.imports());
    imports.add(FUNCTIONS);
    imports.add(IJAVA);
    Session session =
        Session.open(
            standard
                .withImports(imports)
                .withWeaving(options.woven())
                .withLibraries(options.woven()));
    CellRunner runner = new CellRunner(session, notes::add);
    made.accept(runner);
    options.notes().forEach(notes::add);
    checkClassPath(notes);
    runner.start(kernel);
    options.startup().forEach(file -> startup(file, runner, notes));
    warmUp(session);
  }

  private static void checkClassPath(Notes notes) {
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      // What ends with a star is a folder with no jar in it: java has replaced all others.
      if (!entry.isEmpty() && !entry.endsWith("*")) {
        ClassPathEntry.problem(Path.of(entry))
            .ifPresent(why -> notes.add("The class path entry " + entry + " " + why + "."));
      }
    }
  }

  private static void startup(Path file, CellRunner runner, Notes notes) {
    try {
      CellError error = Failures.of(runner.run(0, Files.readString(file)));
      if (error != null) {
        notes.add("The startup file " + file + " failed:\n" + String.join("\n", error.traceback()));
      }
    } catch (NoSuchFileException e) {
      notes.add("The startup file " + file + " does not exist.");
    } catch (CharacterCodingException e) {
      notes.add("The startup file " + file + " cannot be read: it is not UTF-8 text.");
    } catch (IOException e) {
      notes.add("The startup file " + file + " cannot be read: " + e.getMessage());
    }
  }

  /** Compiles and runs something, so that the first cell need not wait for the compiler's start. */
  private static void warmUp(Session session) {
    session.run(0, "{ int one = 1; String.valueOf(one + 1); }");
  }
}
