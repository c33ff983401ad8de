package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;

/** Cuts Java text into {@link Token}s, whatever state the text is in. */
final class Lexer {
  private static final List<String> OPERATORS =
      List.of(
          "...", "->", "::", "==", "!=", "<=", ">=", "&&", "||", "++", "--", "+=", "-=", "*=", "/=",
          "%=", "&=", "|=", "^=", "<<");

  private final String code;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String code) {
    this.code = code;
  }

  static List<Token> tokens(String code) {
    Lexer lexer = new Lexer(code);
    while (lexer.at < code.length()) {
      lexer.next();
    }
    return lexer.tokens;
  }

  private void next() {
    char c = code.charAt(at);
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF') {
      at++;
    } else if (code.startsWith("//", at)) {
      int end = code.indexOf('\n', at);
      at = end < 0 ? code.length() : end;
    } else if (code.startsWith("/*", at)) {
      closed("*/", at + 2, null);
    } else if (code.startsWith("\"\"\"", at)) {
      textBlock();
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else if (Character.isDigit(c) || (c == '.' && digitAt(at + 1))) {
      number();
    } else if (Character.isJavaIdentifierStart(code.codePointAt(at))
        || code.startsWith("\\u", at)) {
      word();
    } else {
      operator();
    }
  }

  private boolean digitAt(int index) {
    return index < code.length() && Character.isDigit(code.charAt(index));
  }

  private void closed(String end, int from, Token.Kind kind) {
    int close = code.indexOf(end, from);
    if (close < 0) {
      add(Token.Kind.BROKEN, code.length());
    } else if (kind == null) {
      at = close + end.length();
    } else {
      add(kind, close + end.length());
    }
  }

  private void textBlock() {
    int i = at + 3;
    while (i < code.length() && !code.startsWith("\"\"\"", i)) {
      i += code.charAt(i) == '\\' ? 2 : 1;
    }
    if (i >= code.length()) {
      add(Token.Kind.BROKEN, code.length());
    } else {
      add(Token.Kind.LITERAL, i + 3);
    }
  }

  private void quoted(char quote) {
    int i = at + 1;
    while (i < code.length() && code.charAt(i) != quote && code.charAt(i) != '\n') {
      i += code.charAt(i) == '\\' ? 2 : 1;
    }
    if (i < code.length() && code.charAt(i) == quote) {
      add(Token.Kind.LITERAL, i + 1);
    } else {
      add(Token.Kind.BROKEN, Math.min(i, code.length()));
    }
  }

  private void number() {
    int i = at;
    while (i < code.length()) {
      char c = code.charAt(i);
      char before = i > at ? Character.toLowerCase(code.charAt(i - 1)) : ' ';
      boolean exponent = (c == '+' || c == '-') && (before == 'e' || before == 'p') && !hex(i);
      if (Character.isLetterOrDigit(c) || c == '_' || c == '.' || exponent) {
        i++;
      } else {
        break;
      }
    }
    add(Token.Kind.LITERAL, i);
  }

  // In 0xE+1 the plus is an operator; in 0x1p+1 it is not.
  private boolean hex(int i) {
    return code.startsWith("0x", at) && Character.toLowerCase(code.charAt(i - 1)) == 'e';
  }

  private void word() {
    int i = at;
    while (i < code.length()) {
      int c = code.codePointAt(i);
      if (code.startsWith("\\u", i)) {
        i += 2;
      } else if (Character.isJavaIdentifierPart(c)) {
        i += Character.charCount(c);
      } else {
        break;
      }
    }
    String text = withoutIgnored(code.substring(at, i));
    boolean literal = text.equals("true") || text.equals("false") || text.equals("null");
    Token.Kind kind =
        literal
            ? Token.Kind.LITERAL
            : SourceVersion.isKeyword(text) && !text.equals("_")
                ? Token.Kind.KEYWORD
                : Token.Kind.NAME;
    tokens.add(new Token(kind, at, i, text));
    at = i;
  }

  /** A name as the compiler knows it: it passes over characters that nobody can see. */
  private static String withoutIgnored(String name) {
    return name.codePoints().noneMatch(Character::isIdentifierIgnorable)
        ? name
        : name.codePoints()
            .filter(c -> !Character.isIdentifierIgnorable(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private void operator() {
    for (String operator : OPERATORS) {
      if (code.startsWith(operator, at)) {
        add(Token.Kind.OPERATOR, at + operator.length());
        return;
      }
    }
    boolean known = "(){}[];,.@=<>!~?:+-*/&|^%".indexOf(code.charAt(at)) >= 0;
    int end = at + Character.charCount(code.codePointAt(at));
    add(known ? Token.Kind.OPERATOR : Token.Kind.BROKEN, end);
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, at, end, code.substring(at, end)));
    at = end;
  }
}
