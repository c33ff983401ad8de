package nabla.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nabla.core.Dataset;
import nabla.core.Sweep;
import nabla.data.Toy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;

/** What every plot of the course keeps to, so that it can be read without its cell. */
class PlotRulesTest {

  // chart() is XChart's chart, and what is done to it is seen

  @Test
  void whatAReaderChangesAtTheChartIsWhatIsDrawn() {
    var plot = Lines.of("loss", new double[] {3, 2, 1});
    plot.chart().getSeries("loss").setMarkerColor(Color.MAGENTA);
    plot.chart().getSeries("loss").setLineColor(Color.MAGENTA);
    plot.chart().getStyler().setPlotBackgroundColor(Color.YELLOW);
    plot.chart().setTitle("by XChart");
    assertThat(count(plot, Color.MAGENTA)).isGreaterThan(100);
    assertThat(count(plot, Color.YELLOW)).isGreaterThan(50_000);
    assertThat(plot.description()).contains("by XChart");
  }

  @Test
  void aSeriesThatAReaderAddsIsInView() {
    var plot = Lines.of("loss", new double[] {3, 2, 1});
    plot.chart().addSeries("far", new double[] {10, 20}, new double[] {-50, 50});
    var area = drawn(plot, plot.chart());
    assertThat(area.x().max()).isGreaterThan(20);
    assertThat(area.y().min()).isLessThan(-50);
  }

  @Test
  void aLegendThatAReaderMovesIsXChartsOwn() {
    var plot = Lines.of("loss", new double[] {3, 2, 1});
    var below = plot.image(1);
    plot.chart().getStyler().setLegendPosition(LegendPosition.InsideNE);
    assertThat(plot.image(1).getRGB(600, 375)).isEqualTo(Color.WHITE.getRGB());
    assertThat(pixels(plot.image(1))).isNotEqualTo(pixels(below));
  }

  @Test
  void everyPlotWithTwoAxesHandsItsChartOut() throws Exception {
    for (var plot : Gallery.all().values()) {
      if (!(plot instanceof ImageGrid
          || plot instanceof Surface
          || plot instanceof SmallMultiples)) {
        assertThat(plot.getClass().getMethod("chart").invoke(plot)).isNotNull();
      }
    }
  }

  // geometry

