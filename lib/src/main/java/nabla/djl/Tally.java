package nabla.djl;

/** Adds up the loss and the right answers over batches. */
final class Tally {
  private long targets;
  private double right;
  private double loss;

  void add(Measured batch) {
    right += batch.right();
    loss += batch.size() * batch.meanLoss();
    targets += batch.size();
  }

  double loss() {
    return loss / targets;
  }

  double accuracy() {
    return right / targets;
  }
}
