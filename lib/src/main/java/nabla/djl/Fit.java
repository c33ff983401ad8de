package nabla.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.optimizer.Optimizer;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import nabla.core.Dataset;
import nabla.core.Examples;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.core.History;
import nabla.core.Interruption;
import nabla.core.RunLog;

/** One training run with DJL. Everything native that it makes is gone when it ends. */
final class Fit {
  private final Net net;
  private final Examples train;
  private final FitConfig config;
  private final Consumer<RunLog> exam;

  Fit(Net net, Examples train, FitConfig config, Consumer<RunLog> exam) {
    this.net = net;
    this.train = train;
    this.config = config;
    this.exam = exam;
  }

  History run(Optimizer optimizer, FitListener... listeners) {
    var random = new SplittableRandom(config.seed());
    int batches = (train.size() + config.batch() - 1) / config.batch();
    var log = new RunLog(config, batches, listeners);
    net.zeroGradients();
    try (NDManager scope = net.manager().newSubManager()) {
      // What DJL's Trainer is made of; the Trainer itself leaves an array per parameter behind.
      var parameters = new ParameterStore(scope, false);
      parameters.setParameterServer(
          net.lab().engine().newParameterServer(optimizer), new Device[] {net.lab().device()});
      for (int epoch = 1; epoch <= config.epochs(); epoch++) {
        var order = Dataset.permutation(train.size(), random); // every example once
        for (int from = 0; from < order.length; from += config.batch()) {
          int to = Math.min(from + config.batch(), order.length); // the last may be smaller
          step(parameters, new Batches.Batch(train, order, from, to), log);
          Interruption.check("training");
        }
        exam.accept(log);
      }
    }
    return log.end();
  }

  /** One update: forward, loss, backward, and a step along the negative gradient. */
  private void step(ParameterStore parameters, Batches.Batch batch, RunLog log) {
    var tally = new Tally();
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
    log.batch(batch.size(), tally.loss(), tally.right());
  }
}
