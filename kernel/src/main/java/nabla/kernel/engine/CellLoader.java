package nabla.kernel.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Manifest;

/** Loads the classes of cells and of libraries, woven, and the jars and folders a session adds. */
final class CellLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final class Waiting {
    private final byte[] bytes;
    private final SourceLines lines;
    private final boolean woven;

    Waiting(byte[] bytes, SourceLines lines, boolean woven) {
      this.bytes = bytes;
      this.lines = lines;
      this.woven = woven;
    }
  }

  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
  private final LateCalls lateCalls = new LateCalls();
  private final Libraries libraries;

  CellLoader(ClassLoader parent, Libraries libraries) {
    super("cells", new URL[0], parent);
    this.libraries = libraries;
  }

  LateCalls lateCalls() {
    return lateCalls;
  }

  void addPath(Path entry) throws MalformedURLException {
    addURL(entry.toUri().toURL());
  }

  /** Makes compiled classes loadable; they are woven when they are first needed. */
  void offer(Map<String, byte[]> classes, SourceLines lines, boolean woven) {
    classes.forEach((name, bytes) -> waiting.put(name, new Waiting(bytes, lines, woven)));
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    Optional<URL> library = libraries.find(name);
    return library.isPresent() ? libraryClass(name, library.get()) : super.loadClass(name, resolve);
  }

  private Class<?> libraryClass(String name, URL file) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      try {
        return loaded == null
            ? define(name, libraries.bytes(name, file), file, libraries.rootOf(file))
            : loaded;
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Waiting found = waiting.remove(name);
    if (found == null) {
      Class<?> guarded = guarded(name);
      return guarded == null ? super.findClass(name) : guarded;
    }
    byte[] woven = Weaver.weave(found.bytes, found.woven, found.lines);
    return defineClass(name, woven, 0, woven.length);
  }

  /** A class of an added jar or folder that may end the process, kept from it; null for others. */
  private Class<?> guarded(String name) {
    String path = name.replace('.', '/') + ".class";
    URL url = findResource(path);
    if (url == null) {
      return null;
    }
    try (InputStream in = getResourceAsStream(path)) {
      byte[] bytes = in == null ? null : ExitGuard.guarded(in.readAllBytes());
      return bytes == null ? null : define(name, bytes, url, folderOf(url));
    } catch (IOException | IllegalArgumentException e) {
      // Unreadable, or of a class file version yet unknown: as it is, or with the JVM's own error.
      return null;
    }
  }

  private URL folderOf(URL url) {
    return Arrays.stream(getURLs())
        .filter(each -> url.toString().startsWith(each.toString()))
        .findFirst()
        .orElse(url);
  }

  private Class<?> define(String name, byte[] bytes, URL url, URL folder) throws IOException {
    if (url.openConnection() instanceof JarURLConnection jar) {
      definePackageOf(name, jar.getManifest(), jar.getJarFileURL());
      CodeSource source = new CodeSource(jar.getJarFileURL(), jar.getJarEntry().getCodeSigners());
      return defineClass(name, bytes, 0, bytes.length, source);
    }
    return defineClass(name, bytes, 0, bytes.length, new CodeSource(folder, (CodeSigner[]) null));
  }

  private void definePackageOf(String name, Manifest manifest, URL jar) {
    String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    if (!packageName.isEmpty() && getDefinedPackage(packageName) == null) {
      try {
        if (manifest == null) {
          definePackage(packageName, null, null, null, null, null, null, null);
        } else {
          definePackage(packageName, manifest, jar);
        }
      } catch (IllegalArgumentException e) {
        // Another thread was quicker.
        return;
      }
    }
  }
}
