package nabla.kernel.magic;

import java.util.List;

/** The registry of commands that start with {@code %} (a line) or {@code %%} (a whole cell). */
public interface Magics {

  /** A command on one line. */
  @FunctionalInterface
  interface LineMagic {
    /**
     * Runs it.
     *
     * @param args the words after the name, quotes respected
     * @return the value of the line, null for none
     * @throws Exception shown as the error of the cell
     */
    Object run(List<String> args) throws Exception;
  }

  /** A command on a whole cell. */
  @FunctionalInterface
  interface CellMagic {
    /**
     * Runs it.
     *
     * @param args the words after the name on the first line, quotes respected
     * @param body the lines below it
     * @return the value of the cell, null for none
     * @throws Exception shown as the error of the cell
     */
    Object run(List<String> args, String body) throws Exception;
  }

  /**
   * Registers {@code %name}.
   *
   * @param name without the percent sign
   * @param magic what it does
   */
  void register(String name, LineMagic magic);

  /**
   * Registers {@code %%name}.
   *
   * @param name without the percent signs
   * @param magic what it does
   */
  void registerCell(String name, CellMagic magic);

  /**
   * Runs {@code %name} from Java.
   *
   * @param name without the percent sign
   * @param args its words
   * @return the value of the line, null for none
   * @throws Exception what the magic throws
   * @throws MagicException where there is no such magic
   */
  Object run(String name, List<String> args) throws Exception;

  /**
   * Runs {@code %%name} from Java.
   *
   * @param name without the percent signs
   * @param args the words on the first line
   * @param body the lines below it
   * @return the value of the cell, null for none
   * @throws Exception what the magic throws
   * @throws MagicException where there is no such magic
   */
  Object runCell(String name, List<String> args, String body) throws Exception;

  /**
   * All there are.
   *
   * @return their names, with one percent sign or two
   */
  List<String> names();
}
