package nabla.scratch.nn;

import java.util.ArrayList;
import nabla.core.Dataset;
import nabla.core.Epoch;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.core.History;
import nabla.core.Interruption;
import nabla.scratch.optim.Batches;
import nabla.scratch.optim.Optimizer;

/**
 * The loop that all training is: deal a batch, run it forward, run the error backward, take a step;
 * after each epoch measure.
 */
final class Training {

  private final Mlp net;
  private final Optimizer optimizer;
  private final FitListener listener;

  Training(Mlp net, Optimizer optimizer, FitListener listener) {
    this.net = net;
    this.optimizer = optimizer;
    this.listener = listener;
  }

  History run(Dataset train, Dataset test, FitConfig config) {
    var batches = new Batches(train.size(), config.batch(), config.seed());
    var epochs = new ArrayList<Epoch>();
    listener.start(config);
    for (int number = 1; number <= config.epochs(); number++) {
      var epoch = epoch(number, train, test, batches);
      epochs.add(epoch);
      listener.epoch(epoch);
    }
    var history = new History(config, epochs);
    listener.end(history);
    return history;
  }

  private Epoch epoch(int number, Dataset train, Dataset test, Batches batches) {
    long start = System.nanoTime();
    double loss = 0;
    int right = 0;
    int done = 0;
    for (var rows : batches.epoch()) {
      Interruption.check("training");
      var batch = train.rows(rows);
      var y = net.targets(batch.label());
      var trace = net.trace(batch.x());
      loss += rows.length * net.loss().value(trace.output(), y);
      right += Mlp.right(trace.output(), batch.label());
      optimizer.step(net.arrays(), net.backward(trace, y).arrays());
      listener.batch(number, ++done, batches.perEpoch());
    }
    return new Epoch(
        number,
        loss / train.size(),
        (double) right / train.size(),
        test.size() == 0 ? Double.NaN : net.loss(test),
        test.size() == 0 ? Double.NaN : net.accuracy(test),
        (System.nanoTime() - start) / 1e9);
  }
}
