package nabla.scratch.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import nabla.core.ScalarField;

/**
 * A network of single {@link Value}s: slow, but nothing in it is derived by hand. Hidden neurons
 * are ReLU, outputs have no activation.
 */
public final class ScalarMlp implements ScalarField {

  /** One neuron: its weights, then its bias. */
  private final List<List<List<Value>>> layers = new ArrayList<>();

  private ScalarMlp(long seed, int... sizes) {
    var random = new SplittableRandom(seed);
    for (int l = 1; l < sizes.length; l++) {
      var neurons = new ArrayList<List<Value>>();
      for (int i = 0; i < sizes[l]; i++) {
        var neuron = new ArrayList<Value>();
        for (int j = 0; j < sizes[l - 1]; j++) {
          neuron.add(Value.of(Math.sqrt(2.0 / sizes[l - 1]) * random.nextGaussian()));
        }
        neuron.add(Value.of(0));
        neurons.add(neuron);
      }
      layers.add(neurons);
    }
  }

  /**
   * A network with random weights and zero biases.
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
    return new ScalarMlp(seed, sizes);
  }

  /**
   * Computes the outputs, building the graph on the way.
   *
   * @param x one entry per input
   * @return one value per output
   */
  public List<Value> forward(double... x) {
    var a = Arrays.stream(x).mapToObj(Value::of).toList();
    for (int l = 0; l < layers.size(); l++) {
      var next = new ArrayList<Value>();
      for (var neuron : layers.get(l)) {
        var z = neuron.get(a.size());
        for (int j = 0; j < a.size(); j++) {
          z = z.add(neuron.get(j).mul(a.get(j)));
        }
        next.add(l < layers.size() - 1 ? z.relu() : z);
      }
      a = next;
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
    return forward(x).get(0).data();
  }

  /**
   * All weights and biases.
   *
   * @return leaves, layer by layer, neuron by neuron, the bias last
   */
  public List<Value> parameters() {
    return layers.stream().flatMap(List::stream).flatMap(List::stream).toList();
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
