package nabla.kernel.io;

/** Asks the user, in the front end that a cell came from. */
@FunctionalInterface
public interface Prompter {

  /**
   * Asks and waits.
   *
   * @param cell the cell that asks
   * @param prompt what stands before the input
   * @param password whether to hide what is typed
   * @return the line, without its end
   * @throws InterruptedException if the waiting thread is interrupted
   */
  String ask(CellScope cell, String prompt, boolean password) throws InterruptedException;
}
