package nabla.kernel.wire;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nabla.kernel.io.OutputLimit;

/**
 * How a kernel runs.
 *
 * @param startup files of Java to run before the first cell
 * @param outputLimit how many bytes one cell may print
 * @param woven whether cells check for an interruption
 * @param debug whether the log has stack traces
 * @param notes what could not be read and what is done instead, to be shown in the first cell
 */
public record KernelOptions(
    List<Path> startup, long outputLimit, boolean woven, boolean debug, List<String> notes) {

  /** Copies the lists. */
  public KernelOptions {
    startup = List.copyOf(startup);
    notes = List.copyOf(notes);
  }

  /**
   * Reads the options; a value that cannot be read is passed over with a note.
   *
   * @param environment {@code NABLA_STARTUP} (files, joined like a class path), {@code
   *     NABLA_OUTPUT_LIMIT} (bytes), {@code NABLA_WEAVE} ({@code off}), {@code NABLA_DEBUG} (any
   *     value)
   * @return the options
   */
  public static KernelOptions of(Map<String, String> environment) {
    String startup = environment.getOrDefault("NABLA_STARTUP", "");
    List<Path> files =
        List.of(startup.split(File.pathSeparator, -1)).stream()
            .filter(file -> !file.isBlank())
            .map(Path::of)
            .toList();
    List<String> notes = new ArrayList<>();
    return new KernelOptions(
        files,
        bytes(environment.getOrDefault(OutputLimit.VARIABLE, ""), notes),
        !environment.getOrDefault("NABLA_WEAVE", "on").equals("off"),
        environment.containsKey("NABLA_DEBUG"),
        notes);
  }

  private static long bytes(String text, List<String> notes) {
    if (text.isBlank()) {
      return OutputLimit.STANDARD;
    }
    try {
      long bytes = Long.parseLong(text.strip().replace("_", ""));
      if (bytes >= 0) {
        return bytes;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number that makes no sense
    }
    notes.add(
        String.format(
            Locale.ROOT,
            "%s is \"%s\", which is no number of bytes such as %d. A cell may print %3$,d bytes, as"
                + " without it.",
            OutputLimit.VARIABLE,
            text,
            OutputLimit.STANDARD));
    return OutputLimit.STANDARD;
  }
}
