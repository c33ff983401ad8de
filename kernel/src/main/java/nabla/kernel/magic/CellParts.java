package nabla.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nabla.kernel.engine.JavaText;

/** Cuts a cell into magics and Java. */
final class CellParts {
  private static final Pattern CELL_MAGIC =
      Pattern.compile("\\A\\s*%%([\\p{L}_][\\p{L}\\p{N}_]*)[ \\t]*([^\\n]*)(?:\\n([\\s\\S]*))?\\z");
  private static final Pattern LINE_MAGIC =
      Pattern.compile("^[ \\t]*%([\\p{L}_][\\p{L}\\p{N}_]*)[ \\t]*(.*)$");
  private static final Pattern VALUE_MAGIC =
      Pattern.compile("=[ \\t]*(%([\\p{L}_][\\p{L}\\p{N}_]*)[ \\t]*(.*?)[ \\t]*;?[ \\t]*)$");

  private CellParts() {}

  /** A part of a cell, in the order of the cell. */
  sealed interface Part {
    /** {@code %%name args} and everything below. */
    record Whole(String name, String args, String body) implements Part {}

    /** {@code %name args} on line {@code line}, counted from 0. */
    record Line(String name, String args, int line) implements Part {}

    /**
     * Java with the lines of everything else left blank.
     *
     * @param values magics whose value the Java takes, each with the text it stands as
     */
    record Java(String code, List<Value> values) implements Part {}
  }

  /** A magic on the right of an equals sign. */
  record Value(String name, String args, int start, int end) {}

  static List<Part> of(String text) {
    Matcher whole = CELL_MAGIC.matcher(text);
    if (whole.matches()) {
      String body = whole.group(3) == null ? "" : whole.group(3);
      return List.of(new Part.Whole(whole.group(1), whole.group(2).strip(), body));
    }
    if (text.indexOf('%') < 0) {
      return text.isBlank() ? List.of() : List.of(new Part.Java(text, List.of()));
    }
    return lines(text);
  }

  private static List<Part> lines(String text) {
    String[] lines = text.split("\n", -1);
    List<Part> parts = new ArrayList<>();
    StringBuilder java = new StringBuilder();
    List<Value> values = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < lines.length; i++) {
      Matcher magic = LINE_MAGIC.matcher(lines[i]);
      if (magic.matches() && JavaText.statementMayStart(java.toString())) {
        flush(parts, java, values, first);
        first = i + 1;
        parts.add(new Part.Line(magic.group(1), magic.group(2).strip(), i));
        continue;
      }
      Matcher value = VALUE_MAGIC.matcher(lines[i]);
      if (value.find() && JavaText.isCode(java + lines[i].substring(0, value.start()))) {
        int offset = first + java.length();
        values.add(
            new Value(
                value.group(2), value.group(3), offset + value.start(1), offset + value.end(1)));
      }
      java.append(lines[i]).append('\n');
    }
    flush(parts, java, values, first);
    return parts;
  }

  // Blank lines before keep the line numbers of the cell.
  private static void flush(List<Part> parts, StringBuilder java, List<Value> values, int first) {
    if (!java.toString().isBlank()) {
      parts.add(new Part.Java("\n".repeat(first) + java, List.copyOf(values)));
    }
    java.setLength(0);
    values.clear();
  }
}
