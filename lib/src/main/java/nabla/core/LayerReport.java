package nabla.core;

import java.util.Arrays;

/**
 * What one layer did with a batch, forward and backward, and how its weights have moved so far.
 *
 * @param name such as {@code layer 3}
 * @param outputs what left it, shape [n, neurons]
 * @param deltas ∂L/∂z, the blame of its weighted sums, shape [n, neurons]
 * @param saturated the share of outputs at which the activation is flat; for ReLU, of zeros
 * @param dead the share of neurons that are saturated for every example
 * @param gradientToData sd of ∂L/∂W ÷ sd of W, one per step so far
 * @param updateToData sd of the step of W ÷ sd of W, one per step so far; about 10⁻³ is healthy
 */
public record LayerReport(
    String name,
    double[][] outputs,
    double[][] deltas,
    double saturated,
    double dead,
    double[] gradientToData,
    double[] updateToData) {

  /**
   * How much of the input is left in the outputs: their standard deviation over the examples,
   * neuron by neuron, as a root mean square over the neurons. 0 where every example looks the same.
   *
   * @return at least 0
   */
  public double signal() {
    int n = outputs.length;
    int neurons = outputs[0].length;
    double sum = 0;
    for (int j = 0; j < neurons; j++) {
      int column = j;
      double mean = Arrays.stream(outputs).mapToDouble(row -> row[column]).sum() / n;
      sum += Arrays.stream(outputs).mapToDouble(row -> square(row[column] - mean)).sum() / n;
    }
    return Math.sqrt(sum / neurons);
  }

  /**
   * The root mean square of the outputs.
   *
   * @return at least 0
   */
  public double size() {
    return rms(outputs);
  }

  /**
   * How much blame arrives: the root mean square of δ.
   *
   * @return at least 0
   */
  public double blame() {
    return rms(deltas);
  }

  private static double rms(double[][] a) {
    double sum = Arrays.stream(a).flatMapToDouble(Arrays::stream).map(LayerReport::square).sum();
    return Math.sqrt(sum / a.length / a[0].length);
  }

  private static double square(double v) {
    return v * v;
  }

  @Override
  public String toString() {
    return "%s: size %.3g, signal %.3g, blame %.3g, saturated %.0f %%, dead %.0f %%"
        .formatted(name, size(), signal(), blame(), 100 * saturated, 100 * dead);
  }
}
