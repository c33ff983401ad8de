package nabla.kernel.wire;

import java.util.Optional;
import nabla.kernel.engine.Completeness;
import nabla.kernel.engine.Completions;
import nabla.kernel.engine.Inspection;
import nabla.kernel.engine.Result;
import nabla.kernel.engine.Session;
import nabla.kernel.magic.Magics;

/** A first runner. */
final class SessionRunner implements AutoCloseable {
  private final Session session;

  /**
   * Creates one.
   *
   * @param session the session
   */
  public SessionRunner(Session session) {
    this.session = session;
  }

  /**
   * Its session.
   *
   * @return what came of it
   */
  public Session session() {
    return session;
  }

  /**
   * Runs a cell.
   *
   * @param cell the cell
   * @param text the text
   * @return what came of it
   */
  public Result run(int cell, String text) {
    return session.run(cell, text);
  }

  /**
   * Completes.
   *
   * @param code the code
   * @param cursor the cursor
   * @return what came of it
   */
  public Completions complete(String code, int cursor) {
    return session.complete(code, cursor);
  }

  /**
   * Inspects.
   *
   * @param code the code
   * @param cursor the cursor
   * @param detailed the detailed
   * @return what came of it
   */
  public Optional<Inspection> inspect(String code, int cursor, boolean detailed) {
    return session.inspect(code, cursor, detailed);
  }

  /**
   * Completeness.
   *
   * @param code the code
   * @return what came of it
   */
  public Completeness isComplete(String code) {
    return session.isComplete(code);
  }

  /**
   * Magics.
   *
   * @return what came of it
   */
  public Magics magics() {
    return null;
  }

  @Override
  public void close() {
    session.close();
  }
}
