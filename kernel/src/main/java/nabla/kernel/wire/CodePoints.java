package nabla.kernel.wire;

/** Jupyter counts a cursor in Unicode characters, Java in UTF-16 units. */
final class CodePoints {
  private CodePoints() {}

  /** The UTF-16 index of a cursor; beyond the end means the end. */
  static int toIndex(String text, int cursor) {
    int count = text.codePointCount(0, text.length());
    return text.offsetByCodePoints(0, Math.max(0, Math.min(cursor, count)));
  }

  static int toCursor(String text, int index) {
    return text.codePointCount(0, Math.max(0, Math.min(index, text.length())));
  }
}
