package nabla.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A network as circles and lines, from left to right. Neurons that are switched off are empty
 * circles, and nothing goes in or out of them.
 */
public final class NeuronPlot implements Plot {
  private static final Color LINE = new Color(0x9a, 0xb4, 0xd0);
  private static final double RADIUS = 10;

  private final List<double[]> layers;
  private final String title;

  private NeuronPlot(List<double[]> layers, String title) {
    this.layers = List.copyOf(layers);
    this.title = title;
  }

  /**
   * Draws layers of neurons.
   *
   * @param title a few words
   * @param layers from the inputs to the outputs: a number per neuron, 0 for one that is switched
   *     off
   * @return a plot
   */
  public static NeuronPlot of(String title, List<double[]> layers) {
    return new NeuronPlot(layers, title);
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    g.setColor(Theme.PAPER);
    g.fillRect(0, 0, width, height);
    g.setColor(Theme.INK);
    g.setFont(Theme.TITLE);
    int left = (width - g.getFontMetrics().stringWidth(title)) / 2;
    g.drawString(title, left, 22);
    g.setStroke(new BasicStroke(1f));
    for (int l = 1; l < layers.size(); l++) {
      lines(g, l, width, height);
    }
    for (int l = 0; l < layers.size(); l++) {
      for (int i = 0; i < layers.get(l).length; i++) {
        neuron(g, l, i, width, height);
      }
    }
  }

  private void lines(Graphics2D g, int l, int width, int height) {
    g.setColor(LINE);
    for (int from = 0; from < layers.get(l - 1).length; from++) {
      for (int to = 0; to < layers.get(l).length; to++) {
        if (on(l - 1, from) && on(l, to)) {
          g.draw(
              new Line2D.Double(
                  x(l - 1, width), y(l - 1, from, height), x(l, width), y(l, to, height)));
        }
      }
    }
  }

  private void neuron(Graphics2D g, int l, int i, int width, int height) {
    var circle =
        new Ellipse2D.Double(
            x(l, width) - RADIUS, y(l, i, height) - RADIUS, 2 * RADIUS, 2 * RADIUS);
    g.setColor(on(l, i) ? Theme.series(0) : Theme.PAPER);
    g.fill(circle);
    g.setColor(on(l, i) ? Theme.series(0) : Theme.FRAME);
    g.draw(circle);
  }

  private boolean on(int l, int i) {
    return layers.get(l)[i] != 0;
  }

  private double x(int l, int width) {
    return width * (l + 0.5) / layers.size();
  }

  private double y(int l, int i, int height) {
    return 30 + (height - 30) * (i + 0.5) / layers.get(l).length;
  }

  @Override
  public int width() {
    return 560;
  }

  @Override
  public int height() {
    return 300;
  }

  @Override
  public String description() {
    long off = layers.stream().flatMapToDouble(DoubleStream::of).filter(v -> v == 0).count();
    return "%s: a network of %d layers, %d neurons switched off"
        .formatted(title, layers.size(), off);
  }
}
