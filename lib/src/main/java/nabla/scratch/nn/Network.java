package nabla.scratch.nn;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import nabla.core.Dataset;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.core.History;
import nabla.core.RunLog;
import nabla.core.Scorer;
import nabla.scratch.loss.Loss;
import nabla.scratch.loss.MarginLoss;
import nabla.scratch.loss.SoftmaxCrossEntropy;
import nabla.scratch.optim.Optimizer;
import nabla.scratch.optim.Sgd;

/**
 * A network of any layers. With one output it tells two classes apart (the output is a score, class
 * 1 above 0, loss {@link MarginLoss#LOGISTIC}); with more it gives a score per class (loss {@link
 * SoftmaxCrossEntropy}).
 */
public final class Network implements Scorer {

  private static final int CHUNK = 500;

  private final Chain layers;
  private final int outputs;
  private final Loss loss;
  private final DoubleFunction<Optimizer> rule;

  private Network(Chain layers, int outputs, Loss loss, DoubleFunction<Optimizer> rule) {
    this.layers = layers;
    this.outputs = outputs;
    this.loss = loss;
    this.rule = rule;
  }

  /**
   * A network of given layers, which it shares.
   *
   * @param outputs how many the last layer has: 1, or one per class
   * @param layers in order, without an activation at the end
   * @return the network
   */
  public static Network of(int outputs, List<? extends Layer> layers) {
    var usual = outputs == 1 ? MarginLoss.LOGISTIC : new SoftmaxCrossEntropy();
    return new Network(new Chain(layers), outputs, usual, Sgd::new);
  }

  /**
   * A network of given layers, which it shares.
   *
   * @param outputs how many the last layer has: 1, or one per class
   * @param layers in order, without an activation at the end
   * @return the network
   */
  public static Network of(int outputs, Layer... layers) {
    return of(outputs, List.of(layers));
  }

  /**
   * The same layers, shared, trained by another rule than plain gradient descent.
   *
   * @param ofRate makes an optimiser of a learning rate, such as {@code Adam::new}
   * @return a network that trains by it
   */
  public Network withOptimizer(DoubleFunction<Optimizer> ofRate) {
    return new Network(layers, outputs, loss, ofRate);
  }

  /**
   * The layers, shared.
   *
   * @return as one layer
   */
  public Chain layers() {
    return layers;
  }

  /**
   * How many numbers training sets.
   *
   * @return the entries of all parameters
   */
  public int parameters() {
    return layers.parameters().stream().mapToInt(array -> array.length).sum();
  }

  /** What leaves the last layer when training is over. */
  @Override
  public double[] output(double... x) {
    return output(new double[][] {x})[0];
  }

  /** What leaves the last layer when training is over, computed in parts that fit the memory. */
  @Override
  public double[][] output(double[][] x) {
    var all = new double[x.length][];
    for (int from = 0; from < x.length; from += CHUNK) {
      var part =
          layers.forward(Arrays.copyOfRange(x, from, Math.min(x.length, from + CHUNK)), false);
      System.arraycopy(part, 0, all, from, part.length);
    }
    return all;
  }

  /**
   * The targets the loss compares outputs with.
   *
   * @param label classes, from 0
   * @return one-hot rows, or one column of 0 and 1 for a network with one output
   */
  public double[][] targets(int... label) {
    var y = new double[label.length][outputs];
    for (int i = 0; i < label.length; i++) {
      y[i][outputs == 1 ? 0 : label[i]] = outputs == 1 ? label[i] : 1;
    }
    return y;
  }

  /**
   * The mean loss when training is over.
   *
   * @param data examples
   * @return L
   */
  public double loss(Dataset data) {
    return loss.value(output(data.x()), targets(data.label()));
  }

  /**
   * Forward and backward in training mode; the gradients are then in the {@link #layers}.
   *
   * @param batch examples
   * @return the mean loss of the batch
   */
  public double backward(Dataset batch) {
    var y = targets(batch.label());
    var scores = layers.forward(batch.x(), true);
    layers.backward(loss.gradient(scores, y));
    return loss.value(scores, y);
  }

  /**
   * Trains by mini-batch descent.
   *
   * @param train the examples to learn from
   * @param config epochs, rate, batch, seed
   * @param listeners are told how it goes
   * @return how it went; test figures are NaN
   */
  public History fit(Dataset train, FitConfig config, FitListener... listeners) {
    return fit(train, config, RunLog::epoch, listeners);
  }

  /**
   * Trains by mini-batch descent, and measures on other examples after each epoch.
   *
   * @param train the examples to learn from
   * @param test the examples to be judged by
   * @param config epochs, rate, batch, seed
   * @param listeners are told how it goes
   * @return how it went
   */
  public History fit(Dataset train, Dataset test, FitConfig config, FitListener... listeners) {
    return fit(train, config, log -> log.epoch(loss(test), accuracy(test)), listeners);
  }

  private History fit(
      Dataset train, FitConfig config, Consumer<RunLog> exam, FitListener... listeners) {
    var optimizer = rule.apply(config.rate());
    Function<Dataset, Training.Answer> lesson =
        batch -> {
          double mean = backward(batch);
          optimizer.step(layers.parameters(), layers.gradients());
          return new Training.Answer(layers.output(), mean);
        };
    return Training.run(train, config, lesson, exam, listeners);
  }

  @Override
  public String toString() {
    return "Network[%d parameters, %s]".formatted(parameters(), layers.layers());
  }
}
