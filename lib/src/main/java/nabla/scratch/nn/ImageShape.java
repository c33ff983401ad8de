package nabla.scratch.nn;

/**
 * How the numbers of a row lie as an image: one channel after the other, each row by row from the
 * top left, as DJL keeps them.
 *
 * @param channels 1 for grey, 3 for colour, or one per feature map
 * @param height in pixels
 * @param width in pixels
 */
public record ImageShape(int channels, int height, int width) {

  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "%d × %d × %d: an image has at least one channel, one row and one column"
              .formatted(channels, height, width));
    }
  }

  /**
   * How many numbers an image has.
   *
   * @return channels · height · width
   */
  public int size() {
    return channels * height * width;
  }

  /**
   * Where a pixel lies in the row.
   *
   * @param channel from 0
   * @param y its row, from 0 at the top
   * @param x its column, from 0 at the left
   * @return from 0
   */
  public int at(int channel, int y, int x) {
    return (channel * height + y) * width + x;
  }

  /**
   * What a window leaves that slides over the image: ⌊(n + 2p − k) / s⌋ + 1 places along each side.
   *
   * @param filters how many numbers it gives at each place
   * @param window k, its side
   * @param stride s, how far it moves at a time
   * @param padding p, how many zeros stand around the image on each side
   * @return the shape of the outcome
   */
  public ImageShape slide(int filters, int window, int stride, int padding) {
    if (window < 1 || stride < 1 || padding < 0 || Math.min(height, width) + 2 * padding < window) {
      throw new IllegalArgumentException(
          "a window of %d with stride %d and padding %d does not fit %d × %d pixels: choose window"
                  .formatted(window, stride, padding, height, width)
              + " and stride from 1, padding from 0, and the window no larger than the padded"
              + " image");
    }
    return new ImageShape(
        filters, places(height, window, stride, padding), places(width, window, stride, padding));
  }

  private static int places(int n, int window, int stride, int padding) {
    return (n + 2 * padding - window) / stride + 1;
  }

  @Override
  public String toString() {
    return channels + " × " + height + " × " + width;
  }
}
