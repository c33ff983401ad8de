package nabla.scratch.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import nabla.core.Classifier;
import nabla.core.Dataset;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.core.History;
import nabla.core.ScalarField;
import nabla.core.Tensor;
import nabla.scratch.loss.Loss;
import nabla.scratch.loss.MarginLoss;
import nabla.scratch.loss.Softmax;
import nabla.scratch.loss.SoftmaxCrossEntropy;
import nabla.scratch.optim.Optimizer;
import nabla.scratch.optim.Sgd;

/**
 * A multi-layer perceptron: dense layers one after the other. With one output it tells two classes
 * apart (the output is a score, class 1 above 0, loss {@link MarginLoss#LOGISTIC}); with more it
 * gives a score per class (loss {@link SoftmaxCrossEntropy}). The last layer has no activation: the
 * loss contains the sigmoid or the softmax.
 */
public final class Mlp implements Classifier, ScalarField {

  private static final int CHUNK = 1000;

  private final List<Dense> layers;
  private final Loss loss;

  private Mlp(List<Dense> layers, Loss loss) {
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
   * A network with ReLU neurons in its hidden layers.
   *
   * @param seed of the first weights
   * @param sizes how many inputs, neurons per hidden layer, and outputs, such as 2, 16, 16, 1
   * @return a new network, He-initialised
   */
  public static Mlp of(long seed, int... sizes) {
    return of(seed, Activation.RELU, sizes);
  }

  /**
   * A network whose hidden layers have the activation asked for.
   *
   * @param seed of the first weights
   * @param hidden the activation of all hidden layers
   * @param sizes how many inputs, neurons per hidden layer, and outputs
   * @return a new network, He-initialised for ReLU and Xavier-initialised else
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
    if (sizes.length < 2 || Arrays.stream(sizes).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "sizes are %s: give the inputs and the outputs, each at least 1"
              .formatted(Arrays.toString(sizes)));
    }
    var random = new SplittableRandom(seed);
    var layers = new ArrayList<Dense>();
    for (int l = 1; l < sizes.length; l++) {
      var g = l < sizes.length - 1 ? hidden : Activation.IDENTITY;
      layers.add(Dense.of(sizes[l - 1], sizes[l], g, init, random));
    }
    return of(layers);
  }

  /**
   * A network of given layers, which it shares.
   *
   * @param layers in order; each takes as many inputs as the one before has neurons
   * @return a network with the loss that fits its number of outputs
   */
  public static Mlp of(List<Dense> layers) {
    int outputs = layers.get(layers.size() - 1).out();
    return new Mlp(layers, outputs == 1 ? MarginLoss.LOGISTIC : new SoftmaxCrossEntropy());
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

  /**
   * The same layers, shared, under another loss.
   *
   * @param newLoss such as {@code RegressionLoss.L2}
   * @return a network that trains by that loss
   */
  public Mlp withLoss(Loss newLoss) {
    return new Mlp(layers, newLoss);
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
   * A copy that shares nothing but the loss.
   *
   * @return an equal network
   */
  public Mlp copy() {
    return new Mlp(layers.stream().map(Dense::copy).toList(), loss);
  }

  /**
   * The forward pass: A_l = g(A_{l−1} W_lᵀ + b_l), layer after layer.
   *
   * @param x inputs, shape [n, in]
   * @return every layer's sums and activations
   */
  public Trace trace(double[][] x) {
    var z = new ArrayList<double[][]>();
    var a = new ArrayList<double[][]>();
    var input = x;
    for (var layer : layers) {
      var sums = layer.sums(input);
      z.add(sums);
      input = Matrix.map(sums, layer.g()::value);
      a.add(input);
    }
    return new Trace(x, z, a);
  }

  /**
   * What leaves the last layer.
   *
   * @param x inputs, shape [n, in]
   * @return shape [n, outputs]
   */
  public double[][] forward(double[][] x) {
    return trace(x).output();
  }

  /**
   * What leaves the last layer for one input.
   *
   * @param x one entry per input
   * @return one entry per output
   */
  public double[] forward(double... x) {
    var a = x;
    for (var layer : layers) {
      var next = new double[layer.out()];
      for (int i = 0; i < next.length; i++) {
        next[i] = layer.neuron(i).output(a);
      }
      a = next;
    }
    return a;
  }

  /**
   * One number whose sign tells two classes apart: the output, or with two outputs the second minus
   * the first.
   *
   * @param x one entry per input
   * @return above 0 for class 1
   */
  public double score(double... x) {
    return scoreOf(forward(x));
  }

  /**
   * The score, as a field to draw a boundary from.
   *
   * @param x one entry per input
   * @return {@link #score}
   */
  @Override
  public double at(double[] x) {
    return score(x);
  }

  @Override
  public double[] at(double[][] x) {
    return Arrays.stream(forward(x)).mapToDouble(Mlp::scoreOf).toArray();
  }

  private static double scoreOf(double[] output) {
    if (output.length > 2) {
      throw new IllegalStateException(
          "the network has %d outputs, and a score tells 2 classes apart: use probabilities(x)"
              .formatted(output.length));
    }
    return output.length == 1 ? output[0] : output[1] - output[0];
  }

  /**
   * The probability of each class: softmax of the scores, or 1 − σ and σ of the one score.
   *
   * @param x one entry per input
   * @return from 0 to 1 each, summing to 1
   */
  public double[] probabilities(double... x) {
    var output = forward(x);
    if (output.length == 1) {
      double p = Activation.SIGMOID.value(output[0]);
      return new double[] {1 - p, p};
    }
    return Softmax.of(output);
  }

  @Override
  public int classify(double[] x) {
    return classOf(forward(x));
  }

  @Override
  public int[] classify(double[][] x) {
    var classes = new int[x.length];
    for (int from = 0; from < x.length; from += CHUNK) {
      var output = forward(Arrays.copyOfRange(x, from, Math.min(x.length, from + CHUNK)));
      for (int i = 0; i < output.length; i++) {
        classes[from + i] = classOf(output[i]);
      }
    }
    return classes;
  }

  private static int classOf(double[] output) {
    if (output.length == 1) {
      return output[0] > 0 ? 1 : 0;
    }
    int best = 0;
    for (int c = 1; c < output.length; c++) {
      if (output[c] > output[best]) {
        best = c;
      }
    }
    return best;
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
   * The backward pass, from the last layer to the first. It starts from the loss, δ_L = ∂L/∂A_L ∘
   * g'(Z_L), and goes down by the chain rule: δ_{l−1} = δ_l W_l ∘ g'(Z_{l−1}). On the way, ∂L/∂W_l
   * = δ_lᵀ A_{l−1} and ∂L/∂b_l = the sum of δ_l's rows.
   *
   * @param trace the forward pass
   * @param y targets, shape [n, outputs]
   * @return the gradient of the mean loss by every parameter
   */
  public Gradients backward(Trace trace, double[][] y) {
    var deltas = new ArrayList<double[][]>();
    var dw = new ArrayList<double[][]>();
    var db = new ArrayList<double[]>();
    var da = loss.gradient(trace.output(), y);
    for (int l = layers.size() - 1; l >= 0; l--) {
      var layer = layers.get(l);
      var delta = Matrix.hadamard(da, Matrix.map(trace.z().get(l), layer.g()::derivative));
      deltas.add(0, delta);
      dw.add(0, Matrix.mul(Matrix.transpose(delta), trace.input(l)));
      db.add(0, Matrix.sumRows(delta));
      if (l > 0) {
        da = Matrix.mul(delta, layer.w());
      }
    }
    return new Gradients(deltas, dw, db);
  }

  /**
   * Forward and backward in one.
   *
   * @param x inputs, shape [n, in]
   * @param y targets, shape [n, outputs]
   * @return the gradient of the mean loss by every parameter
   */
  public Gradients gradients(double[][] x, double[][] y) {
    return backward(trace(x), y);
  }

  /**
   * The mean loss.
   *
   * @param x inputs, shape [n, in]
   * @param y targets, shape [n, outputs]
   * @return L
   */
  public double loss(double[][] x, double[][] y) {
    return loss.value(forward(x), y);
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

  /** How many outputs give the class of their label. */
  static int right(double[][] output, int[] label) {
    int right = 0;
    for (int i = 0; i < label.length; i++) {
      right += classOf(output[i]) == label[i] ? 1 : 0;
    }
    return right;
  }

  /**
   * One step of plain gradient descent: θ ← θ − α ∂L/∂θ.
   *
   * @param gradients from {@link #backward}
   * @param rate α
   */
  public void step(Gradients gradients, double rate) {
    new Sgd(rate).step(arrays(), gradients.arrays());
  }

  /**
   * Trains by mini-batch gradient descent.
   *
   * @param train the examples to learn from
   * @param config how
   * @return how it went; test figures are NaN
   */
  public History fit(Dataset train, FitConfig config) {
    return fit(train, config, FitListener.NONE);
  }

  /**
   * Trains by mini-batch gradient descent and tells how it goes.
   *
   * @param train the examples to learn from
   * @param config how
   * @param listener is told
   * @return how it went; test figures are NaN
   */
  public History fit(Dataset train, FitConfig config, FitListener listener) {
    return fit(train, train.head(0), config, new Sgd(config.rate()), listener);
  }

  /**
   * Trains by mini-batch gradient descent, and measures on other examples after each epoch.
   *
   * @param train the examples to learn from
   * @param test the examples to be judged by
   * @param config how
   * @param listener is told
   * @return how it went
   */
  public History fit(Dataset train, Dataset test, FitConfig config, FitListener listener) {
    return fit(train, test, config, new Sgd(config.rate()), listener);
  }

  /**
   * Trains with an optimiser of its own, whose rate counts instead of the configuration's.
   *
   * @param train the examples to learn from
   * @param test the examples to be judged by, or an empty set for none
   * @param config how
   * @param optimizer how gradients become steps
   * @param listener is told
   * @return how it went
   */
  public History fit(
      Dataset train, Dataset test, FitConfig config, Optimizer optimizer, FitListener listener) {
    return new Training(this, optimizer, listener).run(train, test, config);
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
