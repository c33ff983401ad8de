package nabla.scratch.nn;

import java.util.Arrays;

/** An activation as a layer: A = g(Z), and back δ_Z = δ_A ∘ g'(Z). */
public final class ActivationLayer implements Layer {

  /**
   * A slope below this share of the steepest one counts as flat: where |tanh z| is above 0.97, say.
   */
  public static final double FLAT = 0.06;

  private final Activation g;
  private double[][] z = {};

  /**
   * A layer that learns nothing.
   *
   * @param g what it makes of each entry
   */
  public ActivationLayer(Activation g) {
    this.g = g;
  }

  @Override
  public double[][] forward(double[][] input, boolean train) {
    z = input;
    return Matrix.map(z, g::value);
  }

  @Override
  public double[][] backward(double[][] delta) {
    return Matrix.hadamard(delta, Matrix.map(z, g::derivative));
  }

  /**
   * The share of outputs in the last forward pass whose neuron was saturated: its slope was below
   * {@link #FLAT} of the steepest, so it lets hardly any gradient through. For ReLU, the share of
   * zeros.
   *
   * @return from 0 to 1
   */
  public double saturated() {
    return Arrays.stream(z)
        .mapToLong(row -> Arrays.stream(row).filter(this::flat).count())
        .mapToDouble(flat -> (double) flat / z[0].length)
        .average()
        .orElse(0);
  }

  /**
   * The share of neurons that were saturated for every example of the last forward pass: they learn
   * nothing from it.
   *
   * @return from 0 to 1
   */
  public double dead() {
    return Arrays.stream(Matrix.transpose(z))
        .mapToDouble(neuron -> Arrays.stream(neuron).allMatch(this::flat) ? 1 : 0)
        .average()
        .orElse(0);
  }

  private boolean flat(double sum) {
    return g.derivative(sum) < FLAT * g.derivative(g == Activation.RELU ? 1 : 0);
  }

  @Override
  public String toString() {
    return g.toString();
  }
}
