package nabla.scratch.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.core.Classifier;
import nabla.core.Dataset;
import nabla.core.Epoch;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.core.History;
import nabla.core.Interruption;
import nabla.core.ScalarField;
import nabla.scratch.loss.Loss;
import nabla.scratch.loss.MarginLoss;
import nabla.scratch.loss.SoftmaxCrossEntropy;
import nabla.scratch.optim.Batches;
import nabla.scratch.optim.Optimizer;

/**
 * A classifier of any layers. With one output it tells two classes apart (the output is a score,
 * class 1 above 0, loss {@link MarginLoss#LOGISTIC}); with more it gives a score per class (loss
 * {@link SoftmaxCrossEntropy}).
 */
public final class Network implements Classifier, ScalarField {

  private static final int CHUNK = 500;

  private final Chain layers;
  private final int outputs;
  private final Loss loss;

  /**
   * A network of given layers, which it shares.
   *
   * @param outputs how many the last layer has: 1, or one per class
   * @param layers in order, without an activation at the end
   */
  public Network(int outputs, List<? extends Layer> layers) {
    this.layers = new Chain(layers);
    this.outputs = outputs;
    this.loss = outputs == 1 ? MarginLoss.LOGISTIC : new SoftmaxCrossEntropy();
  }

  /**
   * A network of given layers, which it shares.
   *
   * @param outputs how many the last layer has: 1, or one per class
   * @param layers in order, without an activation at the end
   * @return the network
   */
  public static Network of(int outputs, Layer... layers) {
    return new Network(outputs, List.of(layers));
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

  /**
   * What leaves the last layer when training is over.
   *
   * @param x inputs, shape [n, in]
   * @return shape [n, outputs]
   */
  public double[][] forward(double[][] x) {
    return layers.forward(x, false);
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
   * The mean loss when training is over.
   *
   * @param data examples
   * @return L
   */
  public double loss(Dataset data) {
    double sum = 0;
    for (int from = 0; from < data.size(); from += CHUNK) {
      int to = Math.min(data.size(), from + CHUNK);
      var y = targets(Arrays.copyOfRange(data.label(), from, to));
      sum += (to - from) * loss.value(forward(Arrays.copyOfRange(data.x(), from, to)), y);
    }
    return sum / data.size();
  }

  /**
   * Trains by mini-batch descent and tells how it goes.
   *
   * @param train the examples to learn from
   * @param test the examples to be judged by after each epoch, or an empty set for none
   * @param config epochs, batch, seed
   * @param optimizer how gradients become steps; its own rate counts
   * @param listener is told
   * @return how it went; loss and accuracy are means over the batches as they came
   */
  public History fit(
      Dataset train, Dataset test, FitConfig config, Optimizer optimizer, FitListener listener) {
    var batches = new Batches(train.size(), config.batch(), config.seed());
    var epochs = new ArrayList<Epoch>();
    listener.start(config);
    for (int number = 1; number <= config.epochs(); number++) {
      var epoch = epoch(number, train, test, batches, optimizer, listener);
      epochs.add(epoch);
      listener.epoch(epoch);
    }
    var history = new History(config, epochs);
    listener.end(history);
    return history;
  }

  private Epoch epoch(
      int number,
      Dataset train,
      Dataset test,
      Batches batches,
      Optimizer optimizer,
      FitListener listener) {
    long start = System.nanoTime();
    double sum = 0;
    int right = 0;
    int done = 0;
    for (var rows : batches.epoch()) {
      Interruption.check("training");
      var batch = train.rows(rows);
      sum += rows.length * backward(batch);
      var scores = layers.outputs().get(layers.outputs().size() - 1);
      for (int i = 0; i < rows.length; i++) {
        right += classOf(scores[i]) == batch.label(i) ? 1 : 0;
      }
      optimizer.step(layers.parameters(), layers.gradients());
      listener.batch(number, ++done, batches.perEpoch());
    }
    return new Epoch(
        number,
        sum / train.size(),
        (double) right / train.size(),
        test.size() == 0 ? Double.NaN : loss(test),
        test.size() == 0 ? Double.NaN : accuracy(test),
        (System.nanoTime() - start) / 1e9);
  }

  @Override
  public int classify(double[] x) {
    return classOf(forward(new double[][] {x})[0]);
  }

  @Override
  public int[] classify(double[][] x) {
    var classes = new int[x.length];
    for (int from = 0; from < x.length; from += CHUNK) {
      var scores = forward(Arrays.copyOfRange(x, from, Math.min(x.length, from + CHUNK)));
      for (int i = 0; i < scores.length; i++) {
        classes[from + i] = classOf(scores[i]);
      }
    }
    return classes;
  }

  private static int classOf(double[] scores) {
    if (scores.length == 1) {
      return scores[0] > 0 ? 1 : 0;
    }
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }

  @Override
  public double at(double[] x) {
    return at(new double[][] {x})[0];
  }

  /** The score of class 1: the one output, or the second minus the first. */
  @Override
  public double[] at(double[][] x) {
    return Arrays.stream(forward(x)).mapToDouble(s -> s.length == 1 ? s[0] : s[1] - s[0]).toArray();
  }

  @Override
  public String toString() {
    return "Network[%d parameters, %s]".formatted(parameters(), layers.layers());
  }
}
