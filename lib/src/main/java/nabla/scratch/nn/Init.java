package nabla.scratch.nn;

/**
 * How large the first random weights are: normally distributed around 0 with standard deviation σ.
 */
public enum Init {
  /** σ = √(2 / in): keeps the size of the signal through ReLU layers (He et al. 2015). */
  HE {
    @Override
    public double sigma(int in, int out) {
      return Math.sqrt(2.0 / in);
    }
  },
  /** σ = √(2 / (in + out)): for tanh and sigmoid (Glorot and Bengio 2010). */
  XAVIER {
    @Override
    public double sigma(int in, int out) {
      return Math.sqrt(2.0 / (in + out));
    }
  },
  /** σ = √(1 / in): keeps the size of the signal through linear layers (LeCun et al. 1998). */
  LECUN {
    @Override
    public double sigma(int in, int out) {
      return Math.sqrt(1.0 / in);
    }
  },
  /** σ = 1. */
  UNIT {
    @Override
    public double sigma(int in, int out) {
      return 1;
    }
  },
  /** σ = 0.01: the signal dies out over many layers. */
  SMALL {
    @Override
    public double sigma(int in, int out) {
      return 0.01;
    }
  },
  /** All weights 0: fine for one layer, but hidden neurons stay alike for ever. */
  ZERO {
    @Override
    public double sigma(int in, int out) {
      return 0;
    }
  };

  /**
   * The standard deviation of a layer's weights.
   *
   * @param in how many inputs the layer has
   * @param out how many neurons it has
   * @return σ
   */
  public abstract double sigma(int in, int out);
}
