package nabla.kernel.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of UTF-8 on their way to one of the two streams. */
final class StreamBuffer {
  private byte[] bytes = new byte[0];
  private int size;
  private boolean error;

  /** Whether what is printed to this stream may join what is here. */
  boolean accepts(boolean toError) {
    return size == 0 || error == toError;
  }

  void add(boolean toError, byte[] more, int from, int length) {
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + length, Math.max(256, 2 * bytes.length)));
    }
    System.arraycopy(more, from, bytes, size, length);
    size += length;
    error = toError;
  }

  boolean isError() {
    return error;
  }

  int size() {
    return size;
  }

  /** Takes the text out; a character of which only the first bytes are here stays, unless whole. */
  String take(boolean whole) {
    int end = whole ? size : completeEnd();
    String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
    size -= end;
    bytes = size == 0 ? new byte[0] : Arrays.copyOfRange(bytes, end, end + size);
    return text;
  }

  private int completeEnd() {
    int start = size;
    while (start > 0 && size - start < 4) {
      start--;
      int b = bytes[start] & 0xff;
      if (b < 0x80) {
        return size;
      }
      if (b >= 0xc0) {
        int length = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
        return start + length <= size ? size : start;
      }
    }
    return size;
  }
}
