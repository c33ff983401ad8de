package nabla.kernel.wire;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a kernel runs.
 *
 * @param startup files of Java to run before the first cell
 * @param outputLimit how many bytes one cell may print
 * @param woven whether cells check for an interruption
 * @param debug whether the log has stack traces
 */
public record KernelOptions(List<Path> startup, long outputLimit, boolean woven, boolean debug) {
  private static final long OUTPUT_LIMIT = 4 << 20;

  /** Copies the list. */
  public KernelOptions {
    startup = List.copyOf(startup);
  }

  /**
   * Reads the options.
   *
   * @param environment {@code NABLA_STARTUP} (files, joined like a class path), {@code
   *     NABLA_OUTPUT_LIMIT} (bytes), {@code NABLA_WEAVE} ({@code off}), {@code NABLA_DEBUG} (any
   *     value)
   * @return the options
   * @throws IllegalArgumentException that names the variable that cannot be read
   */
  public static KernelOptions of(Map<String, String> environment) {
    String startup = environment.getOrDefault("NABLA_STARTUP", "");
    List<Path> files =
        List.of(startup.split(File.pathSeparator, -1)).stream()
            .filter(file -> !file.isBlank())
            .map(Path::of)
            .toList();
    return new KernelOptions(
        files,
        bytes(environment.getOrDefault("NABLA_OUTPUT_LIMIT", "")),
        !environment.getOrDefault("NABLA_WEAVE", "on").equals("off"),
        environment.containsKey("NABLA_DEBUG"));
  }

  private static long bytes(String text) {
    if (text.isBlank()) {
      return OUTPUT_LIMIT;
    }
    try {
      return Math.max(0, Long.parseLong(text.strip().replace("_", "")));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "NABLA_OUTPUT_LIMIT is " + text + "; it must be a number of bytes, such as 4194304", e);
    }
  }
}
