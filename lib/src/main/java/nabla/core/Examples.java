package nabla.core;

/** Labelled examples that are read one row at a time, however they are kept. */
public interface Examples {

  /**
   * How many examples there are.
   *
   * @return the number of rows
   */
  int size();

  /**
   * How many features an example has.
   *
   * @return the number of columns
   */
  int features();

  /**
   * How many classes there are.
   *
   * @return labels go from 0 to this minus 1
   */
  int classes();

  /**
   * The class of an example.
   *
   * @param i which example, from 0
   * @return from 0 to {@code classes()} − 1
   */
  int label(int i);

  /**
   * Copies the features of an example, as the floats that an engine computes with.
   *
   * @param i which example, from 0
   * @param target where to
   * @param offset of the first feature in {@code target}
   */
  void copyRow(int i, float[] target, int offset);
}
