package nabla.kernel.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names in problems that mean nothing to the compiler: of packages that do not exist, of types
 * and variables that nothing declares. What only waits for a name stands for that name.
 */
final class Unresolved {
  private static final String NO_PACKAGE = "package ";
  private static final String SYMBOL = "symbol:";
  private static final String LOCATION = "location:";

  private Unresolved() {}

  /** Simple names, and names with dots where a package is written out or was imported from. */
  static List<String> names(List<Problem> problems, Scope scope) {
    Set<String> names = new LinkedHashSet<>();
    for (Problem problem : problems) {
      if (problem.code().contains("doesnt.exist")) {
        String line = problem.message().lines().findFirst().orElse("");
        int start = line.indexOf(NO_PACKAGE);
        if (start >= 0) {
          names.add(word(line.substring(start + NO_PACKAGE.length())));
        }
      } else if (problem.code().startsWith("compiler.err.cant.resolve")) {
        symbol(problem.message(), scope, names);
      }
    }
    names.remove("");
    return List.copyOf(names);
  }

  private static void symbol(String message, Scope scope, Set<String> names) {
    String name = "";
    String place = "";
    for (String line : message.lines().map(String::strip).toList()) {
      if (line.startsWith(SYMBOL)) {
        String symbol = line.substring(SYMBOL.length()).strip();
        name = word(symbol.substring(symbol.indexOf(' ') + 1));
      } else if (line.startsWith(LOCATION)) {
        place = line.substring(LOCATION.length()).strip();
      }
    }
    if (place.startsWith(NO_PACKAGE)) {
      names.add(place.substring(NO_PACKAGE.length()) + "." + name);
    } else {
      waitedFor(name, scope, names);
    }
  }

  private static void waitedFor(String name, Scope scope, Set<String> names) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (seen.add(next)) {
        Scope.Pending pending = scope.pendingNamed(next);
        if (pending == null) {
          names.add(next);
        } else {
          pending.missing().forEach(open::push);
        }
      }
    }
  }

  /** The name that a text begins with, dots included. */
  private static String word(String text) {
    int end = 0;
    while (end < text.length()
        && (text.charAt(end) == '.' || Character.isJavaIdentifierPart(text.charAt(end)))) {
      end++;
    }
    return text.substring(0, end);
  }
}
