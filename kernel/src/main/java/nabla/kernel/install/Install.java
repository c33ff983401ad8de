package nabla.kernel.install;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nabla.kernel.wire.Json;

/** Makes the kernel known to Jupyter. */
public final class Install {
  private static final String JAR = "nabla-kernel.jar";
  private static final List<String> LOGOS =
      List.of("logo-svg.svg", "logo-32x32.png", "logo-64x64.png");

  private Install() {}

  /**
   * Installs the kernel: a folder with the jar, {@code kernel.json}, the logos and the archive.
   *
   * @param options where and how
   * @param out where to say what was done
   * @throws IOException that names the file that cannot be written
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static void run(InstallOptions options, PrintStream out)
      throws IOException, InterruptedException {
    Path folder = JupyterPaths.kernelspec(options).toAbsolutePath();
    for (String entry : options.classPath()) {
      if (!Files.exists(
          Path.of(entry.endsWith("*") ? entry.substring(0, entry.length() - 1) : entry))) {
        out.println("note: the class path entry " + entry + " does not exist (yet)");
      }
    }
    Files.createDirectories(folder);
    Path jar = copyJar(folder);
    for (String logo : LOGOS) {
      try (InputStream in = Install.class.getResourceAsStream("/nabla/kernel/" + logo)) {
        Files.copy(in, folder.resolve(logo), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    String heap = options.heap() == null ? defaultHeap() : options.heap();
    Archive archive = Archive.in(folder);
    Files.writeString(folder.resolve("kernel.json"), spec(options, jar, heap, archive));
    if (options.archive()) {
      out.print("Making the start archive … ");
      out.flush();
      long start = System.nanoTime();
      String trouble = archive.make(jar, heap);
      out.println(
          trouble.isEmpty()
              ? String.format("%.1f s", (System.nanoTime() - start) / 1e9)
              : "left out: " + trouble + " (the kernel works, and starts slower)");
    }
    out.println("Installed kernel " + options.name() + " in " + folder);
  }

  /**
   * Writes a start archive for the JDK that runs this, and beside it, as {@code .json}, the command
   * that uses it.
   *
   * @param file the archive
   * @throws IOException if it could not be made
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static void archive(Path file) throws IOException, InterruptedException {
    Archive archive = new Archive(file.toAbsolutePath());
    Path jar = thisJar();
    String heap = defaultHeap();
    String trouble = archive.make(jar, heap);
    if (!trouble.isEmpty()) {
      throw new IOException("no archive: " + trouble);
    }
    String name = archive.file().getFileName().toString().replaceFirst("[.][^.]*$", "");
    Files.writeString(
        archive.file().resolveSibling(name + ".json"),
        Json.write(JavaCommand.command(jar, List.of(), heap, archive.useOptions())));
  }

  private static Path copyJar(Path folder) throws IOException {
    Path source = thisJar();
    Path jar = folder.resolve(JAR);
    if (!source.equals(jar)) {
      // A kernel that runs from the old jar keeps it: a new file takes its name.
      Path fresh = Files.createTempFile(folder, "nabla", ".jar");
      Files.copy(source, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
    }
    return jar;
  }

  private static Path thisJar() throws IOException {
    try {
      Path jar = Path.of(Install.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isRegularFile(jar)) {
        throw new IOException(
            jar + " is no jar: build it and run java -jar nabla-kernel.jar install");
      }
      return jar.toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static String spec(InstallOptions options, Path jar, String heap, Archive archive) {
    List<String> argv =
        new ArrayList<>(JavaCommand.command(jar, options.classPath(), heap, archive.useOptions()));
    argv.add("run");
    argv.add("{connection_file}");
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("argv", argv);
    spec.put("display_name", options.displayName());
    spec.put("language", "java");
    spec.put("interrupt_mode", "message");
    spec.put("env", options.env());
    spec.put("metadata", Map.of("debugger", false));
    return Json.write(spec) + "\n";
  }

  /**
   * A quarter of the memory of the machine or the container, 8 GB at most: deep-learning engines
   * keep their arrays outside the Java heap.
   */
  private static String defaultHeap() {
    long megabytes = 2048;
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      megabytes = system.getTotalMemorySize() >> 20;
    }
    return Math.max(256, Math.min(8192, megabytes / 4)) + "m";
  }
}
