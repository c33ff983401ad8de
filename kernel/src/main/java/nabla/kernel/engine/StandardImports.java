package nabla.kernel.engine;

import java.util.List;

/** What every cell has imported from the JDK: JShell's own default, as IJava has it. */
final class StandardImports {
  static final List<String> LIST =
      List.of(
          "java.io.*",
          "java.math.*",
          "java.net.*",
          "java.nio.file.*",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.function.*",
          "java.util.prefs.*",
          "java.util.regex.*",
          "java.util.stream.*");

  private StandardImports() {}
}
