package nabla.scratch.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import nabla.core.FitListener;
import nabla.core.LayerReport;

/**
 * The doctor's view of a network in training: what each layer sends forward, what blame comes back,
 * how many neurons are asleep, and how far each step moves the weights. Give it to {@code fit} as a
 * listener; it looks after every batch.
 */
public final class Diagnostics implements FitListener {
  private final Chain chain;
  private final List<Stage> stages = new ArrayList<>();

  /**
   * Looks at a network from now on. Weights and the activation behind them make one row of the
   * report, and so does a residual block.
   *
   * @param network what to look at
   */
  public Diagnostics(Network network) {
    chain = network.layers();
    int last = chain.layers().size() - 1;
    int from = 0;
    for (int l = 0; l <= last; l++) {
      var layer = chain.layers().get(l);
      if (layer instanceof ActivationLayer || layer instanceof Residual || l == last) {
        boolean bends = layer instanceof ActivationLayer && l > 0;
        var name = l == last ? "scores" : "layer " + (stages.size() + 1);
        stages.add(new Stage(name, bends ? l - 1 : l, l, chain.layers().subList(from, l + 1)));
        from = l + 1;
      }
    }
  }

  @Override
  public void batch(int epoch, int done, int of) {
    stages.forEach(Stage::look);
  }

  /**
   * What was seen in the last forward and backward pass.
   *
   * @return one report per row, from the input to the scores
   */
  public List<LayerReport> layers() {
    return stages.stream().map(stage -> stage.report(chain.outputs(), chain.deltas())).toList();
  }

  private static final class Stage {
    private final String name;
    private final int sums;
    private final int output;
    private final List<Affine> weights;
    private final List<ActivationLayer> activations;
    private final List<Double> gradientToData = new ArrayList<>();
    private final List<Double> updateToData = new ArrayList<>();
    private double[] before;

    Stage(String name, int sums, int output, List<Layer> layers) {
      this.name = name;
      this.sums = sums;
      this.output = output;
      weights = all(layers, Affine.class).toList();
      activations = all(layers, ActivationLayer.class).toList();
      before = flat(weights.stream().map(Affine::w));
    }

    void look() {
      var now = flat(weights.stream().map(Affine::w));
      double size = deviation(now);
      var step = now.clone();
      Arrays.setAll(step, i -> now[i] - before[i]);
      gradientToData.add(deviation(flat(weights.stream().map(Affine::dw))) / size);
      updateToData.add(deviation(step) / size);
      before = now;
    }

    LayerReport report(List<double[][]> outputs, List<double[][]> deltas) {
      return new LayerReport(
          name,
          outputs.get(output),
          deltas.get(sums),
          activations.stream().mapToDouble(ActivationLayer::saturated).average().orElse(0),
          activations.stream().mapToDouble(ActivationLayer::dead).average().orElse(0),
          gradientToData.stream().mapToDouble(Double::doubleValue).toArray(),
          updateToData.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  /** The layers of a kind, those inside of others too. */
  private static <L extends Layer> Stream<L> all(List<? extends Layer> layers, Class<L> kind) {
    return layers.stream()
        .flatMap(
            layer -> {
              if (layer instanceof Chain inner) {
                return all(inner.layers(), kind);
              }
              if (layer instanceof Residual block) {
                return all(List.of(block.inner()), kind);
              }
              return kind.isInstance(layer) ? Stream.of(kind.cast(layer)) : Stream.empty();
            });
  }

  private static double[] flat(Stream<double[][]> matrices) {
    return matrices.flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double deviation(double[] values) {
    double mean = DoubleStream.of(values).sum() / values.length;
    double sum = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(sum / values.length);
  }

  @Override
  public String toString() {
    return "Diagnostics[%d rows, %d steps]"
        .formatted(stages.size(), stages.get(0).updateToData.size());
  }
}
