package nabla.kernel.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;

/** What may stand on a class path: folders and jars. */
public final class ClassPathEntry {
  private ClassPathEntry() {}

  /**
   * Why Java would pass over an entry in silence.
   *
   * @param entry a file or folder
   * @return the words that follow its name, such as {@code does not exist}; empty if it is fine
   */
  public static Optional<String> problem(Path entry) {
    if (!Files.exists(entry)) {
      return Optional.of("does not exist");
    }
    if (Files.isDirectory(entry)) {
      return Optional.empty();
    }
    try {
      new ZipFile(entry.toFile()).close();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("is neither a folder nor a jar: " + e.getMessage());
    }
  }
}
