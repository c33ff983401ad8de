package nabla.kernel.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** The compiler's files: the JDK and the class path, and the classes of earlier cells in memory. */
final class CellFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  /** The package all classes of cells are in. */
  static final String PACKAGE = "cells";

  private final ClassPathJars jars = new ClassPathJars();
  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
  private List<File> folders = List.of();
  private int version;
  private final List<String> forgotten = new ArrayList<>();
  private final Map<String, Output> written = new ConcurrentHashMap<>();

  CellFiles(StandardJavaFileManager standard) {
    super(standard);
  }

  StandardJavaFileManager standard() {
    return fileManager;
  }

  /**
   * Sets what is on the class path.
   *
   * @throws IOException if a folder cannot be read
   */
  void setClassPath(List<File> entries) throws IOException {
    List<File> folders = new ArrayList<>();
    for (File entry : entries) {
      // A file that is no jar would make the compiler refuse every cell; java passes over it.
      if (!jars.add(entry) && !entry.isFile()) {
        folders.add(entry);
      }
    }
    this.folders = List.copyOf(folders);
    version++;
    fileManager.setLocation(StandardLocation.CLASS_PATH, folders);
  }

  /** A number that changes with the class path. */
  int version() {
    return version;
  }

  /** The simple names of the types that jars have in a package. */
  Set<String> typesInJars(String packageName) {
    return jars.types(packageName);
  }

  /** Whether a folder of the class path has the package. */
  boolean inFolder(String packageName) {
    String path = packageName.replace('.', File.separatorChar);
    return folders.stream().anyMatch(folder -> new File(folder, path).isDirectory());
  }

  /** The classes written since the last call, by binary name. */
  Map<String, byte[]> takeWritten() {
    Map<String, byte[]> classes = new ConcurrentHashMap<>();
    written.forEach((name, output) -> classes.put(name, output.bytes.toByteArray()));
    written.clear();
    return classes;
  }

  /** Lets later cells see a class. */
  void keep(String name, byte[] bytes) {
    kept.put(name, bytes);
  }

  /** Forgets the classes of a unit. */
  void forget(String unit) {
    String prefix = PACKAGE + "." + unit;
    for (String name : List.copyOf(kept.keySet())) {
      if (name.equals(prefix) || name.startsWith(prefix + "$") || name.startsWith(prefix + "_")) {
        kept.remove(name);
        forgotten.add(name);
      }
    }
  }

  /** The classes forgotten since the last call. */
  List<String> takeForgotten() {
    List<String> names = List.copyOf(forgotten);
    forgotten.clear();
    return names;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      JavaFileManager.Location location,
      String className,
      JavaFileObject.Kind kind,
      FileObject sibling) {
    Output output = new Output(className);
    written.put(className, output);
    return output;
  }

  @Override
  public Iterable<JavaFileObject> list(
      JavaFileManager.Location location,
      String packageName,
      Set<JavaFileObject.Kind> kinds,
      boolean recurse)
      throws IOException {
    if (!packageName.equals(PACKAGE)) {
      // A jar may carry its sources too. The compiler would take those for what it is to compile.
      Iterable<JavaFileObject> others =
          super.list(location, packageName, withoutSources(kinds), recurse);
      return location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)
          ? withJars(packageName, others)
          : others;
    }
    List<JavaFileObject> files = new ArrayList<>();
    if (location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)) {
      kept.forEach((name, bytes) -> files.add(new Input(name, bytes)));
    }
    return files;
  }

  private List<JavaFileObject> withJars(String packageName, Iterable<JavaFileObject> others) {
    List<JavaFileObject> files = jars.list(packageName);
    others.forEach(files::add);
    return files;
  }

  private static Set<JavaFileObject.Kind> withoutSources(Set<JavaFileObject.Kind> kinds) {
    return kinds.stream()
        .filter(kind -> kind != JavaFileObject.Kind.SOURCE)
        .collect(Collectors.toSet());
  }

  @Override
  public String inferBinaryName(JavaFileManager.Location location, JavaFileObject file) {
    if (file instanceof ClassPathJars.ClassInJar inJar) {
      return inJar.binaryName();
    }
    return file instanceof Input input ? input.name : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a.equals(b)
        || (!(a instanceof SimpleJavaFileObject)
            && !(b instanceof SimpleJavaFileObject)
            && super.isSameFile(a, b));
  }

  @Override
  public boolean contains(JavaFileManager.Location location, FileObject file) throws IOException {
    return file instanceof SimpleJavaFileObject
        ? location == StandardLocation.CLASS_PATH
        : super.contains(location, file);
  }

  @Override
  public void close() throws IOException {
    jars.close();
    super.close();
  }

  private static URI uri(String name, String suffix) {
    return URI.create("cell:///" + URLEncoder.encode(name, StandardCharsets.UTF_8) + suffix);
  }

  /** A class of an earlier cell. */
  static final class Input extends SimpleJavaFileObject {
    private final String name;
    private final byte[] bytes;

    Input(String name, byte[] bytes) {
      super(uri(name, ".class"), Kind.CLASS);
      this.name = name;
      this.bytes = bytes;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /** A class being written. */
  static final class Output extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String name) {
      super(uri(name, ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      bytes.reset();
      return bytes;
    }
  }

  /** The text to compile. */
  static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(MappedSource source) {
      super(URI.create("cell:///" + PACKAGE + "/" + source.unit() + ".java"), Kind.SOURCE);
      this.text = source.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
