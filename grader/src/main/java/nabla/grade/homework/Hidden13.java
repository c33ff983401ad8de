package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.homework.Homework13;

/** Homework 13: a convolution with holes, its size, pooling backward, and three numbers. */
final class Hidden13 {
  private Hidden13() {}

  static Assignment assignment() {
    return Assignment.of("13-convolution")
        .exercise("13.1", random -> outSize())
        .exercise("13.2", Hidden13::conv2d)
        .exercise("13.3", Hidden13::poolBackward)
        .exercise("13.4", random -> numbers());
  }

  private static double[][][] cube(RandomGenerator random, int channels, int rows, int columns) {
    double[][][] cube = new double[channels][][];
    Arrays.setAll(cube, c -> Draw.matrix(random, rows, columns, 1));
    return cube;
  }

  private static double[][][][] filters(
      RandomGenerator random, int count, int channels, int rows, int columns) {
    double[][][][] filters = new double[count][][][];
    Arrays.setAll(filters, o -> cube(random, channels, rows, columns));
    return filters;
  }

  private static Case convolved(
      String words,
      double[][][] x,
      double[][][][] w,
      double[] b,
      int stride,
      int padding,
      int hole) {
    return Homework13.convolved(
        Case.given(words, x, w, b, new int[] {stride, padding, hole}),
        x,
        w,
        b,
        stride,
        padding,
        hole);
  }

  private static List<Case> conv2d(RandomGenerator random) {
    double[] b = Draw.vector(random, 3, 1);
    return List.of(
        convolved(
            "three channels, three filters of 3 × 3, 6 × 7 pixels, plain",
            cube(random, 3, 6, 7),
            filters(random, 3, 3, 3, 3),
            b,
            1,
            0,
            1),
        convolved(
                "filters of 2 × 3, 8 × 6 pixels, two channels, stride 2",
                cube(random, 2, 8, 6),
                filters(random, 3, 2, 2, 3),
                b,
                2,
                0,
                1)
            .worth(0.5),
        convolved(
                "one channel, 7 × 7 pixels, filters of 3 × 3, padding 2, stride 3",
                cube(random, 1, 7, 7),
                filters(random, 3, 1, 3, 3),
                b,
                3,
                2,
                1)
            .worth(0.5),
        convolved(
            "two channels, 9 × 8 pixels, filters of 3 × 3, stride 2, padding 1, holes of 2",
            cube(random, 2, 9, 8),
            filters(random, 3, 2, 3, 3),
            b,
            2,
            1,
            2));
  }

  private static List<Case> outSize() {
    return List.of(
        Case.given("11 pixels, 3 numbers, stride 3, no padding, no holes", 11, 3, 3, 0, 1)
            .worth(0.5)
            .returns(3, 0)
            .unlessReturns(4, "The size is rounded up: a window that does not fit is left out.")
            .unlessReturns(2, "One place is missing: the start at 0 counts as well.")
            .hint("Starts at 0, 3, 6; the next would be 9, and 9 + 3 > 11."),
        Case.given("20 pixels, 4 numbers, stride 1, padding 3, holes of 3", 20, 4, 1, 3, 3)
            .worth(0.5)
            .returns(17, 0)
            .unlessReturns(23, Homework13.DENSE_SIZE)
            .unlessReturns(
                15,
                "The window is taken for hole · k pixels wide: after its last pixel comes no hole.")
            .unlessReturns(14, "The padding is counted once: it stands on both sides.")
            .hint("From the first to the last pixel of the window: hole (k − 1) + 1 = 10."));
  }

  private static List<Case> poolBackward(RandomGenerator random) {
    double[][] x = Draw.matrix(random, 7, 9, 1);
    double[][] delta = Draw.matrix(random, 3, 4, 1);
    x[2][2] = 9; // the largest of four windows
    double[][] flat = new double[5][7];
    for (int k = 0; k < 9; k++) {
      flat[random.nextInt(5)][random.nextInt(7)] = random.nextInt(1, 3);
    }
    double[][] flatDelta = Draw.matrix(random, 2, 3, 1);
    flat[0][0] = 0;
    flat[0][1] = 0;
    flat[1][0] = 0;
    flat[1][1] = 0;
    double[][] below = Draw.matrix(random, 4, 4, 1);
    for (double[] row : below) {
      Arrays.setAll(row, j -> row[j] - 20);
    }
    double[][] belowDelta = Draw.matrix(random, 2, 2, 1);
    return List.of(
        Homework13.blamed(
            Case.given("7 × 9 pixels, windows of 3, stride 2", x, delta, 3, 2).worth(0.5),
            x,
            delta,
            3,
            2),
        Homework13.blamed(
            Case.given("after a ReLU: many zeros, windows of 2 side by side", flat, flatDelta, 2, 2)
                .worth(0.25),
            flat,
            flatDelta,
            2,
            2),
        Homework13.blamed(
                Case.given("all pixels below 0, windows of 2", below, belowDelta, 2, 2).worth(0.25),
                below,
                belowDelta,
                2,
                2)
            .unless(
                answer ->
                    Arrays.stream(Plain.matrix(answer.value()))
                        .flatMapToDouble(Arrays::stream)
                        .allMatch(v -> v == 0),
                "The search for the largest starts from 0: where all pixels are negative, none wins."));
  }

  private static List<Case> numbers() {
    Case pixels =
        Case.given("the pixels that one number of the last map sees")
            .worth(0.5)
            .satisfies("26", answer -> Plain.vector(answer.value())[0] == 26)
            .unless(answer -> Plain.vector(answer.value())[0] == 22, Homework13.NO_HOLES)
            .unless(
                answer -> Plain.vector(answer.value())[0] == 14,
                "The strides are left out: after a stride of 2, neighbours are twice as far apart in"
                    + " the picture.")
            .hint("5, then 6, then 14: go on, and keep the distance d of neighbours beside it.");
    return List.of(
        pixels,
        pixels
            .again("the parameters")
            .worth(0.5)
            .satisfies("24352", answer -> Plain.vector(answer.value())[1] == 24352)
            .unless(
                answer -> Plain.vector(answer.value())[1] == 24240,
                "The biases are left out: one for each filter.")
            .unless(
                answer -> Plain.vector(answer.value())[1] == 1376,
                "The channels are left out: a filter has k · k weights for each channel that it reads.")
            .unless(
                answer -> Plain.vector(answer.value())[1] > 100_000,
                "Weights are counted at each place: all places of a map share them.")
            .hint("filters · (channels · k · k + 1), and pooling has none."),
        pixels
            .again("the free weights")
            .worth(0.5)
            .satisfies("3", answer -> Plain.vector(answer.value())[2] == 3)
            .unless(
                answer -> Plain.vector(answer.value())[2] == 9,
                "Any filter would do? A filter for left edges gives another map when the picture is"
                    + " turned: turn the filter as well, and ask when it stays the same.")
            .hint(
                "The filter must look the same after a quarter turn: which places change into which?"));
  }
}
