package nabla.kernel.wire;

import java.util.Optional;

/** A cell that is a name with question marks before or after it. */
final class Question {
  private Question() {}

  static Optional<String> in(String code) {
    String text = code.strip();
    boolean asked = text.startsWith("?") || text.endsWith("?");
    if (!asked || text.lines().count() != 1) {
      return Optional.empty();
    }
    String name = text.replaceAll("^\\?{1,2}\\s*|\\s*\\?{1,2}$", "");
    boolean isName =
        !name.isEmpty()
            && name.codePoints()
                .allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.' || c == '%');
    return isName ? Optional.of(name) : Optional.empty();
  }
}
