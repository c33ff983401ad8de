package nabla.scratch.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import nabla.core.ScalarField;

/**
 * A network of single {@link Value}s: slow, but nothing in it is derived by hand. Hidden neurons
 * are ReLU, outputs have no activation.
 *
 * @param layers in order, the last one gives the outputs
 */
public record ScalarMlp(List<Layer> layers) implements ScalarField {

  /**
   * One neuron: relu(w·x + b), or the plain sum.
   *
   * @param w one weight per input
   * @param b the bias
   * @param relu whether it has an activation
   */
  public record Neuron(List<Value> w, Value b, boolean relu) {

    Value output(List<Value> x) {
      var z = b;
      for (int i = 0; i < w.size(); i++) {
        z = z.add(w.get(i).mul(x.get(i)));
      }
      return relu ? z.relu() : z;
    }

    Stream<Value> parameters() {
      return Stream.concat(w.stream(), Stream.of(b));
    }
  }

  /**
   * Neurons that see the same inputs.
   *
   * @param neurons one per output of the layer
   */
  public record Layer(List<Neuron> neurons) {

    List<Value> output(List<Value> x) {
      return neurons.stream().map(neuron -> neuron.output(x)).toList();
    }
  }

  /**
   * A network with random weights, σ² = 2 / inputs, and zero biases.
   *
   * @param seed of the weights
   * @param sizes how many inputs, neurons per hidden layer, and outputs
   * @return a new network
   */
  public static ScalarMlp of(long seed, int... sizes) {
    if (sizes.length < 2) {
      throw new IllegalArgumentException(
          "sizes are %s: give the inputs and the outputs at least"
              .formatted(Arrays.toString(sizes)));
    }
    var random = new SplittableRandom(seed);
    var layers = new ArrayList<Layer>();
    for (int l = 1; l < sizes.length; l++) {
      double sigma = Math.sqrt(2.0 / sizes[l - 1]);
      var neurons = new ArrayList<Neuron>();
      for (int i = 0; i < sizes[l]; i++) {
        var w = DoubleStream.generate(() -> sigma * random.nextGaussian()).limit(sizes[l - 1]);
        neurons.add(new Neuron(leaves(w), Value.of(0), l < sizes.length - 1));
      }
      layers.add(new Layer(neurons));
    }
    return new ScalarMlp(layers);
  }

  private static List<Value> leaves(DoubleStream numbers) {
    return numbers.mapToObj(Value::of).toList();
  }

  /**
   * Computes the outputs, building the graph on the way.
   *
   * @param x one entry per input
   * @return one value per output
   */
  public List<Value> output(double... x) {
    var a = leaves(Arrays.stream(x));
    for (var layer : layers) {
      a = layer.output(a);
    }
    return a;
  }

  /**
   * The first output as a number.
   *
   * @param x one entry per input
   * @return its score
   */
  @Override
  public double at(double[] x) {
    return output(x).get(0).data();
  }

  /**
   * All weights and biases.
   *
   * @return leaves, layer by layer, neuron by neuron, the bias last
   */
  public List<Value> parameters() {
    return layers.stream()
        .flatMap(layer -> layer.neurons().stream())
        .flatMap(Neuron::parameters)
        .toList();
  }

  /**
   * One step downhill for every parameter.
   *
   * @param loss computed from outputs of this network
   * @param rate α
   */
  public void step(Value loss, double rate) {
    loss.zeroGrad();
    loss.backward();
    parameters().forEach(p -> p.step(rate));
  }

  @Override
  public String toString() {
    return "ScalarMlp[%d layers, %d parameters]".formatted(layers.size(), parameters().size());
  }
}
