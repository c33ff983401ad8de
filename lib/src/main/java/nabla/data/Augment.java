package nabla.data;

import java.util.ArrayList;
import nabla.core.Dataset;

/** More examples out of those there are, by changes that leave the label true. */
public final class Augment {
  private Augment() {}

  /**
   * Moves an image; what leaves it is lost, and what comes in is empty.
   *
   * @param image pixels row by row from the top left, of a square
   * @param right by how many pixels
   * @param down by how many pixels
   * @return a new image
   */
  public static double[] shift(double[] image, int right, int down) {
    int side = (int) Math.round(Math.sqrt(image.length));
    if (side * side != image.length) {
      throw new IllegalArgumentException(
          "%d pixels are no square: give an image as wide as high".formatted(image.length));
    }
    var moved = new double[image.length];
    for (int y = Math.max(0, down); y < Math.min(side, side + down); y++) {
      for (int x = Math.max(0, right); x < Math.min(side, side + right); x++) {
        moved[y * side + x] = image[(y - down) * side + x - right];
      }
    }
    return moved;
  }

  /**
   * Every image at every place from so many pixels left and up to so many right and down.
   *
   * @param data square images
   * @param pixels k, at least 0
   * @return (2k + 1)² images for each, the original among them
   */
  public static Dataset shifts(Dataset data, int pixels) {
    var x = new ArrayList<double[]>();
    var label = new ArrayList<Integer>();
    for (int right = -pixels; right <= pixels; right++) {
      for (int down = -pixels; down <= pixels; down++) {
        for (int i = 0; i < data.size(); i++) {
          x.add(shift(data.x()[i], right, down));
          label.add(data.label(i));
        }
      }
    }
    return new Dataset(
        x.toArray(double[][]::new),
        label.stream().mapToInt(Integer::intValue).toArray(),
        data.classes());
  }
}
