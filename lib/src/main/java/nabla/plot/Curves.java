package nabla.plot;

import java.awt.Graphics2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import nabla.core.Epoch;
import nabla.core.History;
import org.knowm.xchart.XYChart;

/** How training went: loss and accuracy over the epochs, of one run or of several. */
public final class Curves extends Figure<Curves> {
  private final Map<String, History> runs = new LinkedHashMap<>();
  private List<Lines> panels = List.of();
  private boolean logLoss;
  private boolean lossOnly;

  private Curves() {}

  /**
   * One run.
   *
   * @param run its history
   * @return a plot
   */
  public static Curves of(History run) {
    return of("", run);
  }

  /**
   * A run with a name, to be compared with others.
   *
   * @param name for the legend
   * @param run its history
   * @return a plot
   */
  public static Curves of(String name, History run) {
    return new Curves().and(name, run);
  }

  /**
   * Adds a run.
   *
   * @param name for the legend
   * @param run its history
   * @return this plot
   */
  public Curves and(String name, History run) {
    runs.put(name, run);
    panels = List.of();
    return this;
  }

  /**
   * Makes the axis of the loss logarithmic.
   *
   * @return this plot
   */
  public Curves logLoss() {
    logLoss = true;
    panels = List.of();
    return this;
  }

  /**
   * Leaves the accuracy out.
   *
   * @return this plot
   */
  public Curves lossOnly() {
    lossOnly = true;
    panels = List.of();
    return this;
  }

  /**
   * The charts that draw this plot, to be restyled with XChart's own methods once all runs are
   * added.
   *
   * @return the loss's chart, then the accuracy's if there is one
   */
  public List<XYChart> charts() {
    return panels().stream().map(Lines::chart).toList();
  }

  /**
   * The chart of the loss.
   *
   * @return the first of {@link #charts()}
   */
  public XYChart chart() {
    return charts().get(0);
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    drawPaperAndTitle(g, width, height);
    int top = title().isEmpty() ? 0 : 26;
    var legend = panels().get(0).legend();
    int bottom = legend.height(g, width - 40);
    int w = width / panels().size();
    for (int i = 0; i < panels().size(); i++) {
      var cell = (Graphics2D) g.create(i * w, top, w, height - top - bottom);
      panels().get(i).draw(cell, w, height - top - bottom, false);
      cell.dispose();
    }
    legend.draw(g, 20, height - bottom, width - 40);
  }

  @Override
  public int width() {
    return Math.max(super.width(), 700);
  }

  @Override
  public int height() {
    return Math.min(super.height(), 340);
  }

  private List<Lines> panels() {
    if (panels.isEmpty()) {
      var loss = panel("loss", Epoch::loss, Epoch::testLoss);
      panels =
          lossOnly || !any(Epoch::accuracy)
              ? List.of(loss)
              : List.of(loss, panel("accuracy", Epoch::accuracy, Epoch::testAccuracy));
    }
    return panels;
  }

  private Lines panel(
      String quantity, ToDoubleFunction<Epoch> train, ToDoubleFunction<Epoch> test) {
    var panel = Lines.empty().x("epoch").y(quantity);
    for (var run : runs.entrySet()) {
      var epochs = run.getValue().series(Epoch::number);
      for (var part : parts(run, train, test)) {
        panel.add(
            part.name(),
            part.colour(),
            epochs,
            run.getValue().series(part.quantity()),
            null,
            part.style());
      }
    }
    return logLoss && quantity.equals("loss") ? panel.logY() : panel;
  }

  private record Part(
      String name, String colour, ToDoubleFunction<Epoch> quantity, XYPlot.Style style) {}

  /** Alone, the test curve has its own colour; among several runs it is the dashed one. */
  private List<Part> parts(
      Map.Entry<String, History> run, ToDoubleFunction<Epoch> train, ToDoubleFunction<Epoch> test) {
    boolean tested = has(run.getValue(), test);
    var name = run.getKey();
    if (runs.size() == 1) {
      var alone = new Part("train", "train", train, XYPlot.Style.LINE);
      return tested
          ? List.of(alone, new Part("test", "test", test, XYPlot.Style.LINE))
          : List.of(alone);
    }
    return tested
        ? List.of(
            new Part(name + " train", name, train, XYPlot.Style.LINE),
            new Part(name + " test", name, test, XYPlot.Style.DASHED))
        : List.of(new Part(name, name, train, XYPlot.Style.LINE));
  }

  private boolean any(ToDoubleFunction<Epoch> quantity) {
    return runs.values().stream().anyMatch(run -> has(run, quantity));
  }

  private static boolean has(History run, ToDoubleFunction<Epoch> quantity) {
    return DoubleStream.of(run.series(quantity)).anyMatch(Double::isFinite);
  }

  @Override
  public String description() {
    var shown = panels().get(0).description();
    return super.description() + " of " + String.join(", ", quantities()) + "; " + shown;
  }

  private List<String> quantities() {
    return panels().size() == 1 ? List.of("loss") : List.of("loss", "accuracy");
  }
}
