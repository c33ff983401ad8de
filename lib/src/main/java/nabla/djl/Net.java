package nabla.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import nabla.core.Dataset;
import nabla.core.Epoch;
import nabla.core.Examples;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.core.History;
import nabla.core.RunLog;
import nabla.core.Scorer;
import nabla.core.Tensor;

/**
 * A DJL block with its weights, on a lab's engine. It gives back plain numbers, never NDArrays.
 *
 * <p>With one output the network tells class 1 from class 0: the output is a score, the loss is the
 * binary cross-entropy of its sigmoid. With several outputs there is one score per class, and the
 * loss is the cross-entropy of their softmax. Both losses are means over the examples.
 */
public final class Net implements Scorer, AutoCloseable {
  private static final NDIndex EVERYTHING = new NDIndex("...");

  private final Lab lab;
  private final Model model;
  private final Shape inputShape;
  private final ParameterStore parameters;
  private final Loss objective;
  private final int outputs;
  private Function<Tracker, Optimizer> rule =
      rate -> Optimizer.sgd().setLearningRateTracker(rate).build();
  private History history;

  private Net(Lab lab, Model model, Shape inputShape) {
    this.lab = lab;
    this.model = model;
    this.inputShape = inputShape;
    this.parameters = new ParameterStore(model.getNDManager(), false);
    var shapes = model.getBlock().getOutputShapes(new Shape[] {batchShape(1)});
    this.outputs = Math.toIntExact(shapes[0].size());
    this.objective =
        outputs == 1 ? Loss.sigmoidBinaryCrossEntropyLoss() : Loss.softmaxCrossEntropyLoss();
  }

