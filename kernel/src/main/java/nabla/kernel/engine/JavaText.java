package nabla.kernel.engine;

import java.util.List;

/** What can be told about unfinished Java text from its tokens. */
public final class JavaText {
  private JavaText() {}

  /**
   * Whether a statement may start behind this text: outside of brackets, strings and comments, and
   * not in the middle of an expression.
   *
   * @param before Java text
   * @return true behind nothing, a semicolon or a closing brace
   */
  public static boolean statementMayStart(String before) {
    List<Token> tokens = Lexer.tokens(before);
    if (tokens.isEmpty()) {
      return true;
    }
    Token last = tokens.get(tokens.size() - 1);
    return isCode(before) && depth(tokens) == 0 && (last.is(";") || last.is("}"));
  }

  /**
   * Whether what follows this text is code: no string, text block or comment is open at its end.
   *
   * @param before Java text
   * @return true if so
   */
  public static boolean isCode(String before) {
    List<Token> tokens = Lexer.tokens(before + " \u0001");
    return !tokens.isEmpty() && tokens.get(tokens.size() - 1).text().equals("\u0001");
  }

  private static int depth(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      if (token.is("(") || token.is("[") || token.is("{")) {
        depth++;
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        depth--;
      }
    }
    return depth;
  }

  /**
   * Known words that differ from this one by a slip or two.
   *
   * @param name a word
   * @param known words to choose from
   * @return the nearest first, at most three
   */
  public static List<String> nearest(String name, List<String> known) {
    return Names.nearest(name, known);
  }
}
