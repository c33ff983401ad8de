package nabla.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import nabla.core.Confusion;
import nabla.core.Dataset;
import nabla.data.Digits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlotTest {
  private static final int MOST_BYTES = 60_000;

  static Stream<Arguments> gallery() {
    return Gallery.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gallery")
  void everyPlotFitsANotebookAndIsSmall(String name, Plot plot) throws Exception {
    assertThat(plot.width()).isLessThanOrEqualTo(720);
    var png = plot.png();
    assertThat(png.length).as("bytes").isLessThan(MOST_BYTES);
    var image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo((int) Math.round(1.5 * plot.width()));
    assertThat(image.getHeight()).isEqualTo((int) Math.round(1.5 * plot.height()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gallery")
  void nothingIsCutOffAtTheEdgeOfAnyPlot(String name, Plot plot) {
    var image = plot.image(1);
    int ink = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      ink += ink(image, x, 0) + ink(image, x, image.getHeight() - 1);
    }
    for (int y = 0; y < image.getHeight(); y++) {
      ink += ink(image, 0, y) + ink(image, image.getWidth() - 1, y);
    }
    assertThat(ink).as("pixels of the rim that are not paper").isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gallery")
  void everyPlotShowsSomethingAndDrawsTheSameTwice(String name, Plot plot) {
    var image = plot.image(1);
    long ink = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        ink += ink(image, x, y);
      }
    }
    assertThat(ink).isGreaterThan(500);
    assertThat(plot.png()).isEqualTo(plot.png());
  }

  @Test
  void theBoundaryPartsThePlaneWhereTheScoreChangesSign() {
    var data =
        new Dataset(new double[][] {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}}, new int[] {0, 0, 1, 1}, 2);
    var plot = Boundary.of(data, p -> p[0]);
    var image = plot.image(1);
    int middle = image.getHeight() / 2 - 20;
    int zero = darkest(image, middle);
    var left = new Color(image.getRGB(zero - 60, middle));
    var right = new Color(image.getRGB(zero + 60, middle));
    assertThat(left.getBlue()).as("class 0 is blue").isGreaterThan(left.getRed() + 20);
    assertThat(right.getRed()).as("class 1 is red").isGreaterThan(right.getBlue() + 20);
  }

  /** The column of the darkest pixel of a row, away from the frame. */
  private static int darkest(BufferedImage image, int y) {
    int best = 100;
    for (int x = 100; x < image.getWidth() - 40; x++) {
      if (new Color(image.getRGB(x, y)).getGreen() < new Color(image.getRGB(best, y)).getGreen()) {
        best = x;
      }
    }
    return best;
  }

  @Test
  void aBoundaryNeedsThePlane() {
    assertThatThrownBy(() -> Boundary.of(Digits.strokes(2, 7), p -> 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("784 features");
  }

  @Test
  void aConfusionIsBlueWhereRightAndRedWhereWrong() {
    var plot = ConfusionPlot.of(new Confusion(new int[][] {{90, 10}, {0, 100}}));
    assertThat(plot.toString()).contains("Accuracy 95.00 %");
    var image = plot.image(1);
    var right = new Color(image.getRGB(image.getWidth() / 3, image.getHeight() / 5));
    assertThat(right.getBlue()).isGreaterThan(right.getRed() + 50);
    var wrong = new Color(image.getRGB(3 * image.getWidth() / 4, image.getHeight() / 5));
    assertThat(wrong.getRed()).isGreaterThan(wrong.getBlue() + 20);
  }

  @Test
  void signedImagesAreRedAboveZeroBlueBelowAndWhiteAtZero() {
    var image = ImageGrid.of(new double[][] {{1, 0, 0, -1}}, 2).signed().image(1);
    int colours = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        var color = new Color(image.getRGB(x, y));
        colours |= color.equals(Theme.POSITIVE) ? 1 : color.equals(Theme.NEGATIVE) ? 2 : 0;
      }
    }
    assertThat(colours).isEqualTo(3);
  }

  @Test
  void imagesOfAnotherWidthAreRefused() {
    assertThatThrownBy(() -> ImageGrid.of(new double[1][10], 3))
        .hasMessageContaining("do not fit a width of 3");
  }

  @Test
  void aGapInASeriesIsNotBridged() {
    double[] gap = {1, 1, Double.NaN, Double.NaN, 1, 1};
    double[] whole = {1, 1, 1, 1, 1, 1};
    assertThat(blue(Lines.of("", gap).yRange(0, 2)))
        .isLessThan(blue(Lines.of("", whole).yRange(0, 2)) * 3 / 4);
  }

  @Test
  void aPointAloneIsSeen() {
    assertThat(blue(Lines.of("", new double[] {1}, new double[] {1}))).isGreaterThan(10);
  }

  @Test
  void anArrowHasAHeadAtItsEnd() {
    var plot = Lines.of("", new double[] {0, 10}, new double[] {9, 9}).xRange(0, 10).yRange(0, 10);
    int before = blue(plot);
    int shaft = blue(plot.line("", new double[] {2, 8}, new double[] {5, 5})) - before;
    int whole = blue(plot.arrow("", 2, 3, 6, 0)) - before - shaft;
    assertThat(whole).isGreaterThan(shaft + 20);
    assertThat(blue(plot.arrow("", 2, 1, 0, 0)) - before - shaft - whole)
        .as("an arrow of no length")
        .isLessThan(10);
  }

  @Test
  void aRingLeavesItsPointToBeSeen() {
    var plot = Scatter.of("", new double[] {1, 2, 3}, new double[] {1, 2, 3});
    int points = blue(plot);
    assertThat(blue(plot.ring("ringed", 2, 2))).isEqualTo(points);
  }

  @Test
  void aLogarithmLeavesOutWhatHasNone() {
    assertThat(blue(Lines.of("", new double[] {-1, 0, 10, 100, 1000}).logY())).isGreaterThan(100);
    assertThatThrownBy(() -> Lines.of("", new double[] {-1, 0}).logY().png())
        .hasMessageContaining("no positive value to draw");
  }

  private static int blue(Plot plot) {
    var image = plot.image(1);
    int count = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        count += new Color(image.getRGB(x, y)).equals(Theme.series(0)) ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void theFloorOfALandscapeIsDarkerThanItsRim() {
    var image = Contours.of(q -> q[0] * q[0] + q[1] * q[1], -1, 1, -1, 1).image(1);
    var rim = new Color(image.getRGB(70, 20));
    int cx = image.getWidth() / 2 + 25;
    var floor = new Color(image.getRGB(cx, image.getHeight() / 2 - 18));
    assertThat(floor.getRed()).isLessThan(rim.getRed() - 100);
  }

  @Test
  void seriesOfUnequalLengthAreRefused() {
    assertThatThrownBy(() -> Lines.of("loss", new double[3], new double[2]))
        .hasMessage("loss has 3 x and 2 y: give one y for every x");
    assertThatThrownBy(() -> Bars.of(List.of("a"), new double[2]))
        .hasMessageContaining("1 names, 2 values");
  }

  @Test
  void aPictureOfFewColoursKeepsThemExactly() {
    var image = new BufferedImage(100, 1, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 100; x++) {
      image.setRGB(x, 0, new Color(x, 2 * x, 255 - x).getRGB());
    }
    var indexed = Png.indexed(image, 128);
    for (int x = 0; x < 100; x++) {
      assertThat(indexed.getRGB(x, 0)).isEqualTo(image.getRGB(x, 0));
    }
  }

  private static int ink(BufferedImage image, int x, int y) {
    return (image.getRGB(x, y) & 0xffffff) == 0xffffff ? 0 : 1;
  }
}
