package nabla.scratch.nn;

import java.util.function.Consumer;
import java.util.function.Function;
import nabla.core.Dataset;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.core.History;
import nabla.core.RunLog;
import nabla.core.Scorer;
import nabla.scratch.optim.Batches;

/**
 * The training loop of every network of this package. How one batch is learnt, each says itself.
 */
public final class Training {

  private Training() {}

  /**
   * What a network made of a batch before it learnt from it.
   *
   * @param output its scores, shape [n, outputs]
   * @param loss their mean loss
   */
  @SuppressWarnings("ArrayRecordComponent") // lives as long as a step
  public record Answer(double[][] output, double loss) {}

  /**
   * Trains by mini-batch descent.
   *
   * @param train the examples to learn from
   * @param config epochs, batch, seed
   * @param lesson learns from one batch: forward, backward, one step
   * @param exam writes down the end of an epoch, with what it measured on other examples
   * @param listeners are told how it goes
   * @return how it went
   */
  public static History run(
      Dataset train,
      FitConfig config,
      Function<Dataset, Answer> lesson,
      Consumer<RunLog> exam,
      FitListener... listeners) {
    var batches = new Batches(train.size(), config.batch(), config.seed());
    var log = new RunLog(config, batches.perEpoch(), listeners);
    for (int epoch = 1; epoch <= config.epochs(); epoch++) {
      for (int[] rows : batches.epoch()) { // every example once, in a new order
        var batch = train.rows(rows);
        var answer = lesson.apply(batch);
        log.batch(rows.length, answer.loss(), Scorer.right(answer.output(), batch.label()));
      }
      exam.accept(log);
    }
    return log.end();
  }
}
