package nabla.scratch.nn;

/**
 * The largest number of each window, channel by channel; on the way back, all of the blame goes to
 * where it came from. Of several largest, to the first.
 */
public final class MaxPool implements Layer {
  private final ImageShape in;
  private final ImageShape out;
  private final int side;
  private final int stride;
  private int[][] winner = {};

  /**
   * Windows side by side.
   *
   * @param in the shape of its inputs; rows and columns that fill no window are left out
   * @param side of the windows, in pixels
   */
  public MaxPool(ImageShape in, int side) {
    this(in, side, side);
  }

  /**
   * Windows that may overlap.
   *
   * @param in the shape of its inputs; rows and columns that fill no window are left out
   * @param side of the windows, in pixels
   * @param stride how far they move at a time
   */
  public MaxPool(ImageShape in, int side, int stride) {
    this.in = in;
    this.out = in.slide(in.channels(), side, stride, 0);
    this.side = side;
    this.stride = stride;
  }

  /**
   * The shape of its outputs.
   *
   * @return as many channels as its inputs have
   */
  public ImageShape out() {
    return out;
  }

  @Override
  public double[][] forward(double[][] x, boolean train) {
    winner = new int[x.length][out.size()];
    var y = new double[x.length][out.size()];
    for (int n = 0; n < x.length; n++) {
      for (int c = 0; c < out.channels(); c++) {
        for (int i = 0; i < out.height(); i++) {
          for (int j = 0; j < out.width(); j++) {
            int at = out.at(c, i, j);
            winner[n][at] = largest(x[n], in.at(c, i * stride, j * stride));
            y[n][at] = x[n][winner[n][at]];
          }
        }
      }
    }
    return y;
  }

  /** Where the largest number of a window lies. */
  private int largest(double[] x, int corner) {
    int best = corner;
    for (int u = 0; u < side; u++) {
      for (int v = 0; v < side; v++) {
        int at = corner + u * in.width() + v;
        if (x[at] > x[best]) {
          best = at;
        }
      }
    }
    return best;
  }

  @Override
  public double[][] backward(double[][] delta) {
    var dx = new double[delta.length][in.size()];
    for (int n = 0; n < delta.length; n++) {
      for (int i = 0; i < delta[n].length; i++) {
        dx[n][winner[n][i]] += delta[n][i];
      }
    }
    return dx;
  }

  @Override
  public String toString() {
    return "MaxPool[%s → %s]".formatted(in, out);
  }
}
