package nabla.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import ai.djl.training.optimizer.Optimizer;
import java.util.Arrays;
import java.util.SplittableRandom;
import nabla.core.Dataset;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.core.History;
import nabla.core.Interruption;
import nabla.core.RunLog;

/** One training run with DJL. Everything native that it makes is gone when it ends. */
final class Fit {
  private final Net net;
  private final Optimizer optimizer;
  private final FitConfig config;

  Fit(Net net, Optimizer optimizer, FitConfig config) {
    this.net = net;
    this.optimizer = optimizer;
    this.config = config;
  }

  /**
   * Trains.
   *
   * @param train what to learn from
   * @param test what to be measured on after every epoch, null for nothing
   * @param listeners are told how it goes
   */
  History run(Pairs train, Pairs test, FitListener... listeners) {
    int batches = (train.size() + config.batch() - 1) / config.batch();
    var log = new RunLog(config, batches, listeners);
    var random = new SplittableRandom(config.seed());
    try (NDManager run = net.manager().newSubManager()) {
      // The data go to the device once, and the batches are gathered there.
      var seen = new DeviceData(run, train, DeviceData.BOUND);
      var unseen = test == null ? null : new DeviceData(run, test, DeviceData.BOUND);
      var weights = new ParameterStore(run, false);
      var gradients = Gradients.of(net.block());
      gradients.zero();
      for (int epoch = 1; epoch <= config.epochs(); epoch++) {
        // An epoch shows every example once, in a new order; its last batch may be smaller.
        int[] order = Dataset.permutation(seen.size(), random);
        Measured last = null;
        for (int from = 0; from < order.length; from += config.batch()) {
          int to = Math.min(from + config.batch(), order.length);
          NDManager scope = run.newSubManager();
          var batch = seen.batch(scope, Arrays.copyOfRange(order, from, to));
          NDArray scores;
          NDArray loss;
          // The engine writes down every operation until the collector is closed.
          try (var collector = net.lab().engine().newGradientCollector()) {
            // Forward: what the network makes of the inputs, and how wrong that is.
            scores = net.forward(weights, batch.x(), true);
            loss = net.loss(batch.y(), scores);
            // Backward: from the loss to the weights, which gives each its gradient.
            collector.backward(loss);
          }
          // One step of all weights against their gradients, which are then zero again.
          gradients.step(optimizer);
          gradients.zero();

          // To read a number is to wait for the engine, and MXNet computes while Java goes on:
          // so the numbers of a batch are read when the next one is under way.
          read(last, log);
          last = new Measured(scope, loss, net.said(scores), batch.targets());
          Interruption.check("training");
        }
        read(last, log);
        if (unseen == null) {
          log.epoch();
        } else {
          var measured = net.measure(unseen);
          log.epoch(measured.loss(), measured.accuracy());
        }
      }
    }
    return log.end();
  }

  private static void read(Measured batch, RunLog log) {
    if (batch != null) {
      try (batch) {
        log.batch(batch.size(), batch.meanLoss(), batch.right());
      }
    }
  }
}
