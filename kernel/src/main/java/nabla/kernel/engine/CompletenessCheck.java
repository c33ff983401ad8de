package nabla.kernel.engine;

import java.util.List;
import java.util.Set;
import nabla.kernel.engine.Completeness.Status;

/** Tells whether Enter should run a cell or go to its next line. */
final class CompletenessCheck {
  private static final String STEP = "    ";
  private static final Set<String> OPEN_CODES =
      Set.of("nabla.bracket.open", "nabla.textblock.open", "nabla.comment.open");
  private static final Set<String> CONTINUED =
      Set.of(
          "+",
          "-",
          "*",
          "/",
          "%",
          "=",
          "==",
          "!=",
          "<",
          ">",
          "<=",
          ">=",
          "&&",
          "||",
          "&",
          "|",
          "^",
          "?",
          ":",
          ".",
          ",",
          "->",
          "::",
          "+=",
          "-=",
          "*=",
          "/=",
          "!",
          "~",
          "@",
          "else",
          "do",
          "try",
          "new",
          "return",
          "throw",
          "extends",
          "implements",
          "throws",
          "instanceof",
          "import",
          "class",
          "interface",
          "enum",
          "finally",
          "public",
          "private",
          "protected",
          "static",
          "final",
          "abstract");

  private final Probe probe;

  CompletenessCheck(Probe probe) {
    this.probe = probe;
  }

  Completeness check(CellText cell) {
    String code = cell.code();
    List<Problem> broken = Brackets.problems(cell);
    if (!broken.isEmpty()) {
      return OPEN_CODES.contains(broken.get(0).code())
          ? incomplete(code)
          : new Completeness(Status.INVALID, "");
    }
    List<Token> tokens = Lexer.tokens(code);
    if (tokens.isEmpty()) {
      return new Completeness(Status.COMPLETE, "");
    }
    Token last = tokens.get(tokens.size() - 1);
    if ((last.kind() == Token.Kind.OPERATOR || last.kind() == Token.Kind.KEYWORD)
        && CONTINUED.contains(last.text())) {
      // A type argument's bracket may end a statement's first line as well as a comparison.
      return incomplete(code);
    }
    if (last.is(")") && isHeader(cell, tokens)) {
      return incomplete(code);
    }
    List<Problem> problems = probe.syntax(cell);
    if (!problems.isEmpty() && problems.get(0).code().contains("try.without")) {
      return incomplete(code);
    }
    if (problems.isEmpty()) {
      return new Completeness(Status.COMPLETE, "");
    }
    Problem first = problems.get(0);
    boolean atEnd = first.cell() == null || first.position() >= last.end() - 1;
    boolean wanting = first.code().contains("premature") || !last.is(";");
    return atEnd && wanting ? incomplete(code) : new Completeness(Status.INVALID, "");
  }

  /** Whether the text ends with the head of a loop, a condition or a method. */
  private static boolean isHeader(CellText cell, List<Token> tokens) {
    List<Piece> pieces = Splitter.split(cell.code());
    Piece last = pieces.get(pieces.size() - 1);
    List<Token> own = tokens.stream().filter(each -> each.start() >= last.start()).toList();
    if (last.kind() == Piece.Kind.STATEMENT) {
      int depth = 0;
      for (int i = own.size() - 1; i > 0; i--) {
        depth += own.get(i).is(")") ? 1 : own.get(i).is("(") ? -1 : 0;
        if (depth == 0) {
          Token before = own.get(i - 1);
          return before.is("if") || before.is("for") || before.is("while") || before.is("catch");
        }
      }
      return false;
    }
    return last.kind() == Piece.Kind.EXPRESSION
        && own.size() > 3
        && own.get(1).isName()
        && own.get(2).is("(")
        && (own.get(0).isName() || own.get(0).kind() == Token.Kind.KEYWORD)
        && !own.get(0).is("new");
  }

  /** The next line is indented like the last one, and one step more behind an opening bracket. */
  private static Completeness incomplete(String code) {
    String[] lines = code.stripTrailing().split("\n", -1);
    String line = lines[lines.length - 1];
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    List<Token> tokens = Lexer.tokens(line);
    int depth = 0;
    for (Token token : tokens) {
      if (token.is("{") || token.is("(") || token.is("[")) {
        depth++;
      } else if ((token.is("}") || token.is(")") || token.is("]")) && depth > 0) {
        depth--;
      }
    }
    boolean header = !tokens.isEmpty() && tokens.get(tokens.size() - 1).is(")");
    boolean otherwise = !tokens.isEmpty() && tokens.get(tokens.size() - 1).is("else");
    return new Completeness(
        Status.INCOMPLETE, depth > 0 || header || otherwise ? indent + STEP : indent);
  }
}
