package nabla.kernel.engine;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds what a mistyped or unimported name may mean. */
final class Names {
  private static final List<String> COMMON =
      List.of(
          "System",
          "String",
          "Math",
          "Integer",
          "Double",
          "Boolean",
          "Long",
          "Object",
          "Thread",
          "List",
          "ArrayList",
          "Map",
          "HashMap",
          "Set",
          "HashSet",
          "Arrays",
          "Collections",
          "Optional",
          "Stream",
          "IntStream",
          "Collectors",
          "Random",
          "Scanner",
          "StringBuilder",
          "Exception",
          "RuntimeException",
          "Iterator",
          "display",
          "int",
          "double",
          "boolean",
          "long",
          "float",
          "char",
          "void",
          "return",
          "while",
          "for",
          "true",
          "false",
          "null");

  private final Scope scope;
  private final ClassIndex index;

  Names(Scope scope, ClassIndex index) {
    this.scope = scope;
    this.index = index;
  }

  /** Known names that differ from this one by a slip of the fingers, nearest first. */
  List<String> close(String name, Collection<String> more) {
    Set<String> known = new LinkedHashSet<>(more);
    known.addAll(scope.names());
    known.addAll(COMMON);
    return nearest(name, known);
  }

  /** The names within a slip or two of this one, nearest first. */
  static List<String> nearest(String name, Collection<String> known) {
    int limit = name.length() <= 2 ? 0 : name.length() <= 5 ? 1 : 2;
    return known.stream()
        .filter(each -> !each.equals(name))
        .filter(each -> distance(name, each) <= limit || each.equalsIgnoreCase(name))
        .sorted(java.util.Comparator.comparingInt(each -> distance(name, each)))
        .limit(3)
        .toList();
  }

  /** The import that would make a type known. */
  Optional<String> importFor(String simpleName) {
    return simpleName.isEmpty() || !Character.isUpperCase(simpleName.codePointAt(0))
        ? Optional.empty()
        : index.qualified(simpleName).stream().findFirst();
  }

  /** Insertions, deletions, exchanges and swaps of neighbours; case counts half. */
  static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 2) {
      return 9;
    }
    String x = a.toLowerCase(Locale.ROOT);
    String y = b.toLowerCase(Locale.ROOT);
    int[][] d = new int[x.length() + 1][y.length() + 1];
    for (int i = 0; i <= x.length(); i++) {
      for (int j = 0; j <= y.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && x.charAt(i - 1) == y.charAt(j - 2)
                && x.charAt(i - 2) == y.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[x.length()][y.length()];
  }
}
