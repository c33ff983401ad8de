package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nabla.kernel.engine.Piece.Declarator;
import nabla.kernel.engine.Piece.Kind;

/**
 * Cuts a cell into its top-level {@link Piece}s by its tokens alone. Text that is no Java ends up
 * in some piece all the same: the compiler says what is wrong with it.
 */
final class Splitter {
  private static final Set<String> MODIFIERS =
      Set.of(
          "public",
          "protected",
          "private",
          "static",
          "final",
          "abstract",
          "native",
          "synchronized",
          "transient",
          "volatile",
          "strictfp",
          "default");
  private static final Set<String> PRIMITIVES =
      Set.of("int", "long", "double", "float", "boolean", "char", "byte", "short", "void");

  private final String code;
  private final List<Token> tokens;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;

  private Splitter(String code) {
    this.code = code;
    this.tokens = Lexer.tokens(code);
  }

  static List<Piece> split(String code) {
    Splitter splitter = new Splitter(code);
    while (splitter.at < splitter.tokens.size()) {
      int before = splitter.at;
      splitter.piece();
      if (splitter.at == before) {
        splitter.at++;
      }
    }
    return splitter.pieces;
  }

  private void piece() {
    int first = at;
    if (is(at, ";")) {
      at++;
      return;
    }
    if (is(at, "import")) {
      importPiece();
      return;
    }
    int declaration = skipModifiers(at);
    int typeName = typeName(declaration);
    if (typeName >= 0) {
      typePiece(first, typeName);
      return;
    }
    if (!statementStarts(at)) {
      int method = methodName(declaration);
      if (method >= 0) {
        methodPiece(first, method);
        return;
      }
      int variable = variableName(declaration);
      if (variable >= 0) {
        variablePiece(first, declaration, variable);
        return;
      }
      expressionPiece(first);
      return;
    }
    at = statement(first);
    add(Piece.of(Kind.STATEMENT, start(first), endOf(at), true));
  }

  private void importPiece() {
    int first = at;
    at = pastSemicolon(at);
    int last = at - 1;
    int nameEnd = is(last, ";") ? start(last) : endOf(at);
    int nameStart = first + 1 < tokens.size() ? start(first + 1) : nameEnd;
    StringBuilder name = new StringBuilder();
    for (int i = first + 1; i < at && tokens.get(i).end() <= nameEnd; i++) {
      name.append(text(i));
      if (is(i, "static") || (text(i).equals("module") && !is(i + 1, "."))) {
        name.append(' ');
      }
    }
    add(
        new Piece(
            Kind.IMPORT,
            start(first),
            endOf(at),
            nameStart,
            name.toString(),
            List.of(),
            "",
            is(last, ";")));
  }

  private void typePiece(int first, int name) {
    at = name + 1;
    while (at < tokens.size() && !is(at, "{") && !is(at, ";")) {
      at = is(at, "(") ? pastClose(at) : at + 1;
    }
    at = is(at, "{") ? pastClose(at) : Math.min(at + 1, tokens.size());
    add(
        new Piece(
            Kind.TYPE, start(first), endOf(at), start(first), text(name), List.of(), "", false));
  }

  private void methodPiece(int first, int name) {
    int close = pastClose(name + 1);
    String parameters = parameterTypes(name + 2, close - 1);
    at = close;
    while (at < tokens.size() && !is(at, "{") && !is(at, ";")) {
      at++;
    }
    at = is(at, "{") ? pastClose(at) : Math.min(at + 1, tokens.size());
    add(
        new Piece(
            Kind.METHOD,
            start(first),
            endOf(at),
            start(first),
            text(name),
            List.of(),
            parameters,
            false));
  }

  /** The types of parameters without type arguments, packages and names. */
  private String parameterTypes(int from, int to) {
    List<String> types = new ArrayList<>();
    int i = from;
    while (i < to) {
      int typeStart = skipModifiers(i);
      int typeEnd = pastType(typeStart);
      if (typeEnd < 0) {
        return code.substring(start(from), start(to));
      }
      StringBuilder type = new StringBuilder();
      for (int j = typeStart; j < typeEnd; j++) {
        if (is(j, "<")) {
          j = pastAngles(j) - 1;
        } else if (is(j, ".")) {
          type.setLength(0);
        } else {
          type.append(text(j));
        }
      }
      for (i = typeEnd; i < to && !is(i, ","); i++) {
        if (is(i, "...") || is(i, "[")) {
          type.append("[]");
        }
      }
      types.add(type.toString());
      i++;
    }
    return String.join(",", types);
  }

