package nabla.scratch.nn;

import java.util.Arrays;
import java.util.List;
import nabla.core.Tensor;

/**
 * Batch normalisation (Ioffe and Szegedy 2015): y = γ x̂ + β with x̂ = (x − μ) / √(σ² + ε), column
 * by column. While training, μ and σ² are the batch's mean and (biased) variance, and the running
 * statistics follow them: r ← m r + (1 − m) batch. Otherwise μ and σ² are the running statistics,
 * and the rows have nothing to do with each other.
 */
public final class BatchNorm implements Layer {

  /** ε, as in DJL: keeps a constant column from dividing by 0. */
  public static final double EPSILON = 1e-5;

  /** m, as in DJL: the share of the old running statistics that is kept. */
  public static final double MOMENTUM = 0.9;

  private final double[] gamma;
  private final double[] beta;
  private final double[] runningMean;
  private final double[] runningVariance;
  private final double[] dGamma;
  private final double[] dBeta;
  private double[][] normalised;
  private double[] deviation;
  private boolean byBatch;

  /**
   * A layer that begins with γ = 1, β = 0, running mean 0 and running variance 1.
   *
   * @param features how many columns
   */
  public BatchNorm(int features) {
    gamma = new double[features];
    beta = new double[features];
    runningMean = new double[features];
    runningVariance = new double[features];
    dGamma = new double[features];
    dBeta = new double[features];
    Arrays.fill(gamma, 1);
    Arrays.fill(runningVariance, 1);
  }

  @Override
  public double[][] forward(double[][] x, boolean train) {
    byBatch = train;
    var mean = train ? mean(x) : runningMean;
    var variance = train ? variance(x, mean) : runningVariance;
    if (train) {
      follow(runningMean, mean);
      follow(runningVariance, variance);
    }
    deviation = Arrays.stream(variance).map(v -> Math.sqrt(v + EPSILON)).toArray();
    normalised = new double[x.length][gamma.length];
    var y = new double[x.length][gamma.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < gamma.length; j++) {
        normalised[i][j] = (x[i][j] - mean[j]) / deviation[j];
        y[i][j] = gamma[j] * normalised[i][j] + beta[j];
      }
    }
    return y;
  }

  /**
   * While training x reaches the loss on three paths, directly, through μ and through σ². Together:
   * ∂L/∂x = γ/√(σ² + ε) · (δ − mean of δ − x̂ · mean of δ ∘ x̂).
   */
  @Override
  public double[][] backward(double[][] delta) {
    int n = delta.length;
    Arrays.fill(dGamma, 0);
    Arrays.fill(dBeta, 0);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < gamma.length; j++) {
        dBeta[j] += delta[i][j];
        dGamma[j] += delta[i][j] * normalised[i][j];
      }
    }
    var dx = new double[n][gamma.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < gamma.length; j++) {
        double common = byBatch ? (dBeta[j] + normalised[i][j] * dGamma[j]) / n : 0;
        dx[i][j] = gamma[j] / deviation[j] * (delta[i][j] - common);
      }
    }
    return dx;
  }

  private static double[] mean(double[][] x) {
    return Arrays.stream(Matrix.sumRows(x)).map(sum -> sum / x.length).toArray();
  }

  private static double[] variance(double[][] x, double[] mean) {
    var variance = new double[mean.length];
    for (var row : x) {
      for (int j = 0; j < mean.length; j++) {
        variance[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / x.length;
      }
    }
    return variance;
  }

  private static void follow(double[] running, double[] batch) {
    Arrays.setAll(running, j -> MOMENTUM * running[j] + (1 - MOMENTUM) * batch[j]);
  }

  /**
   * γ, the scale that is learnt, shared.
   *
   * @return one per column
   */
  public double[] gamma() {
    return gamma;
  }

  /**
   * β, the shift that is learnt, shared.
   *
   * @return one per column
   */
  public double[] beta() {
    return beta;
  }

  /**
   * The running mean, which takes the place of the batch's when training is over, shared.
   *
   * @return one per column
   */
  public double[] runningMean() {
    return runningMean;
  }

  /**
   * The running variance, shared.
   *
   * @return one per column
   */
  public double[] runningVariance() {
    return runningVariance;
  }

  /** γ, then β. */
  @Override
  public List<double[]> parameters() {
    return List.of(gamma, beta);
  }

  @Override
  public List<double[]> gradients() {
    return List.of(dGamma, dBeta);
  }

  @Override
  public List<Tensor> tensors() {
    return List.of(
        Tensor.of("γ", gamma.clone()),
        Tensor.of("β", beta.clone()),
        Tensor.of("running mean", runningMean.clone()),
        Tensor.of("running variance", runningVariance.clone()));
  }

  @Override
  public List<Tensor> gradientTensors() {
    return List.of(Tensor.of("dγ", dGamma.clone()), Tensor.of("dβ", dBeta.clone()));
  }

  @Override
  public String toString() {
    return "BatchNorm[%d]".formatted(gamma.length);
  }
}
