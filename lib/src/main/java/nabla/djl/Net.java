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
import ai.djl.training.loss.SigmoidBinaryCrossEntropyLoss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import nabla.core.Dataset;
import nabla.core.Epoch;
import nabla.core.Examples;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.core.History;
import nabla.core.Scorer;
import nabla.core.Tensor;

/**
 * A DJL block with its weights, on a lab's engine. It gives back plain numbers, never NDArrays.
 *
 * <p>With one output the network tells class 1 from class 0: the output is a score, the loss is the
 * binary cross-entropy of its sigmoid. With several outputs there is one score per class, and the
 * loss is the cross-entropy of their softmax; a network that reads sequences has such scores at
 * every place. Losses are means over the targets. {@link #withLoss} and {@link #withOptimizer}
 * choose others.
 *
 * <p>While it trains, the data lie on the device as floats where they take at most 512 MB; larger
 * sets are copied batch by batch.
 */
public final class Net implements Scorer, AutoCloseable {
  private static final NDIndex EVERYTHING = new NDIndex("...");

  /** Large enough to keep an engine busy, small enough for any memory. */
  private static final int READING = 1000;

  private final Lab lab;
  private final Model model;
  private final Shape inputShape;
  private final ParameterStore parameters;
  private final int outputs;
  private Loss objective;
  private Function<Tracker, Optimizer> rule = Optimizers::sgd;
  private History history;

