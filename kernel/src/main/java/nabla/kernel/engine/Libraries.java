package nabla.kernel.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Libraries written for this kernel. A jar with the file {@value #FILE}, which names packages line
 * by line, asks that the session loads its classes, and weaves those of the named packages and
 * below, so that their loops can be stopped as a cell's can. All other jars are the class path's.
 */
final class Libraries {
  static final String FILE = "META-INF/nabla/woven-packages";

  static final Libraries NONE = new Libraries(List.of(), List.of());

  private final List<String> packages;
  private final URLClassLoader files;

  private Libraries(List<URL> roots, List<String> packages) {
    this.packages = packages;
    // Only ever asked for files: the jars of the libraries, without the JDK and the class path.
    this.files = roots.isEmpty() ? null : new URLClassLoader(roots.toArray(new URL[0]), null);
  }

  /** Those that a class loader knows. */
  static Libraries of(ClassLoader loader) {
    List<URL> roots = new ArrayList<>();
    List<String> packages = new ArrayList<>();
    try {
      for (URL url : Collections.list(loader.getResources(FILE))) {
        roots.add(root(url));
        try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
          lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(packages::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE + " of a library", e);
    }
    return roots.isEmpty() ? NONE : new Libraries(roots, List.copyOf(packages));
  }

  /** The folder or jar that a file of this place lies in. */
  private static URL root(URL file) throws MalformedURLException {
    String text = file.toString();
    String folder = text.substring(0, text.length() - FILE.length());
    return folder.startsWith("jar:") && folder.endsWith("!/")
        ? URI.create(folder.substring("jar:".length(), folder.length() - "!/".length())).toURL()
        : URI.create(folder).toURL();
  }

  /** Where the class of a library is; empty for all other classes. */
  Optional<URL> find(String className) {
    // The JDK is asked for most of all, and refuses to be asked for anywhere else.
    return files == null || className.startsWith("java.")
        ? Optional.empty()
        : Optional.ofNullable(files.findResource(className.replace('.', '/') + ".class"));
  }

  /** The folder or jar of a class of a library. */
  URL rootOf(URL classFile) {
    for (URL root : files.getURLs()) {
      if (classFile.toString().contains(root.toString())) {
        return root;
      }
    }
    return classFile;
  }

  /** The class as it is to be defined: woven if its package asks for it, and without exits. */
  byte[] bytes(String className, URL classFile) throws IOException {
    byte[] bytes;
    try (InputStream in = classFile.openStream()) {
      bytes = in.readAllBytes();
    }
    if (packages.stream().anyMatch(name -> className.startsWith(name + "."))) {
      return Weaver.weaveLibrary(bytes);
    }
    byte[] guarded = ExitGuard.guarded(bytes);
    return guarded == null ? bytes : guarded;
  }
}
