package nabla.grade.judge;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nabla.grade.child.Reply.Trouble;

/**
 * Tells an answer that uses what the homework forbids from one that does not compile: by the names
 * that the compiler could not resolve while the answer's process has only what is allowed.
 */
final class Blocked {
  private static final Set<String> DECLARES = Set.of("class", "record", "interface", "enum");

  /** What notebooks have from elsewhere: there is no homework about using it. */
  private static final String DJL = "ai.djl";

  private final Set<String> packages;
  private final Map<String, String> types;
  private final Set<String> declared = new TreeSet<>();

  /**
   * What one submission may not use.
   *
   * @param packages of the library that no answer may import
   * @param types the withheld types that a notebook knows without an import: by simple and by full
   *     name, the full name
   * @param cells all code of the submission and of the exercise
   */
  Blocked(Set<String> packages, Map<String, String> types, Collection<String> cells) {
    this.packages = packages;
    this.types = types;
    cells.forEach(this::declarations);
  }

  /** The forbidden thing that a compile error is about, if it is about one. */
  Optional<String> in(Trouble trouble) {
    return trouble.kind().equals("compile")
        ? trouble.unresolved().stream().flatMap(name -> forbidden(name).stream()).findFirst()
        : Optional.empty();
  }

  private Optional<String> forbidden(String name) {
    if (packages.contains(name) || name.equals(DJL) || name.startsWith(DJL + ".")) {
      return Optional.of(name);
    }
    // A type that the submission declares, and that did not compile, is its own.
    return declared.contains(name) ? Optional.empty() : Optional.ofNullable(types.get(name));
  }

  /** The words behind {@code class}, {@code record} and their like. */
  private void declarations(String source) {
    String before = "";
    int i = 0;
    while (i < source.length()) {
      int start = i;
      while (i < source.length() && Character.isJavaIdentifierPart(source.charAt(i))) {
        i++;
      }
      if (i > start) {
        String word = source.substring(start, i);
        if (DECLARES.contains(before)) {
          declared.add(word);
        }
        before = word;
      } else {
        i++;
      }
    }
  }
}
