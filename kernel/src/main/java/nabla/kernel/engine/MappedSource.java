package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.List;

/** Java text made of slices of cells and of text that no user wrote, and the way back. */
final class MappedSource {
  private final String unit;
  private final StringBuilder text = new StringBuilder();
  private final List<Segment> segments = new ArrayList<>();
  private int line = 1;

  /** Where a character of the made text comes from. */
  record Place(CellText cell, int offset) {}

  private record Segment(int from, int firstLine, CellText cell, int offset, int length) {}

  MappedSource(String unit) {
    this.unit = unit;
  }

  /** The simple name of the class the text declares. */
  String unit() {
    return unit;
  }

  MappedSource add(String generated) {
    text.append(generated);
    line += lines(generated);
    return this;
  }

  MappedSource add(CellText cell, int start, int end) {
    return add(cell, start, cell.code().substring(start, end));
  }

  /** Adds text that stands for the same number of characters of a cell. */
  MappedSource add(CellText cell, int start, String masked) {
    if (!masked.isEmpty()) {
      segments.add(new Segment(text.length(), line, cell, start, masked.length()));
    }
    return add(masked);
  }

  /** Other text for a part of the made text. */
  record Edit(int from, int to, String text) {}

  /** The same with parts replaced, from the first to the last, by text that no user wrote. */
  MappedSource with(List<Edit> edits) {
    MappedSource made = new MappedSource(unit);
    int at = 0;
    for (Edit edit : edits) {
      copy(at, edit.from, made);
      made.add(edit.text);
      at = edit.to;
    }
    copy(at, text.length(), made);
    return made;
  }

  private void copy(int from, int to, MappedSource made) {
    int at = from;
    for (Segment segment : segments) {
      int start = Math.max(at, segment.from);
      int end = Math.min(to, segment.from + segment.length);
      if (start < end) {
        made.add(text.substring(at, start));
        made.add(segment.cell, segment.offset + start - segment.from, text.substring(start, end));
        at = end;
      }
    }
    made.add(text.substring(at, to));
  }

  private static int lines(String part) {
    int count = 0;
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) == '\n') {
        count++;
      }
    }
    return count;
  }

  String text() {
    return text.toString();
  }

  int length() {
    return text.length();
  }

  /** Where an offset comes from; behind a slice, its end; null where no user wrote it. */
  Place place(long offset) {
    Segment last = null;
    for (Segment segment : segments) {
      if (segment.from <= offset && offset <= segment.from + segment.length) {
        last = segment;
      }
    }
    return last == null ? null : new Place(last.cell, last.offset + (int) (offset - last.from));
  }

  /** Where an offset of a cell went, or -1. */
  int made(CellText cell, int offset) {
    for (Segment segment : segments) {
      if (segment.cell == cell
          && segment.offset <= offset
          && offset <= segment.offset + segment.length) {
        return segment.from + offset - segment.offset;
      }
    }
    return -1;
  }

  /** The cell and line of each line of the text, for the lifetime of its classes. */
  SourceLines sourceLines() {
    List<SourceLines.Run> runs = new ArrayList<>();
    for (Segment segment : segments) {
      String part = text.substring(segment.from, segment.from + segment.length);
      runs.add(
          new SourceLines.Run(
              segment.firstLine,
              lines(part) + 1,
              segment.cell.file(),
              segment.cell.line(segment.offset)));
    }
    return new SourceLines(runs);
  }
}
