package nabla.kernel.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of the latest cells by the name of their file, to show lines of them in errors. */
final class CellArchive {
  private static final int KEPT = 2_000;

  private final Map<String, CellText> cells =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CellText> eldest) {
          return size() > KEPT;
        }
      };

  /** Keeps a text; one cell may come in parts, each with the lines of the others left blank. */
  synchronized void add(CellText text) {
    cells.merge(text.file(), text, CellArchive::merged);
  }

  private static CellText merged(CellText before, CellText now) {
    String[] old = before.code().split("\n", -1);
    String[] lines = now.code().split("\n", -1);
    if (old.length != lines.length) {
      return now;
    }
    for (int i = 0; i < lines.length; i++) {
      lines[i] = lines[i].isBlank() ? old[i] : lines[i];
    }
    return new CellText(now.cell(), now.file(), String.join("\n", lines));
  }

  /** The source line, empty where the cell is not kept. */
  synchronized String line(String file, int line) {
    CellText text = cells.get(file);
    return text == null ? "" : text.lineText(line);
  }
}