  static Stream<Arguments> geometric() {
    var data = Toy.moons(200, 0.1, 7);
    return Stream.of(
        Arguments.of("boundary", Boundary.of(data, p -> p[0])),
        Arguments.of("classes", Boundary.classes(data, p -> p[0] > 0 ? 1 : 0)),
        Arguments.of("scatter", Scatter.of(data)),
        Arguments.of("flat", Contours.of(p -> p[0], -2, 2, -1, 1).path("way", Gallery.descent())),
        Arguments.of("tall", Contours.of(p -> p[1], -1, 1, -3, 3)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("geometric")
  void aUnitIsAsLongAcrossAsItIsUp(String name, XYPlot<?> plot) {
    var area = drawn(plot, plot.chart());
    double across = area.px(1) - area.px(0);
    double up = area.py(0) - area.py(1);
    assertThat(across / up).isEqualTo(1, within(0.01));
  }

  @Test
  void equalAxesCutNothingOff() {
    var area = drawn(Contours.of(p -> p[0], -2, 2, -1, 1));
    assertThat(area.x().min()).isLessThanOrEqualTo(-2);
    assertThat(area.x().max()).isGreaterThanOrEqualTo(2);
    assertThat(area.y().min()).isLessThanOrEqualTo(-1);
    assertThat(area.y().max()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void theEdgeOfAStepIsNotJagged() {
    var data = new Dataset(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new int[4], 1);
    // A slanted cut: on a grid of three pixels its line would go up in stairs.
    var raster = Raster.of(p -> p[1] > 0.37 * p[0] + 0.1 ? 1 : -1, range(), range(), 101, 101);
    var crossings = Level.crossings(raster.values(), 0);
    assertThat(crossings).hasSizeGreaterThan(100);
    var image =
        new java.awt.image.BufferedImage(600, 600, java.awt.image.BufferedImage.TYPE_INT_RGB);
    var g = image.createGraphics();
    g.setColor(Color.WHITE);
    raster.sharpLine(g, new java.awt.geom.Rectangle2D.Double(0, 0, 600, 600));
    for (int x = 0; x < 600; x++) {
      for (int y = 0; y < 600; y++) {
        if (image.getRGB(x, y) == Color.WHITE.getRGB()) {
          double wanted = 600 - (0.37 * x + 60);
          assertThat((double) y).isEqualTo(wanted, within(1.6));
        }
      }
    }
    assertThat(Boundary.of(data, p -> p[0] > 0.5 ? 1 : -1).png()).isNotEmpty();
  }

  private static Range range() {
    return new Range(0, 1, false);
  }

  @Test
  void aFunctionThatJumpsHasAGapThere() {
    var samples = Samples.of(Math::signum, -5, 5, 400);
    assertThat(Arrays.stream(samples.y()).filter(Double::isNaN).count()).isEqualTo(2);
    var steep = Samples.of(z -> Math.tanh(20 * z), -5, 5, 400);
    assertThat(steep.y()).doesNotContain(Double.NaN);
  }

  // steps, marks, intervals

  @Test
  void stepsAreCountedFromZero() {
    var series = Lines.of("loss", new double[] {3, 2, 1}).chart().getSeries("loss");
    assertThat(series.getXData()).containsExactly(0, 1, 2);
  }

  @Test
  void epochsAreCountedFromOne() {
    var series = Curves.of(Gallery.history(0.5, true)).chart().getSeries("train");
    assertThat(series.getXData()).startsWith(1, 2, 3);
  }

  @Test
  void measuredPointsHaveMarksAndFunctionsHaveNone() {
    var plot = Lines.function("theory", 0, 4, x -> x).and("measured", new double[] {1, 2, 4});
    assertThat(plot.chart().getSeries("measured").getMarker()).isInstanceOf(Mark.class);
    assertThat(plot.chart().getSeries("theory").getMarker()).isNotInstanceOf(Mark.class);
  }

  @Test
  void noRowOfALegendTouchesTheEdgeAtAnyWidth() {
    for (int width = 400; width <= 760; width += 3) {
      var plot = Lines.of("sigmoid, one", new double[] {1, 2, 3}).size(width, 300);
      for (var name : List.of("tanh, two", "ReLU, three", "ReLU, four", "ReLU, five")) {
        plot.and(name, new double[] {2, 3, 4});
      }
      var image = plot.image(1);
      for (int y = 262; y < 300; y++) {
        assertThat(image.getRGB(0, y)).as("width %d", width).isEqualTo(Color.WHITE.getRGB());
        assertThat(image.getRGB(width - 1, y)).isEqualTo(Color.WHITE.getRGB());
      }
    }
  }

  @Test
  void theLegendSaysWhatAnIntervalIsAndOfHowManySeeds() {
    var trials = Sweep.seeds(5).across(List.of(1, 2, 4), (n, seed) -> n + 0.1 * seed);
    assertThat(legend(Lines.of("", trials).chart())).containsExactly("mean ± sd of 5 seeds");
    assertThat(legend(Lines.of("tanh", trials).chart()))
        .containsExactly("tanh: mean ± sd of 5 seeds");
    double[] three = {1, 2, 3};
    assertThat(legend(Lines.of("a", three).errors("b", three, three, three).chart()))
        .containsExactly("a", "b: mean ± sd");
    var bars = Bars.of(trials).chart().getSeriesCollection().iterator().next();
    assertThat(bars.getLabel()).isEqualTo("mean ± sd of 5 seeds");
    assertThat(bars.isShowInLegend()).isTrue();
  }

  // one colour per name

  @Test
  void aNameHasOneColourInPlotsSideBySide() {
    double[] y = {1, 2, 3};
    var left = Lines.of("constant", y).and("1/t", y).and("stairs", y).and("cosine", y);
    var right = Lines.of("constant", y).and("cosine", y);
    assertThat(colour(right, "cosine")).as("alone").isNotEqualTo(colour(left, "cosine"));
    SmallMultiples.of(left, right);
    assertThat(colour(right, "cosine")).isEqualTo(colour(left, "cosine"));
    assertThat(colour(right, "constant")).isEqualTo(colour(left, "constant"));
  }

  @Test
  void plotsGivenTheSameNamesShowThemInTheSameColours() {
    double[] y = {1, 2, 3};
    var one = Lines.of("b", y).colours("a", "b", "c");
    var other = Lines.of("c", y).and("b", y).colours("a", "b", "c");
    assertThat(colour(one, "b")).isEqualTo(colour(other, "b"));
  }

  @Test
  void theNamesOfEveryNotebookHaveTheirColourWhereverTheyStand() {
    double[] y = {1, 2, 3};
    var rules = Lines.of("something", y).and("Adam", y).and("momentum 0.9", y);
    var map = Contours.of(p -> p[0], -1, 1, -1, 1).path("momentum", Gallery.descent());
    assertThat(colour(rules, "momentum 0.9")).isEqualTo(colour(map, "momentum"));
    assertThat(colour(rules, "something")).isNotIn(colour(rules, "Adam"), colour(map, "momentum"));
    assertThat(colour(Lines.of("test", y), "test")).isEqualTo(Theme.series(1));
  }

  @Test
  void noTwoOfTenNamesInAPlotShareAColour() {
    var names = List.of("ReLU", "a", "b", "train", "c", "d", "Adam", "e", "f", "g");
    var palette = Palette.of(names, 0);
    assertThat(names.stream().map(palette::colour).distinct()).hasSize(10);
  }

  // logarithmic axes

  @Test
  void aLogarithmicAxisSaysThatItIsOne() {
    var plot = Lines.of("a", new double[] {1, 10}).x("rate").y("error (log)").logX().logY();
    assertThat(plot.chart().getXAxisTitle()).isEqualTo("rate (log)");
    assertThat(plot.chart().getYAxisTitle()).isEqualTo("error (log)");
    var late = Lines.of("a", new double[] {1, 10}).logY().y("error");
    assertThat(late.chart().getYAxisTitle()).isEqualTo("error (log)");
  }

  @Test
  void logarithmicTicksArePowersOfTenInOneNotation() {
    assertThat(ticks(1, 1000)).containsExactly("1", "10", "100", "1000");
    assertThat(ticks(1e-10, 1)).contains("10⁻¹⁰", "10⁻⁶", "10⁻²", "10⁰").doesNotContain("0.01");
    assertThat(ticks(1, 1e6)).contains("10⁰", "10⁶").doesNotContain("100000");
    assertThat(ticks(1, 100)).containsExactly("1", "2", "5", "10", "20", "50", "100");
    assertThat(ticks(3, 100, 3, 10, 30, 100)).containsExactly("3", "10", "30", "100");
  }

  @Test
  void smallTicksThatWouldRunTogetherAreLeftOut() {
    assertThat(pixels(error(1e-14, false).image(1))).isEqualTo(pixels(error(1e-14, true).image(1)));
    assertThat(pixels(error(1e-2, false).image(1)))
        .isNotEqualTo(pixels(error(1e-2, true).image(1)));
    var plot = error(1e-14, true);
    plot.image(1);
    assertThat(plot.chart().getStyler().isAxisTicksMarksVisible()).as("as before").isTrue();
  }

  private static Lines error(double smallest, boolean marks) {
    var plot = Lines.of("error", new double[] {smallest, 1}).logY();
    plot.chart().getStyler().setAxisTicksMarksVisible(marks);
    return plot;
  }

  private static List<String> ticks(double min, double max, double... measured) {
    var text = new TickText();
    text.measure(new Range(min, max, true), measured, 8);
    text.settle();
    return text.shown().stream().map(text).toList();
  }

  @Test
  void evenTicksHaveAsManyDigitsEach() {
    var text = new TickText();
    text.measure(new Range(0.87, 0.99, false));
    List.of(0.99, 0.87, 0.88, 0.90, 0.92).forEach(text::apply);
    text.settle();
    assertThat(text.apply(0.9)).isEqualTo("0.90");
    assertThat(text.apply(-0.0)).isEqualTo("0.00");
  }

  // bars, colour scales, images

  @Test
  void aBarsNumberStandsAboveItAndItsNameStaysAName() {
    var plot = Bars.of(List.of("mean image", "linear"), new double[] {40, 80}).values("%.1f");
    assertThat(plot.chart().getSeriesCollection().iterator().next().getXData())
        .isEqualTo(List.of("mean image", "linear"));
    var without = Bars.of(List.of("mean image", "linear"), new double[] {40, 80}).image(1);
    var with = plot.image(1);
    var rows =
        IntStream.range(0, with.getHeight())
            .filter(
                y ->
                    IntStream.range(0, with.getWidth())
                        .anyMatch(x -> with.getRGB(x, y) != without.getRGB(x, y)))
            .toArray();
    assertThat(rows).isNotEmpty();
    assertThat(rows[rows.length - 1]).as("the lowest change").isLessThan(with.getHeight() - 60);
  }

  @Test
  void aColourScaleSaysWhereItWasCut() {
    var ticks = ColourBar.cut(new Range(0, 500, false), 5, false, true);
    assertThat(ticks.get(ticks.size() - 1).text()).isEqualTo("≥ 500");
    assertThat(ticks.get(0).text()).isEqualTo("0");
  }

  @Test
  void imagesInOneGridShareTheirScale() {
    var strong = new double[] {4, -4, 4, -4};
    var weak = new double[] {1, -1, 1, -1};
    var grid = ImageGrid.of(new double[][] {strong, weak}, 2).signed();
    assertThat(count(grid, Theme.POSITIVE)).isGreaterThan(100);
    assertThat(count(grid, Theme.diverging(0.25))).isGreaterThan(100);
    assertThat(grid.description()).contains("up to ±4");
    assertThat(count(ImageGrid.of(new double[][] {weak}, 2).signed(4), Theme.diverging(0.25)))
        .isGreaterThan(100);
  }

  @Test
  void captionsDoNotRunIntoEachOther() {
    var images = new double[3][16];
    var bare = ImageGrid.of(images).columns(3);
    var named = ImageGrid.of(images).columns(3).captions("a long caption", "another", "third");
    assertThat(named.width()).isGreaterThan(bare.width() - 1);
    assertThat(named.description()).contains("a long caption, another, third");
  }

  // alternative texts

  @Test
  void everyPlotTellsWhatItShows() {
    Gallery.all()
        .forEach((name, plot) -> assertThat(plot.description()).as(name).hasSizeGreaterThan(5));
    assertThat(
            Lines.of("train", new double[] {2, 1})
                .and("test", new double[] {2, 1})
                .title("Two runs")
                .x("step")
                .y("loss")
                .description())
        .isEqualTo("Lines: Two runs; across: step; up: loss; shown: train, test");
    assertThat(Bars.of(List.of("a", "b"), new double[] {1, 2.5}).title("T").description())
        .isEqualTo("Bars: T; a 1, b 2.5");
  }

  private static List<String> legend(XYChart chart) {
    return chart.getSeriesCollection().stream()
        .filter(XYSeries::isShowInLegend)
        .map(XYSeries::getLabel)
        .toList();
  }

  private static Color colour(XYPlot<?> plot, String name) {
    return plot.chart().getSeries(name).getLineColor();
  }

  private static Area drawn(XYPlot<?> plot) {
    return drawn(plot, plot.chart());
  }

  /** Where things lie when the plot is drawn, asked from inside. */
  private static Area drawn(XYPlot<?> plot, XYChart chart) {
    var seen = new ArrayList<Area>();
    Layer.add(chart, "probe", (Graphics2D g, Area area) -> seen.add(area));
    plot.image(1);
    assertThat(seen).hasSize(1);
    return seen.get(0);
  }

  private static int[] pixels(java.awt.image.BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static long count(Plot plot, Color color) {
    return Arrays.stream(pixels(plot.image(1))).filter(rgb -> rgb == color.getRGB()).count();
  }
}
