package nabla.plot;

import java.awt.Color;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which colour belongs to which name. A few names that every notebook uses have a colour of their
 * own wherever they appear; all others take the free colours in the order in which they come.
 */
record Palette(Map<String, Integer> indices) {
  private static final Map<String, Integer> KNOWN =
      Map.ofEntries(
          Map.entry("train", 0),
          Map.entry("test", 1),
          Map.entry("plain", 6),
          Map.entry("momentum", 1),
          Map.entry("RMSProp", 2),
          Map.entry("Adam", 3),
          Map.entry("sigmoid", 0),
          Map.entry("tanh", 1),
          Map.entry("ReLU", 2),
          Map.entry("sign", 3));

  /**
   * Gives every name a colour.
   *
   * @param names in the order in which they come
   * @param first the first free colour to give away: 1 where the ground is blue
   */
  static Palette of(Collection<String> names, int first) {
    var indices = new LinkedHashMap<String, Integer>();
    for (var name : names) {
      if (known(name) != null) {
        indices.put(name, known(name));
      }
    }
    for (var name : names) {
      if (!indices.containsKey(name)) {
        indices.put(name, free(indices.values(), first));
      }
    }
    return new Palette(indices);
  }

  /** A name's own colour; "momentum 0.9" is momentum, "class 2" is the third class. */
  private static Integer known(String name) {
    var words = name.split(" ", 2);
    if (words[0].equals("class") && words.length == 2 && words[1].matches("\\d+")) {
      return Integer.valueOf(words[1]);
    }
    boolean number = words.length == 2 && words[1].matches("[\\d.]+");
    return KNOWN.get(number ? words[0] : name);
  }

  private static int free(Collection<Integer> taken, int first) {
    return IntStream.iterate(first, i -> i + 1)
        .filter(i -> !taken.contains(i))
        .findFirst()
        .orElseThrow();
  }

  int index(String name) {
    return indices.getOrDefault(name, 0);
  }

  Color colour(String name) {
    return Theme.series(index(name));
  }
}
