package nabla.scratch.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.core.Dataset;
import nabla.core.Scorer;
import nabla.core.Tensor;
import nabla.scratch.loss.Loss;
import nabla.scratch.loss.MarginLoss;
import nabla.scratch.loss.SoftmaxCrossEntropy;
import nabla.scratch.optim.Sgd;

/**
 * How a network of dense layers is made, and what it knows of itself: its parameters, its loss, the
 * targets it is held to. With one output it tells two classes apart (class 1 above 0, loss {@link
 * MarginLoss#LOGISTIC}); with more it gives a score per class (loss {@link SoftmaxCrossEntropy}).
 * The last layer has no activation: the loss contains the sigmoid or the softmax. {@link Mlp} adds
 * how it learns.
 */
public abstract sealed class DenseNetwork implements Scorer permits Mlp {

  private static final int CHUNK = 1000;

  private final List<Dense> layers;
  private final Loss loss;

  DenseNetwork(List<Dense> layers, Loss loss) {
    for (int l = 1; l < layers.size(); l++) {
      if (layers.get(l).in() != layers.get(l - 1).out()) {
        throw new IllegalArgumentException(
            "layer %d takes %d inputs, but layer %d has %d neurons: they must be equal"
                .formatted(l + 1, layers.get(l).in(), l, layers.get(l - 1).out()));
      }
    }
    this.layers = List.copyOf(layers);
    this.loss = loss;
  }

  /**
   * A network with ReLU neurons in its hidden layers, He-initialised.
   *
   * @param seed of the first weights
   * @param sizes how many inputs, neurons per hidden layer, and outputs, such as 2, 16, 16, 1
   * @return a new network
   */
  public static Mlp of(long seed, int... sizes) {
    return of(seed, Activation.RELU, sizes);
  }

  /**
   * A network with another activation, He-initialised for ReLU and Xavier-initialised else.
   *
   * @param seed of the first weights
   * @param hidden the activation of all hidden layers
   * @param sizes how many inputs, neurons per hidden layer, and outputs
   * @return a new network
   */
  public static Mlp of(long seed, Activation hidden, int... sizes) {
    return of(seed, hidden, hidden == Activation.RELU ? Init.HE : Init.XAVIER, sizes);
  }

  /**
   * A network with the activation and the first weights asked for.
   *
   * @param seed of the first weights
   * @param hidden the activation of all hidden layers
   * @param init how large the first weights are
   * @param sizes how many inputs, neurons per hidden layer, and outputs
   * @return a new network
   */
  public static Mlp of(long seed, Activation hidden, Init init, int... sizes) {
    return of(Dense.stack(seed, hidden, init, sizes));
  }

  /**
   * A network of given layers, which it shares.
   *
   * @param layers in order; each takes as many inputs as the one before has neurons
   * @return a network with the loss that fits its number of outputs
   */
  public static Mlp of(List<Dense> layers) {
    return new Mlp(layers, usualLoss(layers), Sgd::new);
  }

  /**
   * The linear classifier: no hidden layer, zero weights to start from.
   *
   * @param features how many inputs
   * @param classes how many classes, at least 2
   * @return a new network of one layer
   */
  public static Mlp softmaxRegression(int features, int classes) {
    return of(0, Activation.IDENTITY, Init.ZERO, features, classes);
  }

  /** The loss that fits the number of outputs. */
  private static Loss usualLoss(List<Dense> layers) {
    int outputs = layers.get(layers.size() - 1).out();
    return outputs == 1 ? MarginLoss.LOGISTIC : new SoftmaxCrossEntropy();
  }

  /**
   * The layers, shared.
   *
   * @return in order from the first hidden layer to the output
   */
  public List<Dense> layers() {
    return layers;
  }

  /**
   * The loss it trains by.
   *
   * @return the loss
   */
  public Loss loss() {
    return loss;
  }

  /**
   * How many numbers training sets.
   *
   * @return Σ (in + 1) · out over the layers
   */
  public int parameters() {
    return layers.stream().mapToInt(Dense::parameters).sum();
  }

