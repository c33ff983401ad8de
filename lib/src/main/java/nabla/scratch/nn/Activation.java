package nabla.scratch.nn;

/** What a neuron makes of its weighted sum z: a = g(z). */
public enum Activation {
  /** g(z) = z. */
  IDENTITY {
    @Override
    public double value(double z) {
      return z;
    }

    @Override
    public double derivative(double z) {
      return 1;
    }
  },
  /** 1 above 0, else 0. Its derivative is 0 wherever it exists, so gradients do not train it. */
  STEP {
    @Override
    public double value(double z) {
      return z > 0 ? 1 : 0;
    }

    @Override
    public double derivative(double z) {
      return 0;
    }
  },
  /**
   * −1 below 0, +1 above, and 0 at 0: undecided. Its derivative is 0 wherever it exists, so
   * gradients do not train it.
   */
  SIGN {
    @Override
    public double value(double z) {
      return Math.signum(z);
    }

    @Override
    public double derivative(double z) {
      return 0;
    }
  },
  /** σ(z) = 1 / (1 + e^−z), between 0 and 1; σ' = σ(1 − σ), at most ¼. */
  SIGMOID {
    @Override
    public double value(double z) {
      return 1 / (1 + Math.exp(-z));
    }

    @Override
    public double derivative(double z) {
      double s = value(z);
      return s * (1 - s);
    }
  },
  /** tanh z, between −1 and 1; its derivative is 1 − tanh² z, at most 1. */
  TANH {
    @Override
    public double value(double z) {
      return Math.tanh(z);
    }

    @Override
    public double derivative(double z) {
      double t = Math.tanh(z);
      return 1 - t * t;
    }
  },
  /** max(0, z); derivative 0 below 0 and 1 above. At 0 it has none; 0 is used there. */
  RELU {
    @Override
    public double value(double z) {
      return Math.max(0, z);
    }

    @Override
    public double derivative(double z) {
      return z > 0 ? 1 : 0;
    }
  };

  /**
   * The activation g(z).
   *
   * @param z the weighted sum
   * @return a
   */
  public abstract double value(double z);

  /**
   * The derivative g'(z), by the sum z and not by the activation a.
   *
   * @param z the weighted sum
   * @return the slope
   */
  public abstract double derivative(double z);
}
