package nabla.kernel.install;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a kernel is started on the JDK that runs this code. */
final class JavaCommand {
  private static final int FEATURE = Runtime.version().feature();

  private JavaCommand() {}

  // Five times the usual counts: the Java compiler runs in this process, and with the usual ones
  // the optimising of its methods would take most of the processor while the first hundred cells
  // run. Hot loops have a count of their own, which stays.
  private static final List<String> LATE_OPTIMISING =
      List.of(
          "-XX:Tier4InvocationThreshold=25000",
          "-XX:Tier4MinInvocationThreshold=3000",
          "-XX:Tier4CompileThreshold=75000");

  /** Absolute path of this JDK's java. */
  static Path java() {
    Path bin = Path.of(System.getProperty("java.home")).toAbsolutePath().resolve("bin");
    Path windows = bin.resolve("java.exe");
    return Files.exists(windows) ? windows : bin.resolve("java");
  }

  /**
   * The command up to and including the main class. The jar comes first on the class path, so that
   * an archive made with the jar alone fits every class path.
   */
  static List<String> command(
      Path jar, List<String> classPath, String heap, List<String> archiveOptions) {
    List<String> entries = new ArrayList<>();
    entries.add(jar.toString());
    entries.addAll(classPath);
    List<String> command = new ArrayList<>();
    command.add(java().toString());
    command.addAll(archiveOptions);
    command.add("-Xmx" + heap);
    command.add("-XX:+UseSerialGC"); // starts faster and takes less than G1 in a small heap
    command.addAll(LATE_OPTIMISING);
    command.add("-Xlog:disable"); // a stale or missing archive only costs speed: no word about it
    command.add("-Xlog:all=error" + (hasAotCache() ? ",aot*=off" : "") + ":stderr");
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Djava.awt.headless=true");
    for (String name : List.of("api", "code", "util")) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
    }
    if (FEATURE >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    if (FEATURE >= 23) {
      // Many libraries still use it, and a warning about that is no business of a student's.
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("-cp");
    command.add(String.join(File.pathSeparator, entries));
    command.add("nabla.kernel.Main");
    return command;
  }

  /** Whether this JDK has ahead-of-time caches (JEP 514); older ones have dynamic archives. */
  static boolean hasAotCache() {
    return FEATURE >= 25;
  }
}
