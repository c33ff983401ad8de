package nabla.kernel.engine;

/**
 * The text of a cell, or what it loads from elsewhere, and the cell's number; two are the same only
 * if they are one object.
 */
final class CellText {
  private final int cell;
  private final String file;
  private final String code;

  CellText(int cell, String code) {
    this(cell, SourceLines.file(cell), code);
  }

  CellText(int cell, String file, String code) {
    this.cell = cell;
    this.file = file;
    this.code = code;
  }

  /** What messages call it. */
  String file() {
    return file;
  }

  int cell() {
    return cell;
  }

  String code() {
    return code;
  }

  /** The line of an offset, from 1. */
  int line(int offset) {
    int line = 1;
    for (int i = 0; i < Math.min(offset, code.length()); i++) {
      if (code.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** How many characters stand before an offset on its line. */
  int column(int offset) {
    return offset - (code.lastIndexOf('\n', offset - 1) + 1);
  }

  /** A line without its end, empty where there is none. */
  String lineText(int line) {
    String[] lines = code.split("\n", -1);
    return line >= 1 && line <= lines.length ? lines[line - 1].stripTrailing() : "";
  }

  Slice slice(int start, int end) {
    return new Slice(this, start, end);
  }

  /** Part of a cell. */
  record Slice(CellText text, int start, int end) {
    String code() {
      return text.code().substring(start, end);
    }
  }
}