  private void variablePiece(int first, int type, int name) {
    List<Declarator> declarators = new ArrayList<>();
    int i = name;
    while (true) {
      String variable = text(i);
      int nameStart = start(i);
      StringBuilder dims = new StringBuilder();
      for (i++; is(i, "[") && is(i + 1, "]"); i += 2) {
        dims.append("[]");
      }
      int initStart = -1;
      int initEnd = -1;
      boolean array = false;
      if (is(i, "=")) {
        int initFirst = i + 1;
        i = pastInitializer(initFirst);
        if (initFirst < i) {
          initStart = start(initFirst);
          initEnd = endOf(i);
          array = is(initFirst, "{");
        } else {
          initStart = tokens.get(i - 1).end();
          initEnd = initStart;
        }
      }
      declarators.add(
          new Declarator(variable, nameStart, dims.toString(), initStart, initEnd, array));
      if (is(i, ",") && i + 1 < tokens.size() && tokens.get(i + 1).isName()) {
        i++;
      } else {
        break;
      }
    }
    boolean semicolon = is(i, ";");
    at = semicolon ? i + 1 : pastSemicolon(i);
    String typeText = code.substring(start(type), tokens.get(name - 1).end());
    add(
        new Piece(
            Kind.VARIABLE,
            start(first),
            endOf(at),
            start(type),
            "",
            List.copyOf(declarators),
            typeText,
            semicolon));
  }

  private void expressionPiece(int first) {
    at = pastSemicolon(first);
    boolean semicolon = is(at - 1, ";");
    int last = semicolon ? at - 1 : at;
    add(Piece.of(expressionKind(first, last), start(first), endOf(at), semicolon));
  }

  private Kind expressionKind(int first, int last) {
    int i = first;
    boolean chain = true;
    boolean created = is(first, "new");
    while (i < last) {
      Token token = tokens.get(i);
      if (is(i, "new")) {
        int type = pastType(i + 1);
        i = type < 0 ? i + 1 : type;
      } else if (is(i, ".") && is(i + 1, "<")) {
        i = pastAngles(i + 1);
      } else if (is(i, "(") || is(i, "[") || is(i, "{")) {
        // A name, or one bracket more, behind a bracket: a cast, no chain of calls.
        boolean operand = i == first || is(i - 1, "=");
        i = pastClose(i);
        chain &= i >= last || is(i, ".") || (is(i, "(") && !operand) || is(i, "[") || is(i, "{");
      } else {
        boolean link =
            token.isName()
                || is(i, ".")
                || token.kind() == Token.Kind.LITERAL
                || is(i, "this")
                || is(i, "super");
        chain &= link;
        i++;
      }
    }
    boolean callAtEnd = last > first && is(last - 1, ")") && !is(first, "switch");
    boolean bareNew = created && chain && onlyNew(first, last);
    if (chain && callAtEnd && !bareNew && !(is(first, "(") && pastClose(first) >= last)) {
      return Kind.CALL;
    }
    return Kind.EXPRESSION;
  }

  private boolean onlyNew(int first, int last) {
    int type = pastType(first + 1);
    return type >= 0 && is(type, "(") && pastClose(type) >= last;
  }

  // --- statements -------------------------------------------------------------------------------

  private boolean statementStarts(int i) {
    if (i >= tokens.size()) {
      return false;
    }
    Token token = tokens.get(i);
    if (token.isName() && is(i + 1, ":")) {
      return true;
    }
    if (token.isName("yield")) {
      return i + 1 < tokens.size() && !is(i + 1, ".") && !is(i + 1, "=");
    }
    if (token.is("switch")) {
      int block = pastParens(i + 1);
      int end = pastBlock(block);
      // Used as a value: something follows on, or it gives one at the very end of the cell.
      return end < tokens.size() ? !is(end, ".") && !is(end, ";") : !givesValue(block, end);
    }
    if (token.is("synchronized")) {
      return is(i + 1, "(");
    }
    return token.is("{")
        || Set.of(
                "if",
                "for",
                "while",
                "do",
                "try",
                "return",
                "break",
                "continue",
                "throw",
                "assert",
                "else",
                "catch",
                "finally",
                "case",
                "default")
            .contains(token.kind() == Token.Kind.KEYWORD ? token.text() : "");
  }

