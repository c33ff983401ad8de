package nabla.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The magics by name. */
final class MagicRegistry implements Magics {
  private final Map<String, LineMagic> lines = new TreeMap<>();
  private final Map<String, CellMagic> cells = new TreeMap<>();

  @Override
  public synchronized void register(String name, LineMagic magic) {
    lines.put(name, magic);
  }

  @Override
  public synchronized void registerCell(String name, CellMagic magic) {
    cells.put(name, magic);
  }

  synchronized LineMagic line(String name) {
    return lines.get(name);
  }

  synchronized CellMagic cell(String name) {
    return cells.get(name);
  }

  /** All names with their percent signs. */
  synchronized List<String> names() {
    List<String> names = new ArrayList<>();
    lines.keySet().forEach(name -> names.add("%" + name));
    cells.keySet().forEach(name -> names.add("%%" + name));
    return names;
  }
}
