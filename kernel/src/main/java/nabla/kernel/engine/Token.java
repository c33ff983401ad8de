package nabla.kernel.engine;

/** A piece of Java text: where it is and what it is. Comments and white space are none. */
record Token(Kind kind, int start, int end, String text) {

  /** What a token is; contextual keywords such as {@code record} and {@code var} are names. */
  enum Kind {
    NAME,
    KEYWORD,
    LITERAL,
    OPERATOR,
    /** A string, character, text block or comment that does not end, or a stray character. */
    BROKEN
  }

  boolean is(String expected) {
    return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(expected);
  }

  boolean isName() {
    return kind == Kind.NAME;
  }

  boolean isName(String expected) {
    return kind == Kind.NAME && text.equals(expected);
  }
}
