package nabla.kernel;

import java.util.List;

/**
 * What a library adds to the kernel. Implementations are found with {@link java.util.ServiceLoader}
 * on the kernel's class path and on every class path a magic adds later. An extension that throws
 * is reported in the next cell; the kernel goes on without it.
 */
public interface Extension {

  /**
   * The import declarations every cell gets, without the keyword and the semicolon, such as {@code
   * nabla.core.*} or {@code static java.lang.Math.*}.
   *
   * @return the imports, in the order they are made
   */
  default List<String> imports() {
    return List.of();
  }

  /**
   * Called once, before the first cell that can see the extension.
   *
   * @param kernel where to register renderers and magics, and to show things
   * @throws Exception to have the extension reported and left out
   */
  default void start(Kernel kernel) throws Exception {}

  /**
   * Called once when the kernel shuts down: release native memory, stop threads.
   *
   * @throws Exception to have the failure written to the kernel's log
   */
  default void stop() throws Exception {}
}
