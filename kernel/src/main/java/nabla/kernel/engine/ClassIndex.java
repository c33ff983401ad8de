package nabla.kernel.engine;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
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
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The public classes of the JDK and the class path by name; read when first asked. */
final class ClassIndex {
  // What stands in the kernel's own jar and no cell needs to be told of: its insides, and the names
  // that notebooks of other kernels bring with them.
  private static final List<String> HIDDEN =
      List.of(
          "nabla.kernel.shaded.",
          "nabla.kernel.engine.",
          "nabla.kernel.wire.",
          "nabla.kernel.io.",
          "nabla.kernel.install.",
          "nabla.kernel.compat.",
          "io.github.spencerpark.",
          "org.dflib.jjava.");

  // Libraries that another one has moved out of sight; not for anybody else.
  private static final Pattern SHADED =
      Pattern.compile("(?:^|/)(?:shaded|shadow|repackaged|relocated)/");

  private final Javac javac;
  private final Function<String, Optional<Class<?>>> loaded;
  private final Map<String, Boolean> open = new HashMap<>();
  private Map<String, List<String>> jdk;
  private Map<String, List<String>> packages;
  private int packagesOf;
  private final Map<File, Map<String, List<String>>> entries = new HashMap<>();

  ClassIndex(Javac javac, Function<String, Optional<Class<?>>> loaded) {
    this.javac = javac;
    this.loaded = loaded;
  }

  private boolean isPublic(String name) {
    return open.computeIfAbsent(
        name,
        key ->
            loaded.apply(key).map(found -> Modifier.isPublic(found.getModifiers())).orElse(false));
  }

  /** The full names of classes with this simple name, the likeliest first. */
  synchronized List<String> qualified(String simpleName) {
    List<String> found = new ArrayList<>(jdk().getOrDefault(simpleName, List.of()));
    for (File entry : javac.classPath()) {
      found.addAll(
          entries.computeIfAbsent(entry, ClassIndex::read).getOrDefault(simpleName, List.of()));
    }
    found.sort(Comparator.comparingInt(ClassIndex::rank).thenComparing(Comparator.naturalOrder()));
    return found.stream()
        .distinct()
        .filter(each -> HIDDEN.stream().noneMatch(each::startsWith))
        .filter(this::isPublic)
        .toList();
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

  /** The last parts of the names of packages directly in this one; hidden ones to those who ask. */
  synchronized List<String> packagesIn(String name) {
    String prefix = name.isEmpty() ? "" : name + ".";
    return packages().keySet().stream()
        .filter(each -> each.startsWith(prefix) && each.length() > prefix.length())
        .filter(
            each ->
                HIDDEN.stream()
                    .noneMatch(part -> (each + ".").startsWith(part) && !prefix.startsWith(part)))
        .map(each -> each.substring(prefix.length()).split("\\.", 2)[0])
        .distinct()
        .sorted()
        .toList();
  }

  /** The simple names of the classes of a package. */
  synchronized List<String> classesIn(String name) {
    return packages().getOrDefault(name, List.of()).stream()
        .distinct()
        .filter(each -> isPublic(name + "." + each))
        .sorted()
        .toList();
  }

  private Map<String, List<String>> packages() {
    if (packages == null || packagesOf != javac.classPath().size()) {
      packages = new HashMap<>();
      packagesOf = javac.classPath().size();
      addPackages(jdk());
      for (File entry : javac.classPath()) {
        addPackages(entries.computeIfAbsent(entry, ClassIndex::read));
      }
    }
    return packages;
  }

  private void addPackages(Map<String, List<String>> index) {
    index.forEach(
        (simple, names) ->
            names.forEach(
                full ->
                    packages
                        .computeIfAbsent(
                            full.substring(0, full.lastIndexOf('.')), key -> new ArrayList<>())
                        .add(simple)));
  }

  private static int rank(String name) {
    List<String> order = List.of("java.util.", "java.nio.file.", "java.io.", "java.time.", "java.");
    for (int i = 0; i < order.size(); i++) {
      if (name.startsWith(order.get(i))) {
        return i;
      }
    }
    return name.startsWith("javax.") || name.startsWith("jdk.") ? order.size() + 1 : order.size();
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
    if (!path.endsWith(".class")
        || path.indexOf('$') >= 0
        || path.startsWith("META-INF")
        || SHADED.matcher(path).find()) {
      return;
    }
    String name = path.substring(0, path.length() - 6).replace('/', '.').replace('\\', '.');
    int dot = name.lastIndexOf('.');
    if (dot > 0 && !name.endsWith("-info")) {
      index.computeIfAbsent(name.substring(dot + 1), key -> new ArrayList<>()).add(name);
    }
  }
}
