package nabla.core;

import java.util.Arrays;

/**
 * A parameter, or its gradient, as plain numbers.
 *
 * @param name as the block calls it, such as {@code 02Linear_weight}
 * @param shape its dimensions; a layer's weights are [outputs, inputs]
 * @param values row by row
 */
public record Tensor(String name, int[] shape, double[] values) {

  public Tensor {
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (size != values.length) {
      throw new IllegalArgumentException(
          "%s has %d values, its shape %s needs %d"
              .formatted(name, values.length, Arrays.toString(shape), size));
    }
  }

  /**
   * A matrix as a tensor.
   *
   * @param name what to call it
   * @param rows the matrix, all rows of one length
   * @return a tensor of shape [rows, columns]
   */
  public static Tensor of(String name, double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    return new Tensor(
        name,
        new int[] {rows.length, columns},
        Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
  }

  /**
   * A vector as a tensor.
   *
   * @param name what to call it
   * @param values the vector
   * @return a tensor of shape [values]
   */
  public static Tensor of(String name, double[] values) {
    return new Tensor(name, new int[] {values.length}, values);
  }

  /**
   * The values as rows: the first dimension down, all others across.
   *
   * @return a copy; a vector becomes one row
   */
  public double[][] rows() {
    int rows = shape.length < 2 ? 1 : shape[0];
    int columns = rows == 0 ? 0 : values.length / rows;
    var result = new double[rows][];
    for (int i = 0; i < rows; i++) {
      result[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
    }
    return result;
  }

  @Override
  public String toString() {
    return name + Arrays.toString(shape);
  }
}
