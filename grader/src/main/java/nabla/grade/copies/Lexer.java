package nabla.grade.copies;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Java source as tokens. All names are one kind, and so are all numbers and all texts: renaming
 * changes nothing. It takes any text, right Java or not, in one pass.
 */
final class Lexer {
  /** Words that mean something in some places only, and are no keywords to the language. */
  private static final Set<String> CONTEXTUAL = Set.of("var", "record", "yield");

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private int at;
  private int line;

  private Lexer(String source) {
    this.source = source;
  }

  /** What a source consists of. */
  record Text(List<Token> tokens, List<String> comments) {}

  static Text read(String source) {
    Lexer lexer = new Lexer(source);
    while (lexer.at < source.length()) {
      lexer.next();
    }
    return new Text(lexer.tokens, lexer.comments);
  }

  private void next() {
    char c = source.charAt(at);
    if (Character.isWhitespace(c)) {
      skip(1);
    } else if (source.startsWith("//", at)) {
      comment(end("\n"), 2);
    } else if (source.startsWith("/*", at)) {
      int end = end("*/");
      comment(Math.min(source.length(), end + 2), 2);
    } else if (source.startsWith("\"\"\"", at)) {
      take("text", Math.min(source.length(), endFrom("\"\"\"", at + 3) + 3));
    } else if (c == '"' || c == '\'') {
      take("text", quoted(c));
    } else if (Character.isJavaIdentifierStart(c)) {
      int end = word();
      String word = source.substring(at, end);
      take(SourceVersion.isKeyword(word) || CONTEXTUAL.contains(word) ? word : "name", end);
    } else if (Character.isDigit(c)) {
      take("number", number());
    } else {
      take(String.valueOf(c), at + 1);
    }
  }

  private void take(String kind, int end) {
    tokens.add(new Token(kind, source.substring(at, end), line));
    skip(end - at);
  }

  private void comment(int end, int from) {
    String text =
        source.substring(Math.min(at + from, end), end).replaceAll("[\\s/*]+", " ").strip();
    if (!text.isEmpty()) {
      comments.add(text);
    }
    skip(end - at);
  }

  private void skip(int count) {
    for (int end = at + count; at < end; at++) {
      line += source.charAt(at) == '\n' ? 1 : 0;
    }
  }

  private int end(String mark) {
    return endFrom(mark, at);
  }

  private int endFrom(String mark, int from) {
    int end = source.indexOf(mark, from);
    return end < 0 ? source.length() : end;
  }

  private int quoted(char quote) {
    int i = at + 1;
    while (i < source.length() && source.charAt(i) != quote && source.charAt(i) != '\n') {
      i += source.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(source.length(), i + 1);
  }

  private int word() {
    int i = at + 1;
    while (i < source.length() && Character.isJavaIdentifierPart(source.charAt(i))) {
      i++;
    }
    return i;
  }

  private int number() {
    int i = at + 1;
    while (i < source.length()
        && (Character.isLetterOrDigit(source.charAt(i)) || "._".indexOf(source.charAt(i)) >= 0)) {
      i++;
    }
    return i;
  }
}
