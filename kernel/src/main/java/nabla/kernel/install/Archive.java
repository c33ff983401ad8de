package nabla.kernel.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The start archive: classes as this very JDK has them in memory after a run, so that the next
 * start need not read, check and link them again.
 *
 * @param file where it lies
 */
record Archive(Path file) {

  static Archive in(Path folder) {
    return new Archive(
        folder.resolve(JavaCommand.hasAotCache() ? "nabla-kernel.aot" : "nabla-kernel.jsa"));
  }

  /** The options of a java that starts from it. */
  List<String> useOptions() {
    return List.of((JavaCommand.hasAotCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file);
  }

  private static List<String> recordOptions(Path fresh) {
    return List.of(
        (JavaCommand.hasAotCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + fresh);
  }

  /**
   * Makes it from a kernel that runs some cells and ends.
   *
   * @return why it could not be made, empty if it was
   */
  String make(Path jar, String heap) throws IOException, InterruptedException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.createDirectories(file.getParent());
    try {
      List<String> command =
          new ArrayList<>(JavaCommand.command(jar, List.of(), heap, recordOptions(fresh)));
      String trouble = WarmUp.run(command);
      if (trouble.isEmpty() && !Files.exists(fresh)) {
        trouble = "this java wrote none";
      }
      if (trouble.isEmpty()) {
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      }
      return trouble;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
