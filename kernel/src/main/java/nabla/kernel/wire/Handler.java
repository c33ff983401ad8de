package nabla.kernel.wire;

import java.util.Map;

/** Answers one type of request. */
@FunctionalInterface
interface Handler {

  /**
   * Answers a request.
   *
   * @return the content of the reply, or null for a message that has none
   * @throws Exception to have it answered with an error
   */
  Map<String, Object> handle(Message request) throws Exception;
}
