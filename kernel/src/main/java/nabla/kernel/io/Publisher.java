package nabla.kernel.io;

import java.util.List;
import java.util.Map;

/** Where a cell's output goes. It may be called from any thread, interrupted ones included. */
@FunctionalInterface
public interface Publisher {

  /**
   * Broadcasts a message.
   *
   * @param parent the header of the request that caused it
   * @param type such as {@code stream}
   * @param content what the type says it holds
   * @param metadata what goes beside it
   * @param buffers raw bytes after it
   */
  void publish(
      Map<String, Object> parent,
      String type,
      Map<String, Object> content,
      Map<String, Object> metadata,
      List<byte[]> buffers);

  /**
   * Broadcasts a message without metadata and buffers.
   *
   * @param parent the header of the request that caused it
   * @param type such as {@code stream}
   * @param content what the type says it holds
   */
  default void publish(Map<String, Object> parent, String type, Map<String, Object> content) {
    publish(parent, type, content, Map.of(), List.of());
  }
}
