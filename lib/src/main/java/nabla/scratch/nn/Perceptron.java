package nabla.scratch.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.core.Classifier;
import nabla.core.Dataset;

/**
 * Rosenblatt's learning rule: go through the examples, and where the answer is wrong add the
 * example to the weights, w ← w + yx and b ← b + y with y = +1 for class 1 and −1 for class 0. It
 * stops if a line (or plane) separates the classes, after at most (R/γ)² mistakes, and never else.
 *
 * @param neuron the neuron at the end
 * @param mistakes how many examples were wrong in each epoch; the last entry is 0 if it converged
 * @param trace the neuron before the first example and after every mistake
 */
public record Perceptron(Neuron neuron, int[] mistakes, List<Neuron> trace) implements Classifier {

  /**
   * Learns, from zero weights, in the order of the examples.
   *
   * @param data examples of two classes
   * @param maxEpochs when to give up
   * @return the perceptron and how it got there
   */
  public static Perceptron fit(Dataset data, int maxEpochs) {
    if (data.classes() != 2) {
      throw new IllegalArgumentException(
          "the data has %d classes: one neuron tells 2 apart".formatted(data.classes()));
    }
    var w = new double[data.features()];
    double b = 0;
    var trace = new ArrayList<Neuron>();
    trace.add(new Neuron(w.clone(), b, Activation.SIGN));
    var mistakes = new ArrayList<Integer>();
    boolean converged = false;
    while (!converged && mistakes.size() < maxEpochs) {
      int wrong = 0;
      for (int i = 0; i < data.size(); i++) {
        double[] x = data.x()[i];
        int y = 2 * data.label()[i] - 1;
        double z = new Neuron(w, b, Activation.SIGN).score(x);
        if (y * z <= 0) { // z = 0 is undecided, so it is a mistake too: else w = 0 would never move
          for (int j = 0; j < w.length; j++) {
            w[j] += y * x[j];
          }
          b += y;
          wrong++;
          trace.add(new Neuron(w.clone(), b, Activation.SIGN));
        }
      }
      mistakes.add(wrong);
      converged = wrong == 0;
    }
    return new Perceptron(
        trace.get(trace.size() - 1),
        mistakes.stream().mapToInt(Integer::intValue).toArray(),
        List.copyOf(trace));
  }

  /**
   * Whether it got through an epoch without a mistake.
   *
   * @return true if it separates its examples
   */
  public boolean converged() {
    return mistakes.length > 0 && mistakes[mistakes.length - 1] == 0;
  }

  /**
   * How many mistakes it made over all epochs.
   *
   * @return the number of updates
   */
  public int totalMistakes() {
    return Arrays.stream(mistakes).sum();
  }

  /**
   * The neuron of the trace that gets most examples right, the first of equal ones ("pocket").
   *
   * @param data the examples to judge by
   * @return a neuron
   */
  public Neuron best(Dataset data) {
    var best = neuron;
    double right = -1;
    for (var candidate : trace) {
      double accuracy = candidate.accuracy(data);
      if (accuracy > right) {
        right = accuracy;
        best = candidate;
      }
    }
    return best;
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

  @Override
  public int classify(double[] x) {
    return neuron.classify(x);
  }

  @Override
  public String toString() {
    return "Perceptron[%s after %d epochs, %d mistakes, %s]"
        .formatted(
            converged() ? "converged" : "not converged", mistakes.length, totalMistakes(), neuron);
  }
}
