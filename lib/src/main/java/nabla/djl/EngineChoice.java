package nabla.djl;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which engine to use and why, decided without loading one.
 *
 * @param name as DJL writes it
 * @param why for people
 */
record EngineChoice(String name, String why) {
  private static final List<String> KNOWN = List.of("MXNet", "PyTorch");

  /**
   * Decides.
   *
   * @param asked {@code auto}, a name in any case, or null
   * @param wantsGpu whether a GPU was asked for, which only PyTorch's builds still support
   * @param here whether the machine has the native half of an engine
   * @return an engine that is here
   */
  static EngineChoice of(String asked, boolean wantsGpu, Predicate<String> here) {
    var present = KNOWN.stream().filter(here).toList();
    if (present.isEmpty()) {
      throw new IllegalStateException(
          "no engine's native library is on the class path for %s: add mxnet-native-mkl or"
                  .formatted(platform())
              + " pytorch-native-cpu, or set PYTORCH_LIBRARY_PATH");
    }
    if (asked == null || asked.isBlank() || asked.equalsIgnoreCase("auto")) {
      if (wantsGpu && present.contains("PyTorch")) {
        return new EngineChoice("PyTorch", "the engine with builds for today's GPUs");
      }
      return new EngineChoice(
          present.get(0),
          present.size() > 1 ? "the default engine" : "the engine there is for " + platform());
    }
    var wanted =
        KNOWN.stream()
            .filter(name -> name.equalsIgnoreCase(asked.trim()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "NABLA_ENGINE is \"%s\": choose auto, %s"
                            .formatted(
                                asked,
                                KNOWN.stream()
                                    .map(name -> name.toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(" or ")))));
    return present.contains(wanted)
        ? new EngineChoice(wanted, "asked for by NABLA_ENGINE")
        : new EngineChoice(
            present.get(0),
            "NABLA_ENGINE asks for %s, not here for %s".formatted(wanted, platform()));
  }

  private static String platform() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }
}
