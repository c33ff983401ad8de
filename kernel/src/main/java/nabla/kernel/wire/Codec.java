package nabla.kernel.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Frames to {@link Message}s and back, signed. */
final class Codec {
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);

  private final Signer signer;
  private volatile Written parent;

  private record Written(Map<String, Object> header, byte[] text) {}

  Codec(Signer signer) {
    this.signer = signer;
  }

  /**
   * Reads a message.
   *
   * @throws IOException that says why it is not one
   */
  Message decode(List<byte[]> frames) throws IOException {
    int delimiter = 0;
    while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
      delimiter++;
    }
    if (delimiter == frames.size()) {
      throw new IOException("no <IDS|MSG> delimiter in " + frames.size() + " frame(s)");
    }
    if (frames.size() < delimiter + 6) {
      throw new IOException(
          "signature, header, parent, metadata and content expected after the delimiter, got "
              + (frames.size() - delimiter - 1)
              + " frame(s)");
    }
    List<byte[]> signed = frames.subList(delimiter + 2, delimiter + 6);
    if (!signer.verifies(frames.get(delimiter + 1), signed)) {
      throw new IOException("wrong signature");
    }
    Message message =
        new Message(
            List.copyOf(frames.subList(0, delimiter)),
            Json.readObject(signed.get(0)),
            Json.readObject(signed.get(1)),
            Json.readObject(signed.get(2)),
            Json.readObject(signed.get(3)),
            List.copyOf(frames.subList(delimiter + 6, frames.size())));
    if (message.type().isEmpty()) {
      throw new IOException("the header has no msg_type");
    }
    return message;
  }

  /** Writes a message. */
  List<byte[]> encode(Message message) {
    List<byte[]> signed =
        List.of(
            json(message.header()),
            parent(message.parent()),
            json(message.metadata()),
            json(message.content()));
    List<byte[]> frames = new ArrayList<>(message.identities());
    frames.add(DELIMITER);
    frames.add(signer.sign(signed));
    frames.addAll(signed);
    frames.addAll(message.buffers());
    return frames;
  }

  /** All that is sent for a request has the same parent, so its text is kept. */
  private byte[] parent(Map<String, Object> header) {
    Written kept = parent;
    if (kept == null || kept.header() != header) {
      kept = new Written(header, json(header));
      parent = kept;
    }
    return kept.text();
  }

  private static byte[] json(Map<String, Object> object) {
    return Json.write(object).getBytes(StandardCharsets.UTF_8);
  }
}
