package nabla.kernel.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that a declaration cannot be compiled without, read off the compiler's problems. */
final class MissingNames {
  private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+) ([^\\s(<]+)");

  private MissingNames() {}

  /**
   * The names that later cells may declare; empty where a problem is of another kind. While types
   * are missing only those count: what seems to be missing besides may come with them, since
   * members are inherited.
   */
  static Set<String> in(List<Problem> problems) {
    Set<String> types = new LinkedHashSet<>();
    Set<String> all = new LinkedHashSet<>();
    for (Problem problem : problems) {
      Matcher symbol = SYMBOL.matcher(problem.message());
      if (!problem.code().startsWith("compiler.err.cant.resolve")
          || !symbol.find()
          || !isPlainName(problem)) {
        return Set.of();
      }
      all.add(symbol.group(2));
      if (symbol.group(1).equals("class")) {
        types.add(symbol.group(2));
      }
    }
    return types.isEmpty() ? all : types;
  }

  /** Whether a name stands alone: no member of something that is known. */
  private static boolean isPlainName(Problem problem) {
    String code = problem.cell().code();
    int before = problem.position() - 1;
    while (before >= 0 && Character.isWhitespace(code.charAt(before))) {
      before--;
    }
    boolean member = before >= 0 && code.charAt(before) == '.';
    boolean selects = problem.position() < code.length() && code.charAt(problem.position()) == '.';
    return !member && !selects;
  }

  /** What a user is told of a declaration that waits. */
  static String note(Piece piece, Set<String> missing) {
    return "Note: "
        + piece.name()
        + (piece.kind() == Piece.Kind.METHOD ? "(…)" : "")
        + " cannot be used before "
        + String.join(", ", missing)
        + " is declared.";
  }
}
