package nabla.djl;

/** Adds up the loss and the right answers over the batches of an epoch. */
final class Tally {
  private int examples;
  private int right;
  private double loss;

  void add(Batches.Batch batch, double meanLoss, float[] scores) {
    int outputs = scores.length / batch.size();
    for (int i = 0; i < batch.size(); i++) {
      if (best(scores, i * outputs, outputs) == batch.label(i)) {
        right++;
      }
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

  private static int best(float[] scores, int from, int outputs) {
    if (outputs == 1) {
      return scores[from] > 0 ? 1 : 0;
    }
    int best = 0;
    for (int k = 1; k < outputs; k++) {
      if (scores[from + k] > scores[from + best]) {
        best = k;
      }
    }
    return best;
  }
}
