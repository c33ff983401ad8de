package nabla.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nabla.core.Classifier;
import nabla.core.Confusion;
import nabla.core.Dataset;
import nabla.core.Epoch;
import nabla.core.FitConfig;
import nabla.core.History;
import nabla.core.ScalarField;
import nabla.core.Sweep;
import nabla.data.Digits;
import nabla.data.Toy;

/** One of every kind of plot, as the notebooks use them. */
final class Gallery {
  private Gallery() {}

  static Map<String, Plot> all() {
    var plots = new LinkedHashMap<String, Plot>();
    Dataset moons = Toy.moons(200, 0.1, 7);
    ScalarField line = p -> p[0] - p[1] - 0.3;
    Classifier quadrants = p -> (p[0] > 0.5 ? 1 : 0) + (p[1] > 0.25 ? 2 : 0);
    var four =
        new Dataset(moons.x(), Arrays.stream(moons.x()).mapToInt(quadrants::classify).toArray(), 4);
    ScalarField bowl = q -> q[0] * q[0] + 5 * q[1] * q[1];
    plots.put("boundary", Boundary.of(moons, line).title("A straight cut"));
    plots.put(
        "arrow", Boundary.of(moons, line).arrow("w", 0.3, 0, 0.5, -0.5).ring("a mistake", 1, 0.5));
    plots.put("classes", Boundary.classes(four, quadrants).title("Four classes"));
    plots.put("curves", Curves.of(history(0.5, true)).title("One run"));
    plots.put(
        "runs", Curves.of("slow", history(0.1, true)).and("fast", history(0.7, true)).logLoss());
    plots.put("loss only", Curves.of(history(0.3, false)));
    plots.put(
        "functions",
        Lines.function("tanh", -4, 4, Math::tanh)
            .dashed("derivative", z -> 1 - Math.tanh(z) * Math.tanh(z))
            .title("An activation")
            .x("z")
            .y("a")
            .vertical(0)
            .horizontal(0));
    plots.put(
        "sweep",
        Lines.of("mean", Sweep.seeds(5).across(List.of(1, 2, 4, 8), Gallery::noisy))
            .logX()
            .logY()
            .x("width")
            .y("error"));
    plots.put("scatter", Scatter.of(moons).line("cut", new double[] {-1, 2}, new double[] {-1, 1}));
    plots.put(
        "bars",
        Bars.of(List.of("linear", "1 × 32", "1 × 100"), new double[] {87, 95, 97}, new double[3])
            .title("Test accuracy")
            .y("%"));
    plots.put(
        "two bars",
        Bars.of("train", List.of("plain", "dropout"), new double[] {99, 98})
            .and("test", new double[] {86, 87}));
    plots.put("histogram", Histogram.of("a", normal(1), 30).and("b", normal(2)).title("Two"));
    plots.put(
        "digits",
        ImageGrid.of(Digits.strokes(20, 7).x())
            .captions(IntStream.range(0, 20).mapToObj(i -> "no. " + i).toList())
            .title("Digits"));
    plots.put("weights", ImageGrid.of(weights()).signed().columns(8));
    plots.put("confusion", ConfusionPlot.of(confusion()));
    plots.put(
        "heat",
        Heatmap.of(new double[][] {{1, 2, Double.POSITIVE_INFINITY}, {0.1, 0.2, 0.3}})
            .xs("rate", 0.1, 0.2, 1.0 / 3)
            .ys("momentum", 0, 0.9)
            .title("Loss"));
    plots.put("contours", Contours.of(bowl, -2, 2, -1.6, 1.6).path("descent", descent()));
    plots.put("surface", Surface.of(bowl, -2, 2, -1.6, 1.6).path(descent()).title("Bowl"));
    plots.put(
        "timeline",
        Timeline.of(1958, "perceptron").and(1986, "back-propagation ".repeat(12)).title("Time"));
    plots.put(
        "words",
        WordMap.of("animal", List.of("cat", "dog"), new double[][] {{0, 0}, {0, 0.01}})
            .and("tool", List.of("saw"), new double[][] {{1, 2}})
            .title("Words"));
    plots.put(
        "multiples",
        SmallMultiples.of(Boundary.of(moons, line), Boundary.of(moons, bowl)).columns(2));
    return plots;
  }

  static History history(double speed, boolean tested) {
    var epochs = new ArrayList<Epoch>();
    for (int e = 1; e <= 20; e++) {
      double loss = Math.exp(-speed * e / 4);
      epochs.add(
          new Epoch(
              e,
              loss,
              tested ? 1 - loss / 2 : Double.NaN,
              tested ? loss + 0.1 : Double.NaN,
              tested ? 0.95 - loss / 2 : Double.NaN,
              0.1));
    }
    return new History(new FitConfig(20, 0.1, 16, 7), epochs);
  }

  static List<double[]> descent() {
    var path = new ArrayList<double[]>();
    double[] at = {-1.8, 1.2};
    for (int i = 0; i < 30; i++) {
      path.add(at.clone());
      at[0] -= 0.09 * 2 * at[0];
      at[1] -= 0.09 * 10 * at[1];
    }
    return path;
  }

  static Confusion confusion() {
    var counts = new int[10][10];
    for (int i = 0; i < 10; i++) {
      counts[i][i] = 950 + i;
      counts[i][(i + 3) % 10] = 4 * i;
    }
    return new Confusion(counts);
  }

  private static double noisy(int setting, long seed) {
    return 1.0 / setting + 0.02 * new SplittableRandom(seed).nextGaussian() / setting;
  }

  private static double[] normal(int seed) {
    var random = new SplittableRandom(seed);
    return random.doubles(1000).map(u -> seed + random.nextGaussian()).toArray();
  }

  private static double[][] weights() {
    var random = new SplittableRandom(4);
    var weights = new double[16][196];
    for (var row : weights) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return weights;
  }
}
