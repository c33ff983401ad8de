package nabla.kernel.engine;

import java.util.Comparator;
import java.util.List;
import nabla.kernel.engine.Piece.Kind;

/** What is too large for a class file: where it is, which the compiler often does not say. */
final class Limits {
  private Limits() {}

  /** The problem with a place in the cell, if it is of this kind and has none. */
  static Problem placed(Problem problem, CellText cell, List<Piece> pieces) {
    if (problem.cell() != null || !problem.code().startsWith(Javac.LIMIT)) {
      return problem;
    }
    return problem.code().contains("string")
        ? longestName(problem, cell)
        : firstOf(problem, cell, pieces);
  }

  private static Problem longestName(Problem problem, CellText cell) {
    return Lexer.tokens(cell.code()).stream()
        .filter(Token::isName)
        .max(Comparator.comparingInt(token -> token.text().length()))
        .map(token -> at(problem, cell, token.start(), token.end()))
        .orElse(problem);
  }

  /** The statements of a cell are one method: it is that which is too large. */
  private static Problem firstOf(Problem problem, CellText cell, List<Piece> pieces) {
    return pieces.stream()
        .filter(piece -> piece.kind() != Kind.IMPORT)
        .min(Comparator.comparing(Limits::declares))
        .map(piece -> at(problem, cell, piece.start(), piece.end()))
        .orElse(problem);
  }

  private static boolean declares(Piece piece) {
    return piece.kind() == Kind.TYPE || piece.kind() == Kind.METHOD;
  }

  private static Problem at(Problem problem, CellText cell, int start, int end) {
    return new Problem(problem.code(), problem.message(), cell, start, start, end);
  }
}
