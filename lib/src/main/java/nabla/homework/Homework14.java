package nabla.homework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** Boxes that overlap, finding each thing once, a Gram matrix with two bugs, and three counts. */
public final class Homework14 {
  /** What an answer seems to think that computes Dice. */
  public static final String DICE =
      "That is Dice, 2 · intersection ÷ (area + area): divide by the union, which counts the"
          + " intersection once.";

  /** What an answer seems to think that lets an intersection be negative. */
  public static final String APART =
      "Boxes that lie apart have no intersection: a height or width below 0 counts as 0.";

  /** What an answer seems to think that keeps every box. */
  public static final String KEEPS_ALL =
      "Boxes that overlap a better one by more than the limit are dropped.";

  /** What an answer seems to think that lets dropped boxes drop others. */
  public static final String DROPPED_DROP =
      "A box that was itself dropped must not drop others: compare with the kept ones only.";

  /** What an answer seems to think that divides by the number of maps. */
  public static final String BY_MAPS =
      "The sum goes over places, so divide by the number of places, not of maps.";

  /** What an answer seems to think that lays rows on top of each other. */
  public static final String ROWS_OVERLAP =
      "Row i of a map begins at i · width in the flat row: with i · height it is right for square"
          + " maps only.";

  private Homework14() {}

  /**
   * The exercises.
   *
   * @return four: {@code overlap}, {@code keep}, {@code gram}, three counts
   */
  public static List<Exercise> exercises() {
    return List.of(overlap(), keep(), gram(), counts());
  }

  private static Exercise overlap() {
    return Exercise.of(
        "14.1",
        "overlap",
        overlapping(
                "4 × 4 boxes, one moved by 2 down and 2 right", box(0, 0, 4, 4), box(2, 2, 6, 6))
            .worth(0.5),
        overlapping("boxes that lie apart in both directions", box(0, 0, 2, 2), box(5, 5, 9, 9))
            .worth(0.5));
  }

  private static double[] box(double... corners) {
    return corners;
  }

  /**
   * Requires the intersection over union of two boxes.
   *
   * @param words the case in words
   * @param a top, left, bottom, right
   * @param b another one
   * @return the case
   */
  public static Case overlapping(String words, double[] a, double[] b) {
    double height = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
    double width = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
    double both = Math.max(0, height) * Math.max(0, width);
    double areas = area(a) + area(b);
    return Case.given(words, a, b)
        .returns(iou(a, b), 1e-9)
        .unlessReturns(2 * both / areas, DICE)
        .unlessReturns(height * width / (areas - height * width), APART)
        .unlessReturns(
            both / areas, "The union counts the intersection once: area + area − intersection.")
        .hint(
            "intersection ÷ (area + area − intersection), with boxes as top, left, bottom, right.");
  }

  private static double area(double... box) {
    return (box[2] - box[0]) * (box[3] - box[1]);
  }

