package nabla.kernel.engine;

/** What came of a cell. */
public sealed interface Result {

  /**
   * The cell ended as it should.
   *
   * @param value of its last expression, the object itself; null where there is none
   * @param shown whether there is a last expression to show: not after a declaration, a statement,
   *     or an expression that ends with a semicolon
   */
  record Value(Object value, boolean shown) implements Result {}

  /**
   * The cell did not compile, or threw.
   *
   * @param error what to show
   */
  record Failure(CellError error) implements Result {}

  /**
   * The cell was stopped by {@link Session#interrupt}.
   *
   * @param note what could not be stopped and goes on in the background, empty if nothing
   */
  record Interrupted(String note) implements Result {}

  /**
   * The cell called {@code System.exit}, {@code Runtime.exit} or {@code Runtime.halt}.
   *
   * @param status the number it passed
   */
  record Exited(int status) implements Result {}
}
