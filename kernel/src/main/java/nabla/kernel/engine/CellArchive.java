package nabla.kernel.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of the latest cells by number, to show lines of them in errors. */
final class CellArchive {
  private static final int KEPT = 2_000;

  private final Map<Integer, CellText> cells =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, CellText> eldest) {
          return size() > KEPT;
        }
      };

  synchronized void add(CellText text) {
    cells.put(text.cell(), text);
  }

  /** The source line, empty where the cell is not kept. */
  synchronized String line(int cell, int line) {
    CellText text = cells.get(cell);
    return text == null ? "" : text.lineText(line);
  }
}
