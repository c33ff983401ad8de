package nabla.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.SplittableRandom;
import nabla.core.Dataset;
import nabla.core.Epoch;
import nabla.core.Examples;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.core.History;
import nabla.core.Interruption;

/** One training run with DJL. Everything native that it makes is gone when it ends. */
final class Fit {
  private final Net net;
  private final Examples train;
  private final Examples test;
  private final FitConfig config;
  private final FitListener listener;

  Fit(Net net, Examples train, Examples test, FitConfig config, FitListener listener) {
    this.net = net;
    this.train = train;
    this.test = test;
    this.config = config;
    this.listener = listener;
  }

  History run(Optimizer optimizer) {
    var random = new SplittableRandom(config.seed());
    var epochs = new ArrayList<Epoch>();
    listener.start(config);
    net.zeroGradients();
    try (NDManager scope = net.manager().newSubManager()) {
      // What DJL's Trainer is made of; the Trainer itself leaves an array per parameter behind.
      var parameters = new ParameterStore(scope, false);
      parameters.setParameterServer(
          net.lab().engine().newParameterServer(optimizer), new Device[] {net.lab().device()});
      for (int number = 1; number <= config.epochs(); number++) {
        long start = System.nanoTime();
        var seen = pass(parameters, number, Dataset.permutation(train.size(), random));
        var unseen = test == null ? null : net.measure(test);
        var epoch =
            new Epoch(
                number,
                seen.loss(),
                seen.accuracy(),
                unseen == null ? Double.NaN : unseen.loss(),
                unseen == null ? Double.NaN : unseen.accuracy(),
                (System.nanoTime() - start) / 1e9);
        epochs.add(epoch);
        listener.epoch(epoch);
      }
    }
    var history = new History(config, epochs);
    listener.end(history);
    return history;
  }

  /** One epoch: every example once, in a new order, the last batch perhaps smaller. */
  private Tally pass(ParameterStore parameters, int epoch, int[] order) {
    var tally = new Tally();
    int batches = (order.length + config.batch() - 1) / config.batch();
    for (int b = 0; b < batches; b++) {
      int from = b * config.batch();
      int to = Math.min(from + config.batch(), order.length);
      step(parameters, new Batches.Batch(train, order, from, to), tally);
      listener.batch(epoch, b + 1, batches);
      Interruption.check("training");
    }
    return tally;
  }

  /** One update: forward, loss, backward, and a step along the negative gradient. */
  private void step(ParameterStore parameters, Batches.Batch batch, Tally tally) {
    try (NDManager scope = net.manager().newSubManager()) {
      NDArray x = batch.x(scope, net);
      NDArray y = batch.y(scope);
      try (GradientCollector collector = net.lab().engine().newGradientCollector()) {
        NDArray scores = net.block().forward(parameters, new NDList(x), true).singletonOrThrow();
        NDArray loss = net.loss(y, scores);
        collector.backward(loss);
        tally.add(batch, loss.getFloat(), scores.toFloatArray());
      }
      parameters.updateAllParameters();
      net.zeroGradients();
    }
  }
}
