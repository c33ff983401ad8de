package nabla.lessons;

import java.util.Arrays;
import java.util.List;
import nabla.core.Dataset;
import nabla.scratch.autodiff.Differentiable;
import nabla.scratch.nn.Mlp;

/**
 * The loss of a network as a function of all its parameters θ, laid out in one row: the landscape
 * that training walks on. At θ the examples are fixed and only the parameters vary.
 *
 * <p>It works on a copy of the network, which it overwrites: one surface, one thread.
 */
public final class LossSurface implements Differentiable {

  private final Mlp net;
  private final double[][] x;
  private final double[][] y;

  private LossSurface(Mlp net, double[][] x, double[][] y) {
    this.net = net;
    this.x = x;
    this.y = y;
  }

  /**
   * The mean loss over labelled examples.
   *
   * @param net its layers and its loss count; it stays as it is
   * @param data the examples
   * @return a function of {@code net.parameters()} variables
   */
  public static LossSurface of(Mlp net, Dataset data) {
    return of(net, data.x(), net.targets(data.label()));
  }

  /**
   * The mean loss over inputs and targets, such as for regression.
   *
   * @param net its layers and its loss count; it stays as it is
   * @param x inputs, shape [n, in]
   * @param y targets, shape [n, outputs]
   * @return a function of {@code net.parameters()} variables
   */
  public static LossSurface of(Mlp net, double[][] x, double[][] y) {
    return new LossSurface(net.copy(), x, y);
  }

  /**
   * Where a network stands on the surface.
   *
   * @param network of the same sizes
   * @return θ: for each layer the rows of W, then b
   */
  public static double[] point(Mlp network) {
    return flat(network.arrays());
  }

  /**
   * The network that stands at a point.
   *
   * @param theta θ, not changed
   * @return a new network
   */
  public Mlp network(double... theta) {
    return at(net.copy(), theta);
  }

  @Override
  public double at(double[] theta) {
    return at(net, theta).loss(x, y);
  }

  @Override
  public double[] gradient(double[] theta) {
    return flat(at(net, theta).gradients(x, y).arrays());
  }

  private static Mlp at(Mlp net, double[] theta) {
    if (theta.length != net.parameters()) {
      throw new IllegalArgumentException(
          "the point has %d entries, the network %d parameters: take it from LossSurface.point"
              .formatted(theta.length, net.parameters()));
    }
    int from = 0;
    for (var array : net.arrays()) {
      System.arraycopy(theta, from, array, 0, array.length);
      from += array.length;
    }
    return net;
  }

  private static double[] flat(List<double[]> arrays) {
    return arrays.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  @Override
  public String toString() {
    return "LossSurface[%d dimensions, %d examples, %s]".formatted(net.parameters(), x.length, net);
  }
}
