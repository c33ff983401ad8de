package nabla.scratch.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.core.Tensor;

/**
 * Small filters that slide over an image: z[o, i, j] = b[o] + Σ w[o, c, u, v] · x[c, i·s + u − p,
 * j·s + v − p], where x is 0 outside the image. Every place of a feature map shares the filter's
 * weights.
 */
public final class Convolution implements Layer {
  private final ImageShape in;
  private final ImageShape out;
  private final int side;
  private final int stride;
  private final int padding;
  private final double[][] w;
  private final double[] b;
  private double[][] x;
  private double[][] dw;
  private double[] db;

  /**
   * A convolution with given weights, which it shares.
   *
   * @param in the shape of its inputs
   * @param w one row per filter: channels · k · k weights, channel by channel, row by row
   * @param b one bias per filter
   * @param stride s, how far the filters move at a time
   * @param padding p, how many zeros stand around the image on each side
   */
  public Convolution(ImageShape in, double[][] w, double[] b, int stride, int padding) {
    this.in = in;
    this.side = (int) Math.round(Math.sqrt((double) w[0].length / in.channels()));
    if (w.length != b.length || side * side * in.channels() != w[0].length) {
      throw new IllegalArgumentException(
          "%d filters of %d weights, %d biases, %d channels: give each filter a bias, and k · k weights for each channel"
              .formatted(w.length, w[0].length, b.length, in.channels()));
    }
    this.out = in.slide(w.length, side, stride, padding);
    this.stride = stride;
    this.padding = padding;
    this.w = w;
    this.b = b;
    this.dw = new double[w.length][w[0].length];
    this.db = new double[b.length];
  }

  /**
   * A convolution with random weights and zero biases, stride 1 and no padding.
   *
   * @param in the shape of its inputs
   * @param filters how many feature maps it makes
   * @param side k of its filters, which are k × k
   * @param init how large the weights are; a filter has channels · k · k inputs
   * @param random where they come from
   * @return a new layer
   */
  public static Convolution of(
      ImageShape in, int filters, int side, Init init, RandomGenerator random) {
    return of(in, filters, side, 1, 0, init, random);
  }

  /**
   * A convolution with random weights and zero biases.
   *
   * @param in the shape of its inputs
   * @param filters how many feature maps it makes
   * @param side k of its filters, which are k × k
   * @param stride s, how far they move at a time
   * @param padding p, how many zeros stand around the image on each side
   * @param init how large the weights are; a filter has channels · k · k inputs
   * @param random where they come from
   * @return a new layer
   */
  public static Convolution of(
      ImageShape in,
      int filters,
      int side,
      int stride,
      int padding,
      Init init,
      RandomGenerator random) {
    var weights = Affine.of(in.channels() * side * side, filters, init, random);
    return new Convolution(in, weights.w(), weights.b(), stride, padding);
  }

  /**
   * The shape of its inputs.
   *
   * @return channels, height, width
   */
  public ImageShape in() {
    return in;
  }

  /**
   * The shape of its outputs: one channel per filter.
   *
   * @return channels, height, width
   */
  public ImageShape out() {
    return out;
  }

  /**
   * The filters, shared.
   *
   * @return one row per filter
   */
  public double[][] w() {
    return w;
  }

  /**
   * ∂L/∂w of the last backward pass.
   *
   * @return one row per filter
   */
  public double[][] dw() {
    return dw;
  }

  /**
   * A weight meets {@code count} inputs in a row, a stride apart, on the way to as many outputs.
   */
  private interface Meeting {
    void meet(int filter, int weight, int input, int output, int count);
  }

  /** Who meets whom: both passes go through the same triples of weight, input and output. */
  private void meetings(Meeting meeting) {
    for (int o = 0; o < out.channels(); o++) {
      for (int k = 0; k < w[o].length; k++) {
        int c = k / (side * side);
        int up = k / side % side - padding;
        int left = k % side - padding;
        int first = Math.max(0, (stride - 1 - left) / stride); // the first j with j·s + left ≥ 0
        int end = Math.min(out.width(), (in.width() - left + stride - 1) / stride);
        for (int i = 0; i < out.height(); i++) {
          int y = i * stride + up;
          if (y >= 0 && y < in.height() && first < end) {
            meeting.meet(
                o, k, in.at(c, y, first * stride + left), out.at(o, i, first), end - first);
          }
        }
      }
    }
  }

  @Override
  public double[][] forward(double[][] input, boolean train) {
    x = input;
    var z = new double[x.length][out.size()];
    for (int n = 0; n < x.length; n++) {
      double[] from = x[n];
      double[] to = z[n];
      for (int o = 0; o < b.length; o++) {
        Arrays.fill(to, out.at(o, 0, 0), out.at(o + 1, 0, 0), b[o]);
      }
      meetings(
          (o, k, input0, output0, count) -> {
            for (int j = 0; j < count; j++) {
              to[output0 + j] += w[o][k] * from[input0 + j * stride];
            }
          });
    }
    return z;
  }

  /** Each meeting passes δ on twice: w · δ to the input, x · δ to the weight. */
  @Override
  public double[][] backward(double[][] delta) {
    dw = new double[w.length][w[0].length];
    db = new double[b.length];
    var dx = new double[x.length][in.size()];
    for (int n = 0; n < x.length; n++) {
      double[] from = x[n];
      double[] blame = delta[n];
      double[] to = dx[n];
      meetings(
          (o, k, input0, output0, count) -> {
            double sum = 0;
            for (int j = 0; j < count; j++) {
              to[input0 + j * stride] += w[o][k] * blame[output0 + j];
              sum += from[input0 + j * stride] * blame[output0 + j];
            }
            dw[o][k] += sum;
          });
      for (int i = 0; i < blame.length; i++) {
        db[i / (out.height() * out.width())] += blame[i];
      }
    }
    return dx;
  }

  /** The filters, then the biases. */
  @Override
  public List<double[]> parameters() {
    return list(w, b);
  }

  @Override
  public List<double[]> gradients() {
    return list(dw, db);
  }

  private static List<double[]> list(double[][] rows, double[] last) {
    var all = new ArrayList<>(List.of(rows));
    all.add(last);
    return all;
  }

  @Override
  public List<Tensor> tensors() {
    return List.of(filters("W", w), Tensor.of("b", b.clone()));
  }

  @Override
  public List<Tensor> gradientTensors() {
    return List.of(filters("dW", dw), Tensor.of("db", db.clone()));
  }

  /** In DJL's shape. */
  private Tensor filters(String name, double[][] rows) {
    return new Tensor(
        name, new int[] {rows.length, in.channels(), side, side}, Tensor.of(name, rows).values());
  }

  @Override
  public String toString() {
    return "Convolution[%s → %s, %d × %d]".formatted(in, out, side, side);
  }
}
