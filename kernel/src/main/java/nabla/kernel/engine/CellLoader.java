package nabla.kernel.engine;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Loads the classes of cells, woven, and the jars and folders a session adds. */
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

  CellLoader(ClassLoader parent) {
    super("cells", new URL[0], parent);
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
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Waiting found = waiting.remove(name);
    if (found == null) {
      return super.findClass(name);
    }
    byte[] woven = Weaver.weave(found.bytes, found.woven, found.lines);
    return defineClass(name, woven, 0, woven.length);
  }
}
