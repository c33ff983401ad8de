package nabla.kernel.comm;

import java.util.Map;
import java.util.function.BiConsumer;

/** The lines between this kernel and its front ends. */
public interface Comms {

  /**
   * Lets front ends open lines of a kind.
   *
   * @param target the name they ask for
   * @param opened called with the new line and the data that came with it
   */
  void register(String target, BiConsumer<Comm, Map<String, Object>> opened);

  /**
   * Opens a line from this end.
   *
   * @param target the name the front end has registered
   * @param data a JSON-like map to go with it
   * @return the new line
   */
  Comm open(String target, Map<String, Object> data);
}
