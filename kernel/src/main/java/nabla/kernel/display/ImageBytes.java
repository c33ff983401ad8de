package nabla.kernel.display;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Recognises image files by their first bytes. */
final class ImageBytes {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] GIF = "GIF8".getBytes(StandardCharsets.US_ASCII);

  private ImageBytes() {}

  /** The MIME type, or null for bytes that are no image. */
  static String mime(byte[] bytes) {
    if (startsWith(bytes, PNG)) {
      return "image/png";
    }
    if (startsWith(bytes, JPEG)) {
      return "image/jpeg";
    }
    return startsWith(bytes, GIF) ? "image/gif" : null;
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length > start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}
