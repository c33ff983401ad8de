package nabla.scratch.nn;

import java.util.ArrayList;
import java.util.List;
import nabla.core.Classifier;
import nabla.core.Dataset;
import nabla.scratch.loss.MarginLoss;

/**
 * Logistic regression, which is one sigmoid neuron: p = σ(w·x + b) is the probability of class 1.
 * Trained by gradient descent on all examples at once: ∂L/∂w = (1/n) Σ (p − y)x and ∂L/∂b = (1/n) Σ
 * (p − y) for the mean cross-entropy L.
 *
 * @param neuron the trained neuron
 * @param losses L before every step and after the last
 * @param trace the neuron before every step and after the last
 */
public record Logistic(Neuron neuron, double[] losses, List<Neuron> trace) implements Classifier {

  /**
   * Trains from zero weights.
   *
   * @param data examples of two classes
   * @param rate the learning rate
   * @param steps how many steps to take
   * @return the neuron and how it got there
   */
  public static Logistic fit(Dataset data, double rate, int steps) {
    if (data.classes() != 2) {
      throw new IllegalArgumentException(
          "the data has %d classes: one neuron tells 2 apart".formatted(data.classes()));
    }
    int n = data.size();
    var neuron = new Neuron(new double[data.features()], 0, Activation.SIGMOID);
    var trace = new ArrayList<Neuron>();
    var losses = new double[steps + 1];
    trace.add(neuron);
    losses[0] = loss(neuron, data);
    for (int step = 1; step <= steps; step++) {
      var w = neuron.w().clone();
      double b = neuron.b();
      for (int i = 0; i < n; i++) {
        double[] x = data.x()[i];
        double error = neuron.output(x) - data.label()[i];
        for (int j = 0; j < w.length; j++) {
          w[j] -= rate * error * x[j] / n;
        }
        b -= rate * error / n;
      }
      neuron = new Neuron(w, b, Activation.SIGMOID);
      trace.add(neuron);
      losses[step] = loss(neuron, data);
    }
    return new Logistic(neuron, losses, List.copyOf(trace));
  }

  private static double loss(Neuron neuron, Dataset data) {
    double sum = 0;
    for (int i = 0; i < data.size(); i++) {
      int y = 2 * data.label()[i] - 1;
      sum += MarginLoss.LOGISTIC.of(y * neuron.score(data.x()[i]));
    }
    return sum / data.size();
  }

  /**
   * The weighted sum w·x + b.
   *
   * @param x one entry per input
   * @return above 0 for class 1
   */
  public double score(double... x) {
    return neuron.score(x);
  }

  /**
   * The probability of class 1.
   *
   * @param x one entry per input
   * @return between 0 and 1
   */
  public double probability(double... x) {
    return neuron.output(x);
  }

  @Override
  public int classify(double[] x) {
    return neuron.classify(x);
  }

  @Override
  public String toString() {
    return "Logistic[%d steps, loss %.4f, %s]"
        .formatted(losses.length - 1, losses[losses.length - 1], neuron);
  }
}
