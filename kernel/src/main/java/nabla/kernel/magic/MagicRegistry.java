package nabla.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nabla.kernel.engine.JavaText;

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

  @Override
  public Object run(String name, List<String> args) throws Exception {
    LineMagic magic = line(name);
    if (magic == null) {
      throw new MagicException(unknown("%" + name));
    }
    List<String> words = BuiltIns.takesCode(name) ? List.of(String.join(" ", args)) : args;
    return Results.value(magic.run(words));
  }

  @Override
  public Object runCell(String name, List<String> args, String body) throws Exception {
    CellMagic magic = cell(name);
    if (magic == null) {
      throw new MagicException(unknown("%%" + name));
    }
    return Results.value(magic.run(args, body));
  }

  /** What to say of a name that is no magic. */
  synchronized String unknown(String name) {
    String other = name.startsWith("%%") ? name.substring(1) : "%" + name;
    if (names().contains(other)) {
      return "There is no magic " + name + ", but there is " + other + ".";
    }
    List<String> near = JavaText.nearest(name, names());
    return "There is no magic "
        + name
        + (near.isEmpty() ? "." : ". Did you mean " + String.join(" or ", near) + "?")
        + " %lsmagic lists them all.";
  }

  @Override
  public synchronized List<String> names() {
    List<String> names = new ArrayList<>();
    lines.keySet().forEach(name -> names.add("%" + name));
    cells.keySet().forEach(name -> names.add("%%" + name));
    return names;
  }
}
