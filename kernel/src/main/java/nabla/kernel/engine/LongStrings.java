package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns string literals into calls that give the same string. A class file holds at most 65,535
 * bytes of a constant, and the compiler joins constants; what is no constant has no such limit.
 */
final class LongStrings {
  private static final int SHORT = 16; // too short to matter, and often a constant for a reason
  private static final int PART = 20_000; // at most three bytes a character

  private LongStrings() {}

  /** The text with all string literals replaced but short ones and those of cases. */
  static MappedSource cut(MappedSource source) {
    List<MappedSource.Edit> edits = new ArrayList<>();
    Token before = null;
    for (Token token : Lexer.tokens(source.text())) {
      boolean text = token.kind() == Token.Kind.LITERAL && token.text().startsWith("\"");
      if (text && token.text().length() > SHORT && (before == null || !before.is("case"))) {
        String value = value(token.text());
        if (value != null) {
          edits.add(new MappedSource.Edit(token.start(), token.end(), expression(value)));
        }
      }
      before = token;
    }
    return source.with(edits);
  }

  /** What a literal stands for; null where it is none that the compiler would accept. */
  static String value(String literal) {
    try {
      if (!literal.startsWith("\"\"\"")) {
        return literal.substring(1, literal.length() - 1).translateEscapes();
      }
      int line = literal.indexOf('\n');
      return line < 0
          ? null
          : literal.substring(line + 1, literal.length() - 3).stripIndent().translateEscapes();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String expression(String value) {
    if (value.length() <= PART) {
      return quoted(value) + ".toString()";
    }
    StringBuilder call = new StringBuilder("java.lang.String.join(\"\"");
    for (int from = 0; from < value.length(); from += PART) {
      String part = value.substring(from, Math.min(value.length(), from + PART));
      call.append(", ").append(quoted(part));
    }
    return call.append(')').toString();
  }

  private static String quoted(String value) {
    StringBuilder literal = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c < ' ') {
        // Three digits always, so that a digit that follows is not taken for one more.
        literal.append('\\').append('0').append(c >> 3).append(c & 7);
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
