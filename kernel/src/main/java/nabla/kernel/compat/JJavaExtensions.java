package nabla.kernel.compat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.kernel.JavaNotebookStatics;

/** Libraries that were made to show themselves in JJava, such as DFLib, do so here too. */
public final class JJavaExtensions {
  /** Where such a library names what is to be called. */
  public static final String SERVICE = "META-INF/services/org.dflib.jjava.jupyter.Extension";

  private final Consumer<String> notes;
  private final Set<String> seen = new HashSet<>();
  private final List<Extension> installed = new ArrayList<>();

  /**
   * None installed yet.
   *
   * @param notes where remarks go, such as that an extension failed
   */
  public JJavaExtensions(Consumer<String> notes) {
    this.notes = notes;
  }

  /**
   * Installs those that are new on the class path.
   *
   * @param loader of the class path
   */
  public void look(ClassLoader loader) {
    ServiceLoader.load(Extension.class, loader).stream()
        .filter(found -> seen.add(found.type().getName()))
        .forEach(this::install);
  }

  private void install(ServiceLoader.Provider<Extension> found) {
    try {
      Extension extension = found.get();
      extension.install(JavaNotebookStatics.kernel());
      installed.add(extension);
    } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
      notes.accept(
          "The JJava extension " + found.type().getName() + " failed and is left out: " + e);
    }
  }

  /** Takes them out again, the latest first. */
  public void stop() {
    for (int i = installed.size() - 1; i >= 0; i--) {
      try {
        installed.get(i).uninstall(JavaNotebookStatics.kernel());
      } catch (RuntimeException | LinkageError e) {
        notes.accept("The JJava extension " + installed.get(i).getClass().getName() + ": " + e);
      }
    }
    installed.clear();
  }
}