  private Net(Lab lab, Model model, Shape inputShape) {
    this.lab = lab;
    this.model = model;
    this.inputShape = inputShape;
    this.parameters = new ParameterStore(model.getNDManager(), false);
    var shapes = model.getBlock().getOutputShapes(new Shape[] {new Shape(1).addAll(inputShape)});
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
   * Chooses another loss, such as {@code Loss.l2Loss()} for regression. Accuracies are NaN where it
   * is not one of classes.
   *
   * @param loss any of DJL's
   * @return this network
   */
  public Net withLoss(Loss loss) {
    objective = loss;
    return this;
  }

  /**
   * From now on trains by another rule than plain stochastic gradient descent, such as {@code
   * Optimizers::adam}.
   *
   * @param ofRate makes one of DJL's optimisers, a new one for every run, from the learning rate
   * @return this network
   */
  public Net withOptimizer(Function<Tracker, Optimizer> ofRate) {
    rule = ofRate;
    return this;
  }

  /**
   * Trains on.
   *
   * @param train what to learn from
   * @param config epochs, rate, batch, seed
   * @param listeners are told how it goes
   * @return how it went
   */
  public History fit(Examples train, FitConfig config, FitListener... listeners) {
    return fit(Pairs.of(train), config, listeners);
  }

  /**
   * Trains on, and measures on other examples after every epoch.
   *
   * @param train what to learn from
   * @param test what to be measured on
   * @param config epochs, rate, batch, seed
   * @param listeners are told how it goes
   * @return how it went
   */
  public History fit(Examples train, Examples test, FitConfig config, FitListener... listeners) {
    return fit(Pairs.of(train), Pairs.of(test), config, listeners);
  }

  /**
   * Trains on, with any inputs and targets.
   *
   * @param train what to learn from
   * @param config epochs, rate, batch, seed
   * @param listeners are told how it goes
   * @return how it went
   */
  public History fit(Pairs train, FitConfig config, FitListener... listeners) {
    return run(train, null, config, listeners);
  }

  /**
   * Trains on, with any inputs and targets, and measures on others after every epoch.
   *
   * @param train what to learn from
   * @param test what to be measured on
   * @param config epochs, rate, batch, seed
   * @param listeners are told how it goes
   * @return how it went
   */
  public History fit(Pairs train, Pairs test, FitConfig config, FitListener... listeners) {
    return run(train, test, config, listeners);
  }

  private History run(Pairs train, Pairs test, FitConfig config, FitListener... listeners) {
    check(train);
    lab.seedEngine(config.seed());
    var optimizer = rule.apply(Tracker.fixed((float) config.rate()));
    history = new Fit(this, optimizer, config).run(train, test, listeners);
    return history;
  }

  private void check(Pairs data) {
    var given = DeviceData.shape(data.inputShape());
    if (data.size() == 0 || given.size() != inputShape.size()) {
      throw new IllegalArgumentException(
          "%d inputs of shape %s: the network needs at least one, of shape %s"
              .formatted(data.size(), given, inputShape));
    }
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
    // Targets play no part.
    var rows = DeviceData.streamed(Pairs.of(x, new double[x.length][0]));
    for (int from = 0; from < x.length; from += READING) {
      int[] some = IntStream.range(from, Math.min(from + READING, x.length)).toArray();
      try (NDManager scope = manager().newSubManager()) {
        float[] scores = forward(parameters, rows.inputs(scope, some), false).toFloatArray();
        for (int i = 0; i < some.length; i++) {
          result[some[i]] = doubles(scores, i * outputs, outputs);
        }
      }
    }
    return result;
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
    return loss(Pairs.of(data));
  }

  /**
   * Measures the network without training it.
   *
   * @param data what to measure it on
   * @return its mean loss
   */
  public double loss(Pairs data) {
    return measure(DeviceData.streamed(data)).loss();
  }

  /**
   * The share of examples it gets right, read batch by batch.
   *
   * @param data what to measure it on
   * @return from 0 to 1
   */
  public double accuracy(Examples data) {
    return accuracy(Pairs.of(data));
  }

  /**
   * The share of targets it gets right, read batch by batch.
   *
   * @param data what to measure it on
   * @return from 0 to 1, NaN where the loss is not one of classes
   */
  public double accuracy(Pairs data) {
    return measure(DeviceData.streamed(data)).accuracy();
  }

  @Override
  public double accuracy(Dataset data) {
    return accuracy((Examples) data);
  }

  Tally measure(DeviceData data) {
    var tally = new Tally();
    for (int from = 0; from < data.size(); from += READING) {
      NDManager scope = manager().newSubManager();
      var batch =
          data.batch(scope, IntStream.range(from, Math.min(from + READING, data.size())).toArray());
      NDArray scores = forward(parameters, batch.x(), false);
      try (var measured =
          new Measured(scope, loss(batch.y(), scores), said(scores), batch.targets())) {
        tally.add(measured);
      }
    }
    return tally;
  }

  /**
   * The gradient of the mean loss at some examples, one tensor per parameter. The weights stay.
   *
   * @param data the examples, taken as one batch
   * @return in the order of {@link #tensors}
   */
  public List<Tensor> gradients(Examples data) {
    return gradients(Pairs.of(data));
  }

  /**
   * The gradient of the mean loss at some inputs and targets, one tensor per parameter. The weights
   * stay.
   *
   * @param data taken as one batch
   * @return in the order of {@link #tensors}
   */
  public List<Tensor> gradients(Pairs data) {
    check(data);
    var trained = Gradients.of(block());
    trained.zero();
    try (NDManager scope = manager().newSubManager();
        var collector = lab.engine().newGradientCollector()) {
      var batch = DeviceData.streamed(data).batch(scope, IntStream.range(0, data.size()).toArray());
      collector.backward(loss(batch.y(), forward(parameters, batch.x(), true)));
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
      trained.zero();
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
   * Writes all parameters to a file in NumPy's format, which {@code numpy.load} reads as well.
   *
   * @param file its name should end in {@code .npz}; what it held is replaced
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    try (NDManager scope = manager().newSubManager();
        var stream = Files.newOutputStream(file)) {
      var arrays = new NDList();
      for (Tensor tensor : tensors()) {
        NDArray array = scope.create(floats(tensor.values()), DeviceData.shape(tensor.shape()));
        array.setName(tensor.name());
        arrays.add(array);
      }
      arrays.encode(stream, NDList.Encoding.NPZ);
    }
  }

  /**
   * Replaces all parameters by those of a file that {@link #save} wrote, on whichever engine.
   *
   * @param file of a network of the same shape
   * @throws IOException if it cannot be read
   */
  public void load(Path file) throws IOException {
    var tensors = new ArrayList<Tensor>();
    try (NDManager scope = manager().newSubManager();
        var stream = Files.newInputStream(file)) {
      for (NDArray array : NDList.decode(scope, stream)) {
        tensors.add(tensor(array.getName(), array));
      }
    }
    load(tensors);
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

  /** The first output of the block, for a batch of inputs. */
  NDArray forward(ParameterStore weights, NDArray x, boolean training) {
    // Data come as rows, whatever shape the network reads.
    var shape = new Shape(x.getShape().get(0)).addAll(inputShape);
    var input = x.getShape().equals(shape) ? x : x.reshape(shape);
    return block().forward(weights, new NDList(input), training).head();
  }

  NDArray loss(NDArray y, NDArray scores) {
    if (objective instanceof SoftmaxCrossEntropyLoss && scores.getShape().dimension() > 2) {
      // Places of sequences are so many more rows; DJL 0.35.1 reads [batch, length] labels wrongly
      // on PyTorch.
      return objective.evaluate(
          new NDList(y.flatten()), new NDList(scores.reshape(-1, scores.getShape().tail())));
    }
    return objective.evaluate(new NDList(y), new NDList(scores));
  }

  /** The class with the highest score for every target, or the one score; null without classes. */
  NDArray said(NDArray scores) {
    if (objective instanceof SoftmaxCrossEntropyLoss) {
      return scores.argMax(-1).toType(DataType.INT64, false);
    }
    return objective instanceof SigmoidBinaryCrossEntropyLoss ? scores : null;
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
