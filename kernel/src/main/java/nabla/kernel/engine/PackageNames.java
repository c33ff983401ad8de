package nabla.kernel.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The simple names of the types of each package. An import of a whole package costs the compiler
 * time in every cell, so a cell gets only those that have a name it mentions.
 */
final class PackageNames {
  private static final String SUFFIX = ".class";

  private final CellFiles files;
  private final Map<String, Optional<Set<String>>> known = new HashMap<>();
  private int version = -1;

  PackageNames(CellFiles files) {
    this.files = files;
  }

  /** Whether one of the names may be a type of this package; true where that is not known. */
  boolean mayDeclare(String packageName, Set<String> names) {
    if (version != files.version()) {
      known.clear();
      version = files.version();
    }
    Optional<Set<String>> declared = known.computeIfAbsent(packageName, this::read);
    return declared.isEmpty() || names.stream().anyMatch(declared.get()::contains);
  }

  /** The names; empty where it is a type, or in a folder that may change, or nowhere. */
  private Optional<Set<String>> read(String packageName) {
    Set<String> names = new HashSet<>(files.typesInJars(packageName));
    addFromJdk(packageName, names);
    return names.isEmpty() || files.inFolder(packageName) ? Optional.empty() : Optional.of(names);
  }

  private static void addFromJdk(String packageName, Set<String> names) {
    FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
    for (Path module : list(image.getPath("/packages", packageName))) {
      String folder = packageName.replace('.', '/');
      for (Path file : list(image.getPath("/modules", module.getFileName().toString(), folder))) {
        String name = file.getFileName().toString();
        if (name.endsWith(SUFFIX)) {
          names.add(name.substring(0, name.length() - SUFFIX.length()));
        }
      }
    }
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
