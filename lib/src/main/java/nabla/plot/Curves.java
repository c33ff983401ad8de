package nabla.plot;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import nabla.core.Epoch;
import nabla.core.History;

/** How training went: loss and accuracy over the epochs, of one run or of several. */
public final class Curves extends Figure<Curves> {
  private final Map<String, History> runs = new LinkedHashMap<>();
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
    return this;
  }

  /**
   * Makes the axis of the loss logarithmic.
   *
   * @return this plot
   */
  public Curves logLoss() {
    logLoss = true;
    return this;
  }

  /**
   * Leaves the accuracy out.
   *
   * @return this plot
   */
  public Curves lossOnly() {
    lossOnly = true;
    return this;
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    drawPaperAndTitle(g, width, height);
    var panels = panels();
    var legend = panels.get(0).legend();
    int top = title().isEmpty() ? 0 : 26;
    int bottom = legend.height(g, width - 40);
    int w = width / panels.size();
    for (int i = 0; i < panels.size(); i++) {
      var cell = (Graphics2D) g.create(i * w, top, w, height - top - bottom);
      panels.get(i).draw(cell, w, height - top - bottom, new Legend(List.of()));
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
    var loss = panel("loss", Epoch::loss, Epoch::testLoss);
    return lossOnly || !any(Epoch::accuracy)
        ? List.of(loss)
        : List.of(loss, panel("accuracy", Epoch::accuracy, Epoch::testAccuracy));
  }

  private Lines panel(
      String quantity, ToDoubleFunction<Epoch> train, ToDoubleFunction<Epoch> test) {
    Lines panel = null;
    int colour = 0;
    for (var run : runs.entrySet()) {
      var epochs = XYFigure.counting(run.getValue().epochs().size());
      for (var part : parts(run, train, test, colour)) {
        var data =
            new XYData(
                part.name(),
                epochs,
                run.getValue().series(part.quantity()),
                null,
                part.style(),
                part.colour());
        panel = panel == null ? Lines.empty().add(data) : panel.add(data);
      }
      colour++;
    }
    panel.x("epoch").y(quantity);
    return logLoss && quantity.equals("loss") ? panel.logY() : panel;
  }

  private record Part(
      String name, ToDoubleFunction<Epoch> quantity, XYData.Style style, int colour) {}

  /** Alone, the test curve has its own colour; among several runs it is the dashed one. */
  private List<Part> parts(
      Map.Entry<String, History> run,
      ToDoubleFunction<Epoch> train,
      ToDoubleFunction<Epoch> test,
      int colour) {
    boolean alone = runs.size() == 1;
    var prefix = alone ? "" : run.getKey() + " ";
    var parts = new ArrayList<Part>();
    boolean tested = has(run.getValue(), test);
    parts.add(
        new Part(
            tested ? prefix + "train" : alone ? "train" : run.getKey(),
            train,
            XYData.Style.LINE,
            colour));
    if (tested) {
      parts.add(
          new Part(
              prefix + "test",
              test,
              alone ? XYData.Style.LINE : XYData.Style.DASHED,
              alone ? colour + 1 : colour));
    }
    return parts;
  }

  private boolean any(ToDoubleFunction<Epoch> quantity) {
    return runs.values().stream().anyMatch(run -> has(run, quantity));
  }

  private static boolean has(History run, ToDoubleFunction<Epoch> quantity) {
    return DoubleStream.of(run.series(quantity)).anyMatch(Double::isFinite);
  }
}
