package nabla.kernel.engine;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * The classes in the jars of a class path. The compiler's own file manager opens each jar as a file
 * system and walks all of it before the first cell can be compiled; the list of entries that every
 * zip file ends with tells the same in a fraction of the time.
 */
final class ClassPathJars implements AutoCloseable {
  private static final String SUFFIX = ".class";
  // The kernel's own libraries, moved there so that nobody meets them.
  private static final String HIDDEN = "nabla/kernel/shaded/";

  private final Map<File, Jar> jars = new LinkedHashMap<>();

  private record Jar(JarFile file, Map<String, List<String>> classesByPackage) {}

  /**
   * Takes a class path entry, and the jars its manifest names.
   *
   * @return whether it is a jar; folders are left to the caller
   */
  synchronized boolean add(File entry) {
    if (!entry.isFile()) {
      return false;
    }
    if (jars.containsKey(entry)) {
      return true;
    }
    try {
      JarFile file = new JarFile(entry, false);
      jars.put(entry, new Jar(file, index(file)));
      for (File named : classPathOf(entry, file.getManifest())) {
        add(named);
      }
      return true;
    } catch (IOException e) {
      return false; // no zip file
    }
  }

  private static Map<String, List<String>> index(JarFile file) {
    Map<String, List<String>> classes = new HashMap<>();
    for (var entries = file.entries(); entries.hasMoreElements(); ) {
      String name = entries.nextElement().getName();
      if (name.endsWith(SUFFIX) && !name.startsWith(HIDDEN) && !name.startsWith("META-INF/")) {
        int slash = name.lastIndexOf('/');
        String folder = slash < 0 ? "" : name.substring(0, slash);
        classes.computeIfAbsent(folder.replace('/', '.'), key -> new ArrayList<>()).add(name);
      }
    }
    return classes;
  }

  private static List<File> classPathOf(File jar, Manifest manifest) {
    String path =
        manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    List<File> files = new ArrayList<>();
    if (path != null) {
      for (String word : path.strip().split("\\s+", -1)) {
        fileAt(jar, word).ifPresent(files::add);
      }
    }
    return files;
  }

  /** What a manifest names; nothing for what is no file, which java passes over too. */
  private static Optional<File> fileAt(File jar, String word) {
    try {
      return Optional.of(new File(jar.toURI().resolve(word)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The classes of a package, those of an earlier jar first. */
  synchronized List<JavaFileObject> list(String packageName) {
    List<JavaFileObject> files = new ArrayList<>();
    for (Jar jar : jars.values()) {
      for (String name : jar.classesByPackage().getOrDefault(packageName, List.of())) {
        files.add(new ClassInJar(jar.file(), name));
      }
    }
    return files;
  }

  /** The simple names of the top-level types of a package. */
  synchronized Set<String> types(String packageName) {
    Set<String> names = new HashSet<>();
    for (Jar jar : jars.values()) {
      for (String entry : jar.classesByPackage().getOrDefault(packageName, List.of())) {
        names.add(entry.substring(entry.lastIndexOf('/') + 1, entry.length() - SUFFIX.length()));
      }
    }
    return names;
  }

  @Override
  public synchronized void close() throws IOException {
    for (Jar jar : jars.values()) {
      jar.file().close();
    }
  }

  /** A class file in a jar. */
  static final class ClassInJar extends SimpleJavaFileObject {
    private final JarFile jar;
    private final String entry;

    ClassInJar(JarFile jar, String entry) {
      super(uri(entry), Kind.CLASS);
      this.jar = jar;
      this.entry = entry;
    }

    private static URI uri(String entry) {
      try {
        return new URI("class-path", null, "/" + entry, null);
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException(e);
      }
    }

    String binaryName() {
      return entry.substring(0, entry.length() - SUFFIX.length()).replace('/', '.');
    }

    @Override
    public InputStream openInputStream() {
      try {
        JarEntry found = jar.getJarEntry(entry);
        return jar.getInputStream(found);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
