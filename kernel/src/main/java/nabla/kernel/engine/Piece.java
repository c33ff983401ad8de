package nabla.kernel.engine;

import java.util.List;

/**
 * One top-level part of a cell.
 *
 * @param kind what it is
 * @param start of its first token
 * @param end behind its last token, a final semicolon included
 * @param bodyStart of its first token behind modifiers that mean nothing at the top of a cell
 * @param name of the import, type or method; empty otherwise
 * @param declarators of a variable declaration
 * @param type of a variable declaration as written; of a method, the parameters' types
 * @param semicolon whether it ends with one
 */
record Piece(
    Kind kind,
    int start,
    int end,
    int bodyStart,
    String name,
    List<Declarator> declarators,
    String type,
    boolean semicolon) {

  /** What a piece is. */
  enum Kind {
    IMPORT,
    TYPE,
    METHOD,
    VARIABLE,
    STATEMENT,
    /** A call, which may have a value. */
    CALL,
    /** An expression that has a value for certain. */
    EXPRESSION
  }

  /**
   * A variable.
   *
   * @param name its name
   * @param nameStart where the name is
   * @param dims brackets behind the name, such as {@code []}
   * @param initStart where its initial value starts, -1 if there is none
   * @param initEnd where that ends
   * @param arrayInitializer whether the value is written {@code {1, 2}}
   */
  record Declarator(
      String name,
      int nameStart,
      String dims,
      int initStart,
      int initEnd,
      boolean arrayInitializer) {}

  /** Whether it does something when the cell runs, where it stands. */
  boolean runs() {
    return kind != Kind.IMPORT && kind != Kind.TYPE && kind != Kind.METHOD;
  }

  static Piece of(Kind kind, int start, int end, boolean semicolon) {
    return new Piece(kind, start, end, start, "", List.of(), "", semicolon);
  }
}
