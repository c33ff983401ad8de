package nabla.grade.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an isolated process sees of the file system.
 *
 * @param system what every program needs; those that are links are to be made links again
 * @param hidden what lies in the system's folders and is to be empty all the same
 * @param needed what the process needs besides
 * @param root where a folder may be made, and a file system mounted on it
 */
record View(List<Path> system, List<Path> hidden, List<Path> needed, Path root) {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home")).toAbsolutePath();
  private static final List<Path> SYSTEM = systemFolders();

  /** What a process needs that reads {@code folder} and must not see the hidden ones. */
  static View of(Path folder, List<Path> hidden) {
    List<Path> covered =
        hidden.stream()
            .map(Path::toAbsolutePath)
            .map(Path::normalize)
            .filter(path -> SYSTEM.stream().anyMatch(s -> path.startsWith(s) && !path.equals(s)))
            .filter(Files::isDirectory)
            .toList();
    List<Path> needed =
        Stream.of(JAVA_HOME, folder.toAbsolutePath())
            .filter(
                path ->
                    SYSTEM.stream().noneMatch(path::startsWith)
                        || covered.stream().anyMatch(path::startsWith))
            .toList();
    return new View(SYSTEM, covered, needed, folder.resolveSibling("root"));
  }

  /** What a link says, as it says it. */
  static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Programs and libraries, and those settings without which Java or a shell does not start. */
  private static List<Path> systemFolders() {
    List<Path> found = new ArrayList<>();
    for (String name :
        List.of(
            "/usr",
            "/bin",
            "/sbin",
            "/lib",
            "/lib32",
            "/lib64",
            "/libx32",
            "/nix/store",
            "/gnu/store",
            "/etc/alternatives",
            "/etc/ld.so.cache",
            "/etc/ld.so.conf",
            "/etc/ld.so.conf.d",
            "/etc/localtime",
            "/etc/crypto-policies",
            "/etc/pki/java")) {
      found.add(Path.of(name));
    }
    // Debian keeps the settings of its JDKs there.
    try (Stream<Path> settings = Files.list(Path.of("/etc"))) {
      settings.filter(path -> path.getFileName().toString().startsWith("java")).forEach(found::add);
    } catch (IOException e) {
      // There is no /etc.
    }
    return found.stream().filter(Files::exists).sorted().toList();
  }
}