  static Net of(Lab lab, Block block, long seed, int... features) {
    var model = Model.newInstance("net", lab.device(), lab.engine().getEngineName());
    model.setBlock(block);
    lab.seedEngine(seed);
    var shape = new Shape(Arrays.stream(features).asLongStream().toArray());
    new SeededInitializer(seed).putInto(block.getParameters().values());
    block.initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1).addAll(shape));
    return new Net(lab, model, shape);
  }

  /**
   * Trains on by gradient descent.
   *
   * @param train what to learn from
   * @param config epochs, rate, batch, seed
   * @param listeners are told how it goes
   * @return how it went; nothing is measured on other examples, so the test figures are NaN
   */
  public History fit(Examples train, FitConfig config, FitListener... listeners) {
    return fit(train, config, RunLog::epoch, listeners);
  }

  /**
   * Trains on by gradient descent, and measures on other examples after every epoch.
   *
   * @param train what to learn from
   * @param test what to be measured on
   * @param config epochs, rate, batch, seed
   * @param listeners are told how it goes
   * @return how it went
   */
  public History fit(Examples train, Examples test, FitConfig config, FitListener... listeners) {
    return fit(train, config, log -> measure(test).endEpoch(log), listeners);
  }

  private History fit(
      Examples train, FitConfig config, Consumer<RunLog> exam, FitListener... listeners) {
    lab.seedEngine(config.seed());
    var optimizer = rule.apply(Tracker.fixed((float) config.rate()));
    history = new Fit(this, train, config, exam).run(optimizer, listeners);
    return history;
  }

  /**
   * From now on trains by another rule than plain stochastic gradient descent.
   *
   * @param ofRate makes one of DJL's optimisers, a new one for every run, from the learning rate,
   *     such as {@code rate -> Optimizer.adam().optLearningRateTracker(rate).build()}
   * @return this network
   */
  public Net withOptimizer(Function<Tracker, Optimizer> ofRate) {
    rule = ofRate;
    return this;
  }

  /**
   * The last training run.
   *
   * @return how it went
   */
  public History history() {
    if (history == null) {
      throw new IllegalStateException("the network is untrained: call fit first");
    }
    return history;
  }

  /**
   * The last epoch of the last training run.
   *
   * @return what was measured
   */
  public Epoch last() {
    return history().last();
  }

  @Override
  public double[][] output(double[][] x) {
    var result = new double[x.length][];
    // Labels play no part; the rows go through in batches that fit the memory.
    var rows = new Dataset(x, new int[x.length], 1);
    Batches.inOrder(rows, batch -> read(batch, result));
    return result;
  }

  private void read(Batches.Batch batch, double[][] result) {
    try (NDManager scope = manager().newSubManager()) {
      float[] scores = forward(batch.x(scope, this)).toFloatArray();
      for (int i = 0; i < batch.size(); i++) {
        result[batch.row(i)] = doubles(scores, i * outputs, outputs);
      }
    }
  }

  @Override
  public double[] output(double... x) {
    return output(new double[][] {x})[0];
  }

  /**
   * Measures the network without training it.
   *
   * @param data what to measure it on
   * @return its mean loss
   */
  public double loss(Examples data) {
    return measure(data).loss();
  }

  /**
   * The share of examples it gets right, read batch by batch.
   *
   * @param data what to measure it on
   * @return from 0 to 1
   */
  public double accuracy(Examples data) {
    return measure(data).accuracy();
  }

  @Override
  public double accuracy(Dataset data) {
    return accuracy((Examples) data);
  }

  Tally measure(Examples data) {
    var tally = new Tally();
    Batches.inOrder(
        data,
        batch -> {
          try (NDManager scope = manager().newSubManager()) {
            NDArray scores = forward(batch.x(scope, this));
            NDArray loss = loss(batch.y(scope), scores);
            tally.add(batch, loss.getFloat(), scores.toFloatArray());
          }
        });
    return tally;
  }

  /**
   * The gradient of the mean loss at some examples, one tensor per parameter. The weights stay.
   *
   * @param data the examples, taken as one batch
   * @return in the order of {@link #tensors}
   */
  public List<Tensor> gradients(Examples data) {
    zeroGradients();
    try (NDManager scope = manager().newSubManager();
        var collector = lab.engine().newGradientCollector()) {
      var batch = Batches.all(data);
      var output =
          block().forward(parameters, new NDList(batch.x(scope, this)), true).singletonOrThrow();
      collector.backward(loss(batch.y(scope), output));
      var result = new ArrayList<Tensor>();
      for (Pair<String, Parameter> entry : block().getParameters()) {
        if (entry.getValue().requiresGradient()) {
          try (NDArray gradient = entry.getValue().getArray().getGradient()) {
            result.add(tensor(entry.getKey(), gradient));
          }
        }
      }
      return result;
    } finally {
      zeroGradients();
    }
  }

  /** Zeroes all gradients: MXNet's next backward pass would overwrite them, PyTorch's adds. */
  void zeroGradients() {
    try (NDManager scope = manager().newSubManager()) {
      for (Parameter parameter : block().getParameters().values()) {
        if (parameter.requiresGradient()) {
          NDArray gradient = parameter.getArray().getGradient();
          gradient.attach(scope);
          // Not minus itself: a gradient that overflowed would stay NaN for good.
          gradient.set(EVERYTHING, 0);
        }
      }
    }
  }

  /**
   * A copy of all parameters, weights before biases, first layer first.
   *
   * @return one tensor per parameter
   */
  public List<Tensor> tensors() {
    var result = new ArrayList<Tensor>();
    for (Pair<String, Parameter> entry : block().getParameters()) {
      result.add(tensor(entry.getKey(), entry.getValue().getArray()));
    }
    return result;
  }

  /**
   * Replaces all parameters, such as by another network's.
   *
   * @param tensors in the order and the shapes of {@link #tensors}; their names do not matter
   */
  public void load(List<Tensor> tensors) {
    var targets = block().getParameters();
    if (targets.size() != tensors.size()) {
      throw new IllegalArgumentException(
          "%d tensors for %d parameters %s: give one for each"
              .formatted(tensors.size(), targets.size(), targets.keys()));
    }
    for (int i = 0; i < tensors.size(); i++) {
      var array = targets.valueAt(i).getArray();
      var tensor = tensors.get(i);
      if (!Arrays.equals(ints(array.getShape()), tensor.shape())) {
        throw new IllegalArgumentException(
            "%s has shape %s, the parameter %s needs %s"
                .formatted(
                    tensor.name(),
                    Arrays.toString(tensor.shape()),
                    targets.keyAt(i),
                    array.getShape()));
      }
    }
    for (int i = 0; i < tensors.size(); i++) {
      // Not set(float[]): PyTorch's array would go on using the Java buffer as its memory.
      var array = targets.valueAt(i).getArray();
      float[] values = floats(tensors.get(i).values());
      try (NDArray copy = manager().create(values, array.getShape())) {
        array.set(EVERYTHING, copy);
      }
    }
  }

  /**
   * A layer's weights, counted over the layers that have some.
   *
   * @param layer from 0
   * @return shape [outputs, inputs]
   */
  public double[][] weights(int layer) {
    var matrices = tensors().stream().filter(tensor -> tensor.shape().length > 1).toList();
    if (layer < 0 || layer >= matrices.size()) {
      throw new IllegalArgumentException(
          "layer %d of %d: count from 0".formatted(layer, matrices.size()));
    }
    return matrices.get(layer).rows();
  }

  /**
   * How many numbers training adjusts.
   *
   * @return weights and biases together
   */
  public long parameters() {
    return block().getParameters().values().stream()
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }

  /**
   * The block.
   *
   * @return DJL's own object, for what this class does not do
   */
  public Block block() {
    return model.getBlock();
  }

  /**
   * The model that holds the block.
   *
   * @return DJL's own object, for what this class does not do
   */
  public Model model() {
    return model;
  }

  NDManager manager() {
    return model.getNDManager();
  }

  Lab lab() {
    return lab;
  }

  Shape batchShape(int size) {
    return new Shape(size).addAll(inputShape);
  }

  private NDArray forward(NDArray x) {
    return block().forward(parameters, new NDList(x), false).singletonOrThrow();
  }

  NDArray loss(NDArray y, NDArray scores) {
    return objective.evaluate(new NDList(y), new NDList(scores));
  }

  private static Tensor tensor(String name, NDArray array) {
    float[] values = array.toFloatArray();
    return new Tensor(name, ints(array.getShape()), doubles(values, 0, values.length));
  }

  private static int[] ints(Shape shape) {
    return Arrays.stream(shape.getShape()).mapToInt(Math::toIntExact).toArray();
  }

  private static double[] doubles(float[] values, int from, int count) {
    var result = new double[count];
    for (int i = 0; i < count; i++) {
      result[i] = values[from + i];
    }
    return result;
  }

  private static float[] floats(double[] values) {
    var result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }

  /** Frees the network's native memory before its lab is closed. */
  @Override
  public void close() {
    lab.forget(this);
    model.close();
  }

  @Override
  public String toString() {
    return "Net[%d parameters, %d outputs, %s%s]"
        .formatted(
            parameters(),
            outputs,
            lab.engine().getEngineName(),
            history == null ? ", untrained" : ", " + history);
  }
}
