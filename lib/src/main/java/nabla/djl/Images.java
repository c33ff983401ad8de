package nabla.djl;

import java.util.Arrays;
import nabla.core.Dataset;
import nabla.core.Examples;

/**
 * Grey images with a class each, one byte per pixel: 60,000 of MNIST's take 47 MB this way, and 376
 * MB as a {@link Dataset}.
 *
 * @param pixels one row per image, 0 for the background to 255
 * @param label the class of each image
 * @param classes how many classes there are
 * @param width of an image, in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // numbers, shared on purpose
public record Images(byte[][] pixels, int[] label, int classes, int width) implements Examples {

  public Images {
    if (pixels.length != label.length) {
      throw new IllegalArgumentException(
          "%d images, %d labels: give one label for each".formatted(pixels.length, label.length));
    }
  }

  @Override
  public int size() {
    return pixels.length;
  }

  @Override
  public int features() {
    return pixels.length == 0 ? 0 : pixels[0].length;
  }

  @Override
  public int label(int i) {
    return label[i];
  }

  @Override
  public void copyRow(int i, float[] target, int offset) {
    var row = pixels[i];
    for (int j = 0; j < row.length; j++) {
      target[offset + j] = (row[j] & 0xff) / 255f;
    }
  }

  /**
   * The first images.
   *
   * @param n how many
   * @return images that share the pixels
   */
  public Images head(int n) {
    return new Images(Arrays.copyOf(pixels, n), Arrays.copyOf(label, n), classes, width);
  }

  /**
   * The same as rows of numbers from 0 to 1, eight bytes per pixel.
   *
   * @return a data set for the course's own networks
   */
  public Dataset dataset() {
    var x = new double[size()][features()];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        x[i][j] = (pixels[i][j] & 0xff) / 255.0;
      }
    }
    return new Dataset(x, label, classes);
  }

  @Override
  public String toString() {
    return "Images[%d of %d × %d, %d classes]"
        .formatted(size(), width, width == 0 ? 0 : features() / width, classes);
  }
}