  /** Whether the cases of a switch are such that it can only be an expression. */
  private boolean givesValue(int block, int end) {
    int depth = 0;
    boolean inArrowBlock = false;
    for (int i = block; i < end; i++) {
      if (is(i, "{") || is(i, "(") || is(i, "[")) {
        depth++;
        inArrowBlock |= depth == 2 && is(i, "{") && is(i - 1, "->");
      } else if (is(i, "}") || is(i, ")") || is(i, "]")) {
        depth--;
        inArrowBlock &= depth >= 2;
      } else if (text(i).equals("yield") && (depth == 1 || (depth == 2 && inArrowBlock))) {
        return !is(i + 1, ".") && !is(i + 1, "=");
      } else if (depth == 1 && is(i, "->") && !is(i + 1, "{") && !is(i + 1, "throw")) {
        int past = pastSemicolon(i + 1);
        if (isValue(i + 1, is(past - 1, ";") ? past - 1 : past)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether an expression is none that can stand as a statement. */
  private boolean isValue(int first, int past) {
    for (int i = first; i < past; i = bracket(i) ? pastClose(i) : i + 1) {
      if (tokens.get(i).kind() == Token.Kind.OPERATOR
          && (text(i).matches("[-+*/%&|^<>]?=") || is(i, "++") || is(i, "--") || is(i, "->"))) {
        return is(i, "->");
      }
    }
    return expressionKind(first, past) == Kind.EXPRESSION && !is(first, "new");
  }

  private boolean bracket(int i) {
    return is(i, "(") || is(i, "[") || is(i, "{");
  }

  /** The index behind the statement that starts at {@code i}. */
  private int statement(int i) {
    if (i >= tokens.size()) {
      return i;
    }
    Token token = tokens.get(i);
    if (token.isName() && is(i + 1, ":")) {
      return statement(i + 2);
    }
    return switch (token.kind() == Token.Kind.NAME ? "" : token.text()) {
      case "{" -> pastClose(i);
      case "if" -> {
        int end = statement(pastParens(i + 1));
        yield is(end, "else") ? statement(end + 1) : end;
      }
      case "for", "while" -> statement(pastParens(i + 1));
      case "do" -> {
        int end = statement(i + 1);
        yield is(end, "while") ? pastSemicolon(end) : end;
      }
      case "switch", "synchronized" -> pastBlock(pastParens(i + 1));
      case "try" -> {
        int end = pastBlock(is(i + 1, "(") ? pastClose(i + 1) : i + 1);
        while (is(end, "catch")) {
          end = pastBlock(pastParens(end + 1));
        }
        yield is(end, "finally") ? pastBlock(end + 1) : end;
      }
      case ";" -> i + 1;
      default -> {
        int declared = typeName(skipModifiers(i));
        yield declared >= 0 ? pastTypeBody(declared) : pastSemicolon(i);
      }
    };
  }

  private int pastTypeBody(int name) {
    int i = name + 1;
    while (i < tokens.size() && !is(i, "{")) {
      i = is(i, "(") ? pastClose(i) : i + 1;
    }
    return pastBlock(i);
  }

  private int pastParens(int i) {
    return is(i, "(") ? pastClose(i) : i;
  }

  private int pastBlock(int i) {
    return is(i, "{") ? pastClose(i) : i;
  }

  // --- declarations -----------------------------------------------------------------------------

  private int skipModifiers(int from) {
    int i = from;
    while (i < tokens.size()) {
      if (MODIFIERS.contains(text(i)) && !(is(i, "synchronized") && is(i + 1, "("))) {
        i++;
      } else if (tokens.get(i).isName("sealed") && nameOrKeyword(i + 1)) {
        i++;
      } else if (tokens.get(i).isName("non") && is(i + 1, "-")) {
        i += 3;
      } else if (is(i, "@") && !is(i + 1, "interface")) {
        i += 2;
        while (is(i, ".")) {
          i += 2;
        }
        i = pastParens(i);
      } else {
        break;
      }
    }
    return i;
  }

  private boolean nameOrKeyword(int i) {
    return i < tokens.size()
        && (tokens.get(i).isName() || tokens.get(i).kind() == Token.Kind.KEYWORD);
  }

  /** Where the name of the type is that is declared at {@code i}, or -1. */
  private int typeName(int i) {
    int name = -1;
    if (is(i, "class") || is(i, "interface") || is(i, "enum")) {
      name = i + 1;
    } else if (is(i, "@") && is(i + 1, "interface")) {
      name = i + 2;
    } else if (i < tokens.size()
        && tokens.get(i).isName("record")
        && (is(i + 2, "(") || is(i + 2, "<"))) {
      name = i + 1;
    }
    return name >= 0 && name < tokens.size() && tokens.get(name).isName() ? name : -1;
  }

  /** Where the name of the method is that is declared at {@code i}, or -1. */
  private int methodName(int i) {
    int type = is(i, "<") ? pastAngles(i) : i;
    int name = type < 0 ? -1 : pastType(type);
    if (name < 0 || name >= tokens.size() || !tokens.get(name).isName() || !is(name + 1, "(")) {
      return -1;
    }
    int close = pastClose(name + 1);
    return is(close, "{") || is(close, "throws") ? name : -1;
  }

  /** Where the name of the variable is that is declared at {@code i}, or -1. */
  private int variableName(int i) {
    int name = pastType(i);
    if (name < 0 || name >= tokens.size() || !tokens.get(name).isName() || is(i, "void")) {
      return -1;
    }
    if (tokens.get(i).isName("yield")) {
      return -1;
    }
    int next = name + 1;
    boolean ends =
        next >= tokens.size()
            || is(next, "=")
            || is(next, ";")
            || is(next, ",")
            || (is(next, "[") && is(next + 1, "]"))
            || newLineBetween(name, next);
    return ends ? name : -1;
  }

  private boolean newLineBetween(int a, int b) {
    return code.substring(tokens.get(a).end(), start(b)).indexOf('\n') >= 0;
  }

  /** The index behind the type that starts at {@code i}, or -1 if there is none. */
  private int pastType(int from) {
    int i = from;
    while (is(i, "@") && i + 1 < tokens.size()) {
      i += 2;
      i = pastParens(i);
    }
    if (i >= tokens.size()) {
      return -1;
    }
    if (PRIMITIVES.contains(text(i))) {
      i++;
    } else if (tokens.get(i).isName()) {
      i++;
      while (true) {
        if (is(i, "<")) {
          int close = pastAngles(i);
          if (close < 0) {
            return -1;
          }
          i = close;
        } else if (is(i, ".") && i + 1 < tokens.size() && tokens.get(i + 1).isName()) {
          i += 2;
        } else {
          break;
        }
      }
    } else {
      return -1;
    }
    while (is(i, "[") && is(i + 1, "]")) {
      i += 2;
    }
    return i;
  }

  /** The index behind type arguments or parameters, or -1 if the text is none. */
  private int pastAngles(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (is(i, "<")) {
        depth++;
      } else if (is(i, ">")) {
        if (--depth == 0) {
          return i + 1;
        }
      } else if (!tokens.get(i).isName()
          && !PRIMITIVES.contains(text(i))
          && !Set.of(",", ".", "?", "&", "[", "]", "@", "extends", "super").contains(text(i))) {
        return -1;
      }
    }
    return -1;
  }

  /** The index of the comma or semicolon that ends the initial value starting at {@code from}. */
  private int pastInitializer(int from) {
    int i = from;
    while (i < tokens.size()) {
      if (is(i, ";") || is(i, ",")) {
        return i;
      }
      if (is(i, "(") || is(i, "[") || is(i, "{")) {
        i = pastClose(i);
      } else if (is(i, "new")) {
        int type = pastType(i + 1);
        i = type < 0 ? i + 1 : type;
      } else if (is(i, ".") && is(i + 1, "<")) {
        int close = pastAngles(i + 1);
        i = close < 0 ? i + 1 : close;
      } else {
        i++;
      }
    }
    return i;
  }

  private int pastSemicolon(int from) {
    int i = from;
    while (i < tokens.size()) {
      if (is(i, ";")) {
        return i + 1;
      }
      i = is(i, "(") || is(i, "[") || is(i, "{") ? pastClose(i) : i + 1;
    }
    return i;
  }

  /** The index behind the bracket that closes the one at {@code open}, or the end. */
  private int pastClose(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (is(i, "(") || is(i, "[") || is(i, "{")) {
        depth++;
      } else if ((is(i, ")") || is(i, "]") || is(i, "}")) && --depth == 0) {
        return i + 1;
      }
    }
    return tokens.size();
  }

  private void add(Piece piece) {
    pieces.add(piece);
  }

  private boolean is(int i, String text) {
    return i >= 0 && i < tokens.size() && tokens.get(i).is(text);
  }

  private String text(int i) {
    return i < tokens.size() ? tokens.get(i).text() : "";
  }

  private int start(int i) {
    return i < tokens.size() ? tokens.get(i).start() : code.length();
  }

  private int endOf(int past) {
    return past <= 0 ? 0 : tokens.get(Math.min(past, tokens.size()) - 1).end();
  }
}
