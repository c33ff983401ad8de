package nabla.scratch.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nabla.core.Tensor;

/** Layers one after the other, itself a layer. It remembers what went through on the way. */
public final class Chain implements Layer {
  private final List<Layer> layers;
  private List<double[][]> outputs = List.of();
  private List<double[][]> deltas = List.of();

  /**
   * A chain of given layers, which it shares.
   *
   * @param layers in order
   */
  public Chain(List<? extends Layer> layers) {
    this.layers = List.copyOf(layers);
  }

  /**
   * A chain of given layers, which it shares.
   *
   * @param layers in order
   * @return the chain
   */
  public static Chain of(Layer... layers) {
    return new Chain(List.of(layers));
  }

  @Override
  public double[][] forward(double[][] x, boolean train) {
    outputs = new ArrayList<>();
    var a = x;
    for (var layer : layers) {
      a = layer.forward(a, train);
      outputs.add(a);
    }
    return a;
  }

  @Override
  public double[][] backward(double[][] delta) {
    deltas = new ArrayList<>();
    var d = delta;
    for (int l = layers.size() - 1; l >= 0; l--) {
      deltas.add(0, d);
      d = layers.get(l).backward(d);
    }
    return d;
  }

  /**
   * The layers, shared.
   *
   * @return in order
   */
  public List<Layer> layers() {
    return layers;
  }

  /**
   * What left each layer in the last forward pass.
   *
   * @return shape [n, out of the layer] each
   */
  public List<double[][]> outputs() {
    return outputs;
  }

  /**
   * What left the last layer in the last forward pass.
   *
   * @return shape [n, out]
   */
  public double[][] output() {
    return outputs.get(outputs.size() - 1);
  }

  /**
   * ∂L/∂output of each layer in the last backward pass.
   *
   * @return shape [n, out of the layer] each
   */
  public List<double[][]> deltas() {
    return deltas;
  }

  @Override
  public List<double[]> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  @Override
  public List<double[]> gradients() {
    return layers.stream().flatMap(layer -> layer.gradients().stream()).toList();
  }

  @Override
  public List<Tensor> tensors() {
    return named(Layer::tensors);
  }

  @Override
  public List<Tensor> gradientTensors() {
    return named(Layer::gradientTensors);
  }

  /** Each name with the number of its layer before it, from 1. */
  private List<Tensor> named(Function<Layer, List<Tensor>> tensors) {
    return IntStream.range(0, layers.size())
        .boxed()
        .flatMap(l -> named(l + 1, tensors.apply(layers.get(l))))
        .toList();
  }

  private static Stream<Tensor> named(int number, List<Tensor> tensors) {
    return tensors.stream().map(t -> new Tensor(number + "." + t.name(), t.shape(), t.values()));
  }

  @Override
  public String toString() {
    return "Chain" + layers;
  }
}