  /**
   * How many parameters a network of given sizes has.
   *
   * @param sizes how many inputs, neurons per hidden layer, and outputs
   * @return Σ (in + 1) · out over the layers
   */
  public static long parameters(int... sizes) {
    long count = 0;
    for (int l = 1; l < sizes.length; l++) {
      count += (sizes[l - 1] + 1L) * sizes[l];
    }
    return count;
  }

  /**
   * The parameters, shared: for each layer the rows of W, then b.
   *
   * @return the arrays themselves; changing them changes the network
   */
  public List<double[]> arrays() {
    var arrays = new ArrayList<double[]>();
    for (var layer : layers) {
      arrays.addAll(List.of(layer.w()));
      arrays.add(layer.b());
    }
    return arrays;
  }

  /**
   * The parameters as named arrays, to compare or to copy elsewhere.
   *
   * @return for each layer W{l} of shape [out, in] and b{l} of shape [out], l from 1; copies
   */
  public List<Tensor> tensors() {
    return Gradients.tensors(
        layers.stream().map(Dense::w).toList(), layers.stream().map(Dense::b).toList(), "");
  }

  /**
   * Takes over parameters, such as those of an engine's network of the same layers.
   *
   * @param tensors for each layer W of shape [out, in], then b; copied, names do not matter
   */
  public void load(List<Tensor> tensors) {
    var own = tensors();
    for (int i = 0; i < Math.max(own.size(), tensors.size()); i++) {
      if (own.size() != tensors.size()
          || !Arrays.equals(own.get(i).shape(), tensors.get(i).shape())) {
        throw new IllegalArgumentException(
            "the network has %s, but %s was given: take them from a network of the same layers"
                .formatted(own, tensors));
      }
    }
    for (int l = 0; l < layers.size(); l++) {
      var rows = tensors.get(2 * l).rows();
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(rows[i], 0, layers.get(l).w()[i], 0, rows[i].length);
      }
      System.arraycopy(tensors.get(2 * l + 1).values(), 0, layers.get(l).b(), 0, rows.length);
    }
  }

  /**
   * The targets the loss compares outputs with.
   *
   * @param label classes, from 0
   * @return one-hot rows, or one column of 0 and 1 for a network with one output
   */
  public double[][] targets(int... label) {
    int outputs = layers.get(layers.size() - 1).out();
    var y = new double[label.length][outputs];
    for (int i = 0; i < label.length; i++) {
      if (outputs == 1) {
        y[i][0] = label[i];
      } else if (label[i] < outputs) {
        y[i][label[i]] = 1;
      } else {
        throw new IllegalArgumentException(
            "label[%d] is %d, but the network has %d outputs: give the last layer one per class"
                .formatted(i, label[i], outputs));
      }
    }
    return y;
  }

  /**
   * The mean loss.
   *
   * @param x inputs, shape [n, in]
   * @param y targets, shape [n, outputs]
   * @return L
   */
  public double loss(double[][] x, double[][] y) {
    return loss.value(output(x), y);
  }

  /**
   * The mean loss over labelled examples.
   *
   * @param data the examples
   * @return L
   */
  public double loss(Dataset data) {
    double sum = 0;
    for (int from = 0; from < data.size(); from += CHUNK) {
      int to = Math.min(data.size(), from + CHUNK);
      var x = Arrays.copyOfRange(data.x(), from, to);
      sum += (to - from) * loss(x, targets(Arrays.copyOfRange(data.label(), from, to)));
    }
    return sum / data.size();
  }

  @Override
  public int[] classify(double[][] x) {
    var classes = new int[x.length];
    for (int from = 0; from < x.length; from += CHUNK) { // a trace of all may not fit the memory
      var some =
          Scorer.super.classify(Arrays.copyOfRange(x, from, Math.min(x.length, from + CHUNK)));
      System.arraycopy(some, 0, classes, from, some.length);
    }
    return classes;
  }

  @Override
  public String toString() {
    var shape = new StringBuilder("Mlp[").append(layers.get(0).in());
    for (var layer : layers) {
      shape.append(" → ").append(layer.out());
      if (layer.g() != Activation.IDENTITY) {
        shape.append(' ').append(layer.g());
      }
    }
    return shape.append(", ").append(parameters()).append(" parameters]").toString();
  }
}
