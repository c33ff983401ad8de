package nabla.djl;

import nabla.core.RunLog;
import nabla.core.Scorer;

/** Adds up the loss and the right answers over the batches of an epoch. */
final class Tally {
  private int examples;
  private int right;
  private double loss;

  void add(Batches.Batch batch, double meanLoss, float[] scores) {
    int outputs = scores.length / batch.size();
    var one = new double[outputs];
    for (int i = 0; i < batch.size(); i++) {
      for (int k = 0; k < outputs; k++) {
        one[k] = scores[i * outputs + k];
      }
      right += Scorer.classOf(one) == batch.label(i) ? 1 : 0;
    }
    loss += meanLoss * batch.size();
    examples += batch.size();
  }

  double loss() {
    return loss / examples;
  }

  double accuracy() {
    return (double) right / examples;
  }

  int right() {
    return right;
  }

  /** What was added up, as the measurement on test examples that ends an epoch. */
  void endEpoch(RunLog log) {
    log.epoch(loss(), accuracy());
  }
}
