package nabla.data;

import java.util.List;
import nabla.core.Scorer;

/** How things that are not numbers become numbers. */
public final class Encode {

  private Encode() {}

  /**
   * One-hot: 1 at the class, 0 elsewhere.
   *
   * @param label the class, from 0
   * @param classes how many classes there are
   * @return shape [classes]
   */
  public static double[] oneHot(int label, int classes) {
    if (label < 0 || label >= classes) {
      throw new IllegalArgumentException(
          "label is %d, but the classes are 0 to %d: count classes from 0"
              .formatted(label, classes - 1));
    }
    var row = new double[classes];
    row[label] = 1;
    return row;
  }

  /**
   * One-hot rows, one per label.
   *
   * @param label the classes, from 0
   * @param classes how many classes there are
   * @return shape [labels, classes]
   */
  public static double[][] oneHot(int[] label, int classes) {
    var rows = new double[label.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = oneHot(label[i], classes);
    }
    return rows;
  }

  /**
   * The position of the largest entry, the first of equal ones: decodes a one-hot row, and reads
   * the class off scores or probabilities.
   *
   * @param row at least one entry
   * @return a position from 0
   */
  public static int argmax(double... row) {
    return Scorer.argmax(row);
  }

  /**
   * A word as one of N: 1 at its place in the vocabulary.
   *
   * @param word a word of the vocabulary
   * @param vocabulary the N known words
   * @return shape [N]
   */
  public static double[] word(String word, List<String> vocabulary) {
    int place = vocabulary.indexOf(word);
    if (place < 0) {
      throw new IllegalArgumentException(
          "\"%s\" is not among the %d words of the vocabulary: add it to them"
              .formatted(word, vocabulary.size()));
    }
    return oneHot(place, vocabulary.size());
  }

  /**
   * A board as one plane per kind of piece: 1 where such a piece stands. Tic-tac-toe with pieces
   * "XO" gives 2 planes of 9 squares, 18 numbers.
   *
   * @param squares the board, one character per square, row by row; white space is skipped
   * @param pieces the characters that are pieces; every other character is an empty square
   * @return shape [pieces · squares], plane after plane
   */
  public static double[] board(String squares, String pieces) {
    var cells = squares.replaceAll("\\s", "");
    var planes = new double[pieces.length() * cells.length()];
    for (int i = 0; i < cells.length(); i++) {
      int piece = pieces.indexOf(cells.charAt(i));
      if (piece >= 0) {
        planes[piece * cells.length() + i] = 1;
      }
    }
    return planes;
  }

  /**
   * A grey image as one number per pixel.
   *
   * @param grey pixel values from 0 to 255, shape [height, width]
   * @return shape [height · width], row by row, from 0 to 1
   */
  public static double[] image(int[][] grey) {
    int width = grey[0].length;
    var x = new double[grey.length * width];
    for (int i = 0; i < x.length; i++) {
      int value = grey[i / width][i % width];
      if (value < 0 || value > 255) {
        throw new IllegalArgumentException(
            "pixel (%d, %d) is %d: grey values go from 0 to 255"
                .formatted(i / width, i % width, value));
      }
      x[i] = value / 255.0;
    }
    return x;
  }

  /**
   * A sound as the energies of filters: the spectrum |X_k|² of the samples, k = 1 … n/2, is cut
   * into equally wide bands, and each band gives ln(1 + its mean energy).
   *
   * @param samples the sound pressure over time, n samples, at least twice as many as bands
   * @param bands how many filters, from low to high pitch
   * @return shape [bands]
   */
  public static double[] sound(double[] samples, int bands) {
    int lines = samples.length / 2;
    if (bands < 1 || lines < bands) {
      throw new IllegalArgumentException(
          "%d samples have %d spectral lines, too few for %d bands: take a longer piece"
              .formatted(samples.length, lines, bands));
    }
    var energy = new double[bands];
    for (int band = 0; band < bands; band++) {
      int from = band * lines / bands;
      int to = (band + 1) * lines / bands;
      double sum = 0;
      for (int k = from + 1; k <= to; k++) {
        sum += power(samples, k);
      }
      energy[band] = Math.log1p(sum / (to - from));
    }
    return energy;
  }

  /** |X_k|² of the discrete Fourier transform, by Goertzel's recurrence. */
  private static double power(double[] samples, int k) {
    double c = 2 * Math.cos(2 * Math.PI * k / samples.length);
    double s1 = 0;
    double s2 = 0;
    for (double sample : samples) {
      double s0 = sample + c * s1 - s2;
      s2 = s1;
      s1 = s0;
    }
    return Math.max(0, s1 * s1 + s2 * s2 - c * s1 * s2);
  }
}
