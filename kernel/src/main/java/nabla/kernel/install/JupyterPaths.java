package nabla.kernel.install;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where Jupyter looks for kernels, as {@code jupyter --paths} would say. */
final class JupyterPaths {
  private JupyterPaths() {}

  /** The folder of a kernelspec. */
  static Path kernelspec(InstallOptions options) {
    Path data =
        options.prefix() == null
            ? userData(
                System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"))
            : options.prefix().resolve("share").resolve("jupyter");
    return data.resolve("kernels").resolve(options.name());
  }

  static Path userData(Map<String, String> env, String system, String home) {
    if (isSet(env, "JUPYTER_DATA_DIR")) {
      return Path.of(env.get("JUPYTER_DATA_DIR"));
    }
    String os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("mac")) {
      return Path.of(home, "Library", "Jupyter");
    }
    if (os.startsWith("windows")) {
      return isSet(env, "APPDATA")
          ? Path.of(env.get("APPDATA"), "jupyter")
          : Path.of(home, ".jupyter", "data");
    }
    return isSet(env, "XDG_DATA_HOME")
        ? Path.of(env.get("XDG_DATA_HOME"), "jupyter")
        : Path.of(home, ".local", "share", "jupyter");
  }

  /** The virtual or conda environment that is active in this shell. */
  static Path activeEnvironment(Map<String, String> env) {
    for (String variable : new String[] {"VIRTUAL_ENV", "CONDA_PREFIX"}) {
      if (isSet(env, variable)) {
        return Path.of(env.get(variable)).toAbsolutePath().normalize();
      }
    }
    throw new UsageException(
        "--sys-prefix: no virtual or conda environment is active; activate one, or name its folder"
            + " with --prefix");
  }

  private static boolean isSet(Map<String, String> env, String variable) {
    return !env.getOrDefault(variable, "").isBlank();
  }
}
