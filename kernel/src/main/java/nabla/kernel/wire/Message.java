package nabla.kernel.wire;

import java.util.List;
import java.util.Map;

/**
 * One message of the Jupyter protocol.
 *
 * @param identities whom it came from, and whom a reply goes to
 * @param header its type, id and session
 * @param parent the header of the request it answers, empty for none
 * @param metadata what goes beside the content
 * @param content what the type says it holds
 * @param buffers raw bytes after it
 */
record Message(
    List<byte[]> identities,
    Map<String, Object> header,
    Map<String, Object> parent,
    Map<String, Object> metadata,
    Map<String, Object> content,
    List<byte[]> buffers) {

  String type() {
    return Json.string(header, "msg_type");
  }

  String id() {
    return Json.string(header, "msg_id");
  }

  @Override
  public String toString() {
    return type() + " " + id();
  }
}
