package nabla.grade.judge;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nabla.check.Check;
import nabla.grade.child.ChildMain;
import nabla.grade.homework.Assignment;
import nabla.kernel.engine.Session;

/**
 * What the student's process is given: copies of the kernel and of gson, and one jar with the
 * library's classes that the assignment allows. The grader itself, with its hidden cases, is not
 * there.
 */
final class ChildFiles {
  private static final String OWN = "nabla/grade/child/";

  private final Path folder;
  private final List<Path> classPath;
  private final Set<String> packages = new TreeSet<>();
  private final Set<String> withheld = new TreeSet<>();
  private final Set<String> withheldTypes = new TreeSet<>();

  private ChildFiles(Path folder, List<Path> classPath) {
    this.folder = folder;
    this.classPath = classPath;
  }

  /**
   * Writes the files.
   *
   * @param assignment whose answers will run
   * @param folder a new folder
   * @return what was written
   */
  static ChildFiles write(Assignment assignment, Path folder) {
    try {
      Files.createDirectories(folder);
      Path kernel = folder.resolve("kernel.jar");
      Path gson = folder.resolve("gson.jar");
      Path allowed = folder.resolve("allowed.jar");
      List<Path> classPath = new ArrayList<>(List.of(allowed, kernel, gson));
      for (Path library : besideTheKernel()) {
        Path copy = folder.resolve(library.getFileName().toString());
        copy(library, copy, file -> true);
        classPath.add(copy);
      }
      ChildFiles files = new ChildFiles(folder, List.copyOf(classPath));
      copy(origin(Session.class), kernel, file -> true);
      copy(origin(Gson.class), gson, file -> true);
      Map<String, byte[]> classes = new TreeMap<>();
      collect(origin(ChildMain.class), file -> file.startsWith(OWN), classes);
      collect(origin(Check.class), file -> files.sorts(file, assignment), classes);
      jar(classes, allowed);
      // A package of which something is allowed is there, and so is the one around it.
      files.withheld.removeIf(
          name ->
              files.packages.stream().anyMatch(p -> p.equals(name) || p.startsWith(name + ".")));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("The student's class path cannot be written to " + folder, e);
    }
  }

  Path folder() {
    return folder;
  }

  List<Path> classPath() {
    return classPath;
  }

  /** The packages of the library that answers may import. */
  Set<String> packages() {
    return packages;
  }

  /** The packages of the library of which answers may use nothing. */
  Set<String> withheld() {
    return withheld;
  }

  /** The full names of the library's types that the assignment keeps away. */
  Set<String> withheldTypes() {
    return withheldTypes;
  }

  private boolean sorts(String file, Assignment assignment) {
    if (!file.startsWith("nabla/") || !file.endsWith(".class")) {
      return false;
    }
    String name = file.substring(0, file.length() - ".class".length());
    int slash = name.lastIndexOf('/');
    boolean allows = assignment.allows(file);
    if (allows) {
      packages.add(name.substring(0, slash).replace('/', '.'));
    } else if (!name.contains("$") && !name.endsWith("-info")) {
      withheldTypes.add(name.replace('/', '.'));
      for (int end = slash; end > 0; end = name.lastIndexOf('/', end - 1)) {
        withheld.add(name.substring(0, end).replace('/', '.'));
      }
    }
    return allows;
  }

  /** A kernel that is not packed yet, as in the midst of a build, has its libraries beside it. */
  private static List<Path> besideTheKernel() {
    try {
      return List.of(origin(Class.forName("org.objectweb.asm.ClassVisitor")));
    } catch (ClassNotFoundException e) {
      return List.of();
    }
  }

  private static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Where does " + type.getName() + " come from?", e);
    }
  }

  /** From a jar, or from a folder of classes as a build has it. */
  private static void collect(Path origin, Predicate<String> wanted, Map<String, byte[]> into)
      throws IOException {
    if (Files.isDirectory(origin)) {
      collectTree(origin, wanted, into);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(origin)) {
        collectTree(jar.getPath("/"), wanted, into);
      }
    }
  }

  private static void collectTree(Path root, Predicate<String> wanted, Map<String, byte[]> into)
      throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(Files::isRegularFile).collect(Collectors.toList());
    }
    for (Path file : files) {
      String name = root.relativize(file).toString().replace('\\', '/');
      if (wanted.test(name)) {
        into.put(name, Files.readAllBytes(file));
      }
    }
  }

  private static void copy(Path origin, Path target, Predicate<String> wanted) throws IOException {
    if (Files.isDirectory(origin)) {
      Map<String, byte[]> files = new TreeMap<>();
      collectTree(origin, wanted, files);
      jar(files, target);
    } else {
      Files.copy(origin, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void jar(Map<String, byte[]> files, Path target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
  }
}
