package nabla.kernel.engine;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Which packages have a public-looking class of a given simple name; read when first asked. */
final class ClassIndex {
  private final Javac javac;
  private Map<String, List<String>> jdk;
  private final Map<File, Map<String, List<String>>> entries = new HashMap<>();

  ClassIndex(Javac javac) {
    this.javac = javac;
  }

  /** The full names of classes with this simple name, the likeliest first. */
  synchronized List<String> qualified(String simpleName) {
    List<String> found = new ArrayList<>(jdk().getOrDefault(simpleName, List.of()));
    for (File entry : javac.classPath()) {
      found.addAll(
          entries.computeIfAbsent(entry, ClassIndex::read).getOrDefault(simpleName, List.of()));
    }
    found.sort(Comparator.comparingInt(ClassIndex::rank).thenComparing(Comparator.naturalOrder()));
    return found.stream().distinct().toList();
  }

  /** All simple names that start like this. */
  synchronized List<String> startingWith(String prefix) {
    List<String> found = new ArrayList<>();
    jdk().keySet().stream().filter(each -> each.startsWith(prefix)).forEach(found::add);
    for (File entry : javac.classPath()) {
      entries.computeIfAbsent(entry, ClassIndex::read).keySet().stream()
          .filter(each -> each.startsWith(prefix))
          .forEach(found::add);
    }
    return found.stream().distinct().sorted().toList();
  }

  private static int rank(String name) {
    List<String> order = List.of("java.util.", "java.nio.file.", "java.io.", "java.time.", "java.");
    for (int i = 0; i < order.size(); i++) {
      if (name.startsWith(order.get(i))) {
        return i;
      }
    }
    return name.startsWith("javax.") || name.startsWith("jdk.") || name.contains(".shaded.")
        ? order.size() + 1
        : order.size();
  }

  private Map<String, List<String>> jdk() {
    if (jdk == null) {
      jdk = new HashMap<>();
      FileSystem images = FileSystems.getFileSystem(URI.create("jrt:/"));
      for (String module :
          List.of(
              "java.base",
              "java.desktop",
              "java.net.http",
              "java.sql",
              "java.logging",
              "java.xml",
              "java.prefs",
              "java.management")) {
        Path root = images.getPath("modules", module, "java");
        add(jdk, root, images.getPath("modules", module));
        add(jdk, images.getPath("modules", module, "javax"), images.getPath("modules", module));
      }
    }
    return jdk;
  }

  private static void add(Map<String, List<String>> index, Path from, Path root) {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(file -> add(index, root.relativize(file).toString()));
    } catch (IOException e) {
      // A class path entry that cannot be read gives no suggestions; the compiler says the rest.
      return;
    }
  }

  private static Map<String, List<String>> read(File entry) {
    Map<String, List<String>> index = new HashMap<>();
    if (entry.isDirectory()) {
      add(index, entry.toPath(), entry.toPath());
    } else if (entry.isFile()) {
      try (ZipFile zip = new ZipFile(entry)) {
        zip.stream().forEach(each -> add(index, each.getName()));
      } catch (IOException e) {
        return index;
      }
    }
    return index;
  }

  private static void add(Map<String, List<String>> index, String path) {
    if (!path.endsWith(".class") || path.indexOf('$') >= 0 || path.startsWith("META-INF")) {
      return;
    }
    String name = path.substring(0, path.length() - 6).replace('/', '.').replace('\\', '.');
    int dot = name.lastIndexOf('.');
    if (dot > 0 && !name.endsWith("-info")) {
      index.computeIfAbsent(name.substring(dot + 1), key -> new ArrayList<>()).add(name);
    }
  }
}
