package nabla.scratch.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import nabla.core.Dataset;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.core.History;
import nabla.core.RunLog;
import nabla.scratch.loss.Loss;
import nabla.scratch.optim.Optimizer;
import nabla.scratch.optim.Sgd;

/**
 * A multi-layer perceptron: dense layers one after the other, and how they learn. {@link #trace}
 * goes forward, {@link #backward} finds the gradient, {@link #step} follows it, and {@link #fit}
 * does so batch after batch. How a network is made, and what it knows of itself, is in {@link
 * DenseNetwork}.
 */
public final class Mlp extends DenseNetwork {

  private final DoubleFunction<Optimizer> rule;

  Mlp(List<Dense> layers, Loss loss, DoubleFunction<Optimizer> rule) {
    super(layers, loss);
    this.rule = rule;
  }

  /**
   * The forward pass: A_l = g(A_{l−1} W_lᵀ + b_l), layer after layer.
   *
   * @param x inputs, shape [n, in]
   * @return every layer's sums and activations
   */
  public Trace trace(double[][] x) {
    var z = new ArrayList<double[][]>();
    var a = new ArrayList<double[][]>();
    var input = x;
    for (var layer : layers()) {
      var sums = layer.sums(input);
      z.add(sums);
      input = Matrix.map(sums, layer.g()::value);
      a.add(input);
    }
    return new Trace(x, z, a);
  }

  @Override
  public double[][] output(double[][] x) {
    return trace(x).output();
  }

  @Override
  public double[] output(double... x) {
    var a = x;
    for (var layer : layers()) {
      var next = new double[layer.out()];
      for (int i = 0; i < next.length; i++) {
        next[i] = layer.neuron(i).output(a);
      }
      a = next;
    }
    return a;
  }

  /**
   * The backward pass, from the last layer to the first. It starts from the loss, δ_L = ∂L/∂A_L ∘
   * g'(Z_L), and goes down by the chain rule: δ_{l−1} = δ_l W_l ∘ g'(Z_{l−1}). On the way, ∂L/∂W_l
   * = δ_lᵀ A_{l−1} and ∂L/∂b_l = the sum of δ_l's rows.
   *
   * @param trace the forward pass
   * @param y targets, shape [n, outputs]
   * @return the gradient of the mean loss by every parameter
   */
  public Gradients backward(Trace trace, double[][] y) {
    var deltas = new ArrayList<double[][]>();
    var dw = new ArrayList<double[][]>();
    var db = new ArrayList<double[]>();
    var da = loss().gradient(trace.output(), y);
    for (int l = layers().size() - 1; l >= 0; l--) {
      var layer = layers().get(l);
      var delta = Matrix.hadamard(da, Matrix.map(trace.z().get(l), layer.g()::derivative));
      deltas.add(0, delta);
      dw.add(0, Matrix.mul(Matrix.transpose(delta), trace.input(l)));
      db.add(0, Matrix.sumRows(delta));
      if (l > 0) {
        da = Matrix.mul(delta, layer.w());
      }
    }
    return new Gradients(deltas, dw, db);
  }

  /**
   * Forward and backward in one.
   *
   * @param x inputs, shape [n, in]
   * @param y targets, shape [n, outputs]
   * @return the gradient of the mean loss by every parameter
   */
  public Gradients gradients(double[][] x, double[][] y) {
    return backward(trace(x), y);
  }

  /**
   * One step of plain gradient descent: θ ← θ − α ∂L/∂θ.
   *
   * @param gradients from {@link #backward}
   * @param rate α
   */
  public void step(Gradients gradients, double rate) {
    new Sgd(rate).step(arrays(), gradients.arrays());
  }

  /**
   * Trains by mini-batch gradient descent.
   *
   * @param train the examples to learn from
   * @param config epochs, rate, batch, seed
   * @param listeners are told how it goes
   * @return how it went; nothing is measured on other examples, so the test figures are NaN
   */
  public History fit(Dataset train, FitConfig config, FitListener... listeners) {
    return fit(train, config, RunLog::epoch, listeners);
  }

  /**
   * Trains by mini-batch gradient descent, and measures on other examples after each epoch.
   *
   * @param train the examples to learn from
   * @param test the examples to be judged by
   * @param config epochs, rate, batch, seed
   * @param listeners are told how it goes
   * @return how it went
   */
  public History fit(Dataset train, Dataset test, FitConfig config, FitListener... listeners) {
    return fit(train, config, log -> log.epoch(loss(test), accuracy(test)), listeners);
  }

  private History fit(
      Dataset train, FitConfig config, Consumer<RunLog> exam, FitListener... listeners) {
    var optimizer = rule.apply(config.rate());
    Function<Dataset, Training.Answer> lesson =
        batch -> {
          var y = targets(batch.label());
          var trace = trace(batch.x()); // forward: what do we answer?
          var gradients = backward(trace, y); // backward: which way is the error smaller?
          double loss = loss().value(trace.output(), y);
          optimizer.step(arrays(), gradients.arrays()); // one small step that way
          return new Training.Answer(trace.output(), loss);
        };
    return Training.run(train, config, lesson, exam, listeners);
  }

  /**
   * The same layers, shared, under another loss.
   *
   * @param loss such as {@code RegressionLoss.L2}
   * @return a network that trains by that loss
   */
  public Mlp withLoss(Loss loss) {
    return new Mlp(layers(), loss, rule);
  }

  /**
   * The same layers, shared, trained by another rule than plain gradient descent.
   *
   * @param ofRate makes a fresh optimiser from the learning rate, such as {@code Adam::new}
   * @return a network that trains by that rule
   */
  public Mlp withOptimizer(DoubleFunction<Optimizer> ofRate) {
    return new Mlp(layers(), loss(), ofRate);
  }

  /**
   * A copy that shares nothing but the loss.
   *
   * @return an equal network
   */
  public Mlp copy() {
    return new Mlp(layers().stream().map(Dense::copy).toList(), loss(), rule);
  }
}
