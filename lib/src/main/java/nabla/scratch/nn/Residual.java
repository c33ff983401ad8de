package nabla.scratch.nn;

import java.util.List;
import nabla.core.Tensor;

/**
 * A residual block (He et al. 2015): y = x + F(x). The input also goes round F, so the blame comes
 * back undiminished beside what passes through F: δ_x = δ + (∂F/∂x)ᵀ δ.
 */
public final class Residual implements Layer {
  private final Layer inner;

  /**
   * A block around a layer.
   *
   * @param inner F; it must give as many outputs as it takes inputs
   */
  public Residual(Layer inner) {
    this.inner = inner;
  }

  @Override
  public double[][] forward(double[][] x, boolean train) {
    return Matrix.add(x, inner.forward(x, train));
  }

  @Override
  public double[][] backward(double[][] delta) {
    return Matrix.add(delta, inner.backward(delta));
  }

  /**
   * What the block goes round.
   *
   * @return F
   */
  public Layer inner() {
    return inner;
  }

  @Override
  public List<double[]> parameters() {
    return inner.parameters();
  }

  @Override
  public List<double[]> gradients() {
    return inner.gradients();
  }

  @Override
  public List<Tensor> tensors() {
    return inner.tensors();
  }

  @Override
  public List<Tensor> gradientTensors() {
    return inner.gradientTensors();
  }

  @Override
  public String toString() {
    return "Residual[" + inner + "]";
  }
}
