package nabla.kernel.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Finds brackets that do not match and quotes that do not end, where they are. */
final class Brackets {
  private Brackets() {}

  /** The first such mistake, if there is one. */
  static List<Problem> problems(CellText cell) {
    Deque<Token> open = new ArrayDeque<>();
    for (Token token : Lexer.tokens(cell.code())) {
      if (token.kind() == Token.Kind.BROKEN) {
        return List.of(broken(cell, token));
      }
      if (token.is("(") || token.is("[") || token.is("{")) {
        open.push(token);
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        if (open.isEmpty()) {
          return List.of(
              problem("nabla.bracket.extra", "'" + token.text() + "' closes nothing", cell, token));
        }
        Token opener = open.pop();
        if (!closing(opener.text()).equals(token.text())) {
          return List.of(
              problem(
                  "nabla.bracket.mismatch",
                  "'"
                      + token.text()
                      + "' does not match '"
                      + opener.text()
                      + "' in line "
                      + cell.line(opener.start()),
                  cell,
                  token));
        }
      }
    }
    if (open.isEmpty()) {
      return List.of();
    }
    Token opener = open.pop();
    return List.of(
        problem("nabla.bracket.open", "'" + opener.text() + "' is never closed", cell, opener));
  }

  static String closing(String opener) {
    return switch (opener) {
      case "(" -> ")";
      case "[" -> "]";
      default -> "}";
    };
  }

  private static Problem broken(CellText cell, Token token) {
    String text = token.text();
    if (text.startsWith("\"\"\"")) {
      return problem("nabla.textblock.open", "this text block is never closed", cell, token);
    }
    if (text.startsWith("/*")) {
      return problem("nabla.comment.open", "this comment is never closed", cell, token);
    }
    if (text.startsWith("\"")) {
      return problem("nabla.string.open", "this string is never closed", cell, token);
    }
    if (text.startsWith("'")) {
      return problem("nabla.char.open", "this character is never closed", cell, token);
    }
    return problem("nabla.character", "'" + text + "' means nothing in Java", cell, token);
  }

  private static Problem problem(String code, String message, CellText cell, Token token) {
    int end = Math.min(token.end(), endOfLine(cell.code(), token.start()));
    return new Problem(code, message, cell, token.start(), token.start(), end);
  }

  private static int endOfLine(String code, int from) {
    int end = code.indexOf('\n', from);
    return end < 0 ? code.length() : end;
  }
}
