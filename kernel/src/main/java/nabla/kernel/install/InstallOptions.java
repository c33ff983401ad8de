package nabla.kernel.install;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of {@code install} and {@code uninstall}.
 *
 * @param prefix the folder that has {@code share/jupyter}, or null for the user's own data folder
 * @param name the kernelspec's name
 * @param displayName what front ends show
 * @param classPath absolute jars, folders and {@code folder/*}
 * @param heap the value of {@code -Xmx}, or null for a quarter of the memory
 * @param env the kernel's environment variables
 * @param archive whether to make a start archive
 */
public record InstallOptions(
    Path prefix,
    String name,
    String displayName,
    List<String> classPath,
    String heap,
    Map<String, String> env,
    boolean archive) {

  /**
   * Reads a command line.
   *
   * @param args what stands after the command
   * @return the options
   * @throws UsageException that names the argument that is wrong
   */
  public static InstallOptions parse(List<String> args) {
    Path prefix = null;
    String name = "java";
    String displayName = "Java (Nabla)";
    List<String> classPath = new ArrayList<>();
    List<String> startup = new ArrayList<>();
    Map<String, String> env = new LinkedHashMap<>();
    String heap = null;
    boolean archive = true;
    Iterator<String> rest = args.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--user" -> prefix = null;
        case "--sys-prefix" -> prefix = JupyterPaths.activeEnvironment(System.getenv());
        case "--prefix" -> prefix = Path.of(value(option, rest)).toAbsolutePath().normalize();
        case "--name" -> name = name(value(option, rest));
        case "--display-name" -> displayName = value(option, rest);
        case "--class-path", "-cp" -> classPath.addAll(entries(value(option, rest)));
        case "--heap" -> heap = heap(value(option, rest));
        case "--env" -> putPair(env, value(option, rest));
        case "--startup" -> startup.add(absolute(value(option, rest)));
        case "--no-archive" -> archive = false;
        default -> throw new UsageException("unknown option " + option);
      }
    }
    if (!startup.isEmpty()) {
      env.put("NABLA_STARTUP", String.join(File.pathSeparator, startup));
    }
    return new InstallOptions(prefix, name, displayName, classPath, heap, env, archive);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new UsageException(option + " needs a value");
    }
    return rest.next();
  }

  private static String name(String name) {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new UsageException(
          "--name is " + name + "; Jupyter allows letters, digits, dot, dash and underscore");
    }
    return name;
  }

  private static String heap(String size) {
    if (!size.matches("[1-9][0-9]*[kKmMgG]")) {
      throw new UsageException("--heap is " + size + "; it must look like 512m or 4g");
    }
    return size;
  }

  private static void putPair(Map<String, String> env, String pair) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw new UsageException("--env is " + pair + "; it must look like KEY=VALUE");
    }
    env.put(pair.substring(0, equals), pair.substring(equals + 1));
  }

  private static List<String> entries(String path) {
    List<String> entries = new ArrayList<>();
    for (String entry : path.split(File.pathSeparator, -1)) {
      if (!entry.isBlank()) {
        entries.add(absolute(entry));
      }
    }
    return entries;
  }

  /** The absolute path; a {@code *} at the end, which no path may have on Windows, stays. */
  private static String absolute(String entry) {
    if (entry.equals("*") || entry.endsWith("/*") || entry.endsWith(File.separator + "*")) {
      Path folder = Path.of(entry.substring(0, entry.length() - 1));
      return folder.toAbsolutePath().normalize() + File.separator + "*";
    }
    return Path.of(entry).toAbsolutePath().normalize().toString();
  }
}
