package nabla.kernel.install;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Takes the kernel away again. */
public final class Uninstall {
  private Uninstall() {}

  /**
   * Removes what {@code install} wrote.
   *
   * @param options where it is
   * @param out where to say what was done
   * @throws IOException if it is not there, or is another kernel's
   */
  public static void run(InstallOptions options, PrintStream out) throws IOException {
    Path folder = JupyterPaths.kernelspec(options).toAbsolutePath();
    Path spec = folder.resolve("kernel.json");
    if (!Files.exists(spec)) {
      throw new IOException("no kernel " + options.name() + " in " + folder);
    }
    if (!Files.readString(spec).contains("nabla.kernel.Main")) {
      throw new IOException(folder + " holds another kernel; it is left alone");
    }
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
    out.println("Removed kernel " + options.name() + " from " + folder);
  }
}
