package nabla.grade.roster;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The ways in which systems write a name. */
final class Names {
  private Names() {}

  /**
   * A name as it is, and its words joined from each of them on: Canvas writes Mary Ann Smith as
   * {@code smithmaryann}.
   */
  static Set<String> spellings(String name) {
    Set<String> out = new LinkedHashSet<>();
    String plain = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    List<String> words =
        List.of(plain.split("[^\\p{L}\\p{M}\\p{N}'’-]+")).stream()
            .filter(w -> !w.isEmpty())
            .toList();
    if (words.isEmpty()) {
      return out;
    }
    out.add(plain);
    for (int start = 0; start < words.size(); start++) {
      StringBuilder turned = new StringBuilder();
      for (int i = 0; i < words.size(); i++) {
        turned.append(words.get((start + i) % words.size()));
      }
      out.add(plain(turned.toString()));
    }
    return out;
  }

  /** Letters and digits only. */
  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
  }
}
