package nabla.core;

/**
 * What was measured after one pass over the training examples. What was not measured is NaN.
 *
 * @param number from 1
 * @param loss the mean training loss over the epoch
 * @param accuracy the share of training examples read correctly during the epoch, 0 to 1
 * @param testLoss the mean loss on the test examples after the epoch
 * @param testAccuracy the share of test examples read correctly after the epoch, 0 to 1
 * @param seconds the time the epoch took
 */
public record Epoch(
    int number,
    double loss,
    double accuracy,
    double testLoss,
    double testAccuracy,
    double seconds) {}