  /**
   * Intersection over union.
   *
   * @param a top, left, bottom, right
   * @param b another box
   * @return from 0 to 1
   */
  public static double iou(double[] a, double[] b) {
    double height = Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0]));
    double width = Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
    double union = area(a) + area(b) - height * width;
    return union == 0 ? 0 : height * width / union;
  }

  private static Exercise keep() {
    double[][] boxes = {{0, 0, 10, 10}, {1, 1, 11, 11}, {20, 20, 30, 30}};
    return Exercise.of(
        "14.2",
        "keep",
        kept("two boxes on one thing, a third elsewhere, limit 0.5", boxes, 0.5, 0.8, 0.9, 0.7));
  }

  /**
   * Requires the boxes that stay.
   *
   * @param words the case in words
   * @param boxes top, left, bottom, right each
   * @param limit the largest overlap of two that stay
   * @param scores one per box
   * @return the case
   */
  public static Case kept(String words, double[][] boxes, double limit, double... scores) {
    return Case.given(words, boxes, scores, limit)
        .returns(suppressed(boxes, limit, true, scores), 0)
        .unlessReturns(suppressed(boxes, 2, true, scores), KEEPS_ALL)
        .unlessReturns(suppressed(boxes, limit, false, scores), DROPPED_DROP)
        .unless(
            answer ->
                Plain.close(
                    sorted(Plain.vector(answer.value())),
                    sorted(Plain.vector(Plain.of(suppressed(boxes, limit, true, scores)))),
                    0),
            "The right boxes in another order: the surest one comes first.")
        .unlessReturns(
            suppressed(boxes, limit, true, Arrays.stream(scores).map(s -> -s).toArray()),
            "The least sure box goes first: begin with the highest score.")
        .hint(
            "By falling score: keep a box unless its overlap with a kept one is above the limit.");
  }

  private static double[] sorted(double... values) {
    return Arrays.stream(values).sorted().toArray();
  }

  /**
   * Non-maximum suppression.
   *
   * @param boxes top, left, bottom, right each
   * @param limit the largest overlap of two that stay
   * @param byKept false for the bug that lets dropped boxes drop others
   * @param scores one per box
   * @return which stay, by falling score
   */
  public static int[] suppressed(double[][] boxes, double limit, boolean byKept, double... scores) {
    var order =
        IntStream.range(0, boxes.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .toList();
    var stay = new ArrayList<Integer>();
    for (int place = 0; place < order.size(); place++) {
      int i = order.get(place);
      var rivals = byKept ? stay : order.subList(0, place);
      if (rivals.stream().noneMatch(k -> iou(boxes[i], boxes[k]) > limit)) {
        stay.add(i);
      }
    }
    return stay.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Exercise gram() {
    double[][][] maps = {{{1, 0, 2}, {1, 0, 0}}, {{0, 3, 0}, {1, 0, 6}}};
    return Exercise.of("14.3", "gram", products("two maps of 2 × 3", maps));
  }

  /**
   * Requires the Gram matrix of maps.
   *
   * @param words the case in words
   * @param maps shape [maps, height, width]
   * @return the case
   */
  public static Case products(String words, double[][][] maps) {
    int places = maps[0].length * maps[0][0].length;
    return Case.given(words, (Object) maps)
        .returns(means(maps, places, maps[0][0].length), 1e-9)
        .unlessReturns(means(maps, maps.length, maps[0][0].length), BY_MAPS)
        .unless(
            answer ->
                maps[0].length < maps[0][0].length
                    && Plain.close(answer.value(), means(maps, places, maps[0].length), 1e-9),
            ROWS_OVERLAP)
        .unless(
            answer ->
                maps[0].length < maps[0][0].length
                    && Plain.close(answer.value(), means(maps, maps.length, maps[0].length), 1e-9),
            BY_MAPS + " " + ROWS_OVERLAP)
        .unlessReturns(
            means(maps, 1, maps[0][0].length),
            "The mean is asked for: divide by the number of places.")
        .unless(
            answer -> Plain.matrix(answer.value()).length != maps.length,
            "One row and one column for each map: the sum goes over places.")
        .hint("G[a][b] is the mean over all places of map a times map b.");
  }

  /**
   * With `step` other than the width, as if each row of a map began at i · step in the flat row.
   */
  private static double[][] means(double[][][] maps, double divisor, int step) {
    double[][] flat = new double[maps.length][maps[0].length * maps[0][0].length];
    for (int c = 0; c < maps.length; c++) {
      for (int i = 0; i < maps[c].length; i++) {
        for (int j = 0; j < maps[c][i].length && i * step + j < flat[c].length; j++) {
          flat[c][i * step + j] = maps[c][i][j];
        }
      }
    }
    double[][] g = new double[maps.length][maps.length];
    for (int a = 0; a < g.length; a++) {
      for (int b = 0; b < g.length; b++) {
        for (int p = 0; p < flat[a].length; p++) {
          g[a][b] += flat[a][p] * flat[b][p] / divisor;
        }
      }
    }
    return g;
  }

  private static Exercise counts() {
    return Exercise.of(
        "14.4",
        "the numbers",
        Case.given("weights, ratio, multiplications")
            .worth(0.5)
            .satisfies(
                "three numbers: weights above 10,000, a ratio from 1 to 100, more multiplications than"
                    + " weights",
                answer -> {
                  double[] n = Plain.vector(answer.value());
                  return n.length == 3 && n[0] > 1e4 && n[1] > 1 && n[1] < 100 && n[2] > n[0];
                })
            .hint("Count each convolution: from · to · k · k weights, each used at every place."));
  }
}
