package nabla.kernel.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a {@link Session} starts.
 *
 * @param classPath jars and folders that cells see, besides the kernel's own class path
 * @param imports import declarations without the keyword and the semicolon, such as {@code
 *     java.util.*} or {@code static java.lang.Math.*}
 * @param startup Java run before the first cell, each entry as a cell of its own with number 0
 * @param woven whether loops and methods of cells check for an interruption
 * @param libraries whether jars that ask for it are loaded and woven by the session
 * @param notes where remarks go that are no errors, such as that a method waits for another one
 */
public record SessionOptions(
    List<Path> classPath,
    List<String> imports,
    List<String> startup,
    boolean woven,
    boolean libraries,
    Consumer<String> notes) {

  // Copies the lists.
  public SessionOptions {
    classPath = List.copyOf(classPath);
    imports = List.copyOf(imports);
    startup = List.copyOf(startup);
  }

  /**
   * The usual session: what JShell imports by default, no extra class path, woven, notes to
   * standard error.
   *
   * @return options to start from
   */
  public static SessionOptions standard() {
    return new SessionOptions(
        List.of(), StandardImports.LIST, List.of(), true, false, note -> System.err.println(note));
  }

  /**
   * Replaces the class path.
   *
   * @param entries jars and folders
   * @return changed options
   */
  public SessionOptions withClassPath(List<Path> entries) {
    return new SessionOptions(entries, imports, startup, woven, libraries, notes);
  }

  /**
   * Replaces the imports.
   *
   * @param names import declarations without the keyword and the semicolon
   * @return changed options
   */
  public SessionOptions withImports(List<String> names) {
    return new SessionOptions(classPath, names, startup, woven, libraries, notes);
  }

  /**
   * Replaces the startup code.
   *
   * @param snippets Java to run before the first cell
   * @return changed options
   */
  public SessionOptions withStartup(List<String> snippets) {
    return new SessionOptions(classPath, imports, snippets, woven, libraries, notes);
  }

  /**
   * Switches weaving on or off.
   *
   * @param on whether loops and methods of cells check for an interruption
   * @return changed options
   */
  public SessionOptions withWeaving(boolean on) {
    return new SessionOptions(classPath, imports, startup, on, libraries, notes);
  }

  /**
   * Has jars on the class path that carry {@code META-INF/nabla/woven-packages} loaded by the
   * session itself, each session on its own, and the packages named there woven as cells are, so
   * that an interruption stops their loops. Classes of these jars that the caller has loaded are
   * not those that cells see.
   *
   * @param on whether to do so
   * @return changed options
   */
  public SessionOptions withLibraries(boolean on) {
    return new SessionOptions(classPath, imports, startup, woven, on, notes);
  }

  /**
   * Replaces where remarks go.
   *
   * @param sink takes one remark at a time
   * @return changed options
   */
  public SessionOptions withNotes(Consumer<String> sink) {
    return new SessionOptions(classPath, imports, startup, woven, libraries, sink);
  }
}
