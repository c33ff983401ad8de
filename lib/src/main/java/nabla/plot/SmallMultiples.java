package nabla.plot;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Plots in rows and columns, to be compared at a glance. */
public final class SmallMultiples extends Figure<SmallMultiples> {
  private final List<Plot> plots;
  private int columns;

  private SmallMultiples(List<? extends Plot> plots) {
    if (plots.isEmpty()) {
      throw new IllegalArgumentException("no plots: give at least one");
    }
    this.plots = List.copyOf(plots);
    this.columns = Math.min(3, plots.size());
    fit();
    share();
  }

  /**
   * Puts plots side by side.
   *
   * @param plots row by row
   * @return a plot of plots, three to a row
   */
  public static SmallMultiples of(List<? extends Plot> plots) {
    return new SmallMultiples(plots);
  }

  /**
   * Puts plots side by side.
   *
   * @param plots row by row
   * @return a plot of plots, three to a row
   */
  public static SmallMultiples of(Plot... plots) {
    return new SmallMultiples(List.of(plots));
  }

  /**
   * Sets how many plots stand side by side.
   *
   * @param count from 1
   * @return this plot
   */
  public SmallMultiples columns(int count) {
    columns = count;
    fit();
    return this;
  }

  private int rows() {
    return (plots.size() + columns - 1) / columns;
  }

  private void fit() {
    int cell = 720 / columns;
    double shape =
        plots.stream().mapToDouble(plot -> (double) plot.height() / plot.width()).max().orElse(0.6);
    // Words need the same room in a small plot as in a large one; the rest is nearly square.
    double height = Math.max(cell * shape, 0.8 * (cell - 60) + 100);
    size(720, (int) Math.round(rows() * Math.min(height, 400)));
  }

  /** One name has one colour in all of them. */
  private void share() {
    var charts = plots.stream().filter(XYPlot.class::isInstance).map(XYPlot.class::cast).toList();
    var names = new LinkedHashSet<String>();
    for (XYPlot<?> plot : charts) {
      names.addAll(plot.names());
    }
    for (XYPlot<?> plot : charts) {
      plot.share(names.stream().filter(name -> !name.isEmpty()).toList());
    }
  }

  @Override
  public String description() {
    return plots.stream()
        .map(Plot::description)
        .collect(Collectors.joining(". ", title().isEmpty() ? "" : title() + ": ", ""));
  }

  private int top() {
    return title().isEmpty() ? 0 : 30;
  }

  @Override
  public int height() {
    return super.height() + top();
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    g.setColor(Theme.PAPER);
    g.fillRect(0, 0, width, height);
    g.setColor(Theme.INK);
    g.setFont(Theme.TITLE);
    Theme.centre(g, title(), width / 2.0, 20);
    var legend = legend();
    int bottom = legend == null ? 0 : legend.height(g, width - 40);
    int w = width / columns;
    int h = (height - top() - bottom) / rows();
    for (int i = 0; i < plots.size(); i++) {
      var cell = (Graphics2D) g.create(i % columns * w, top() + i / columns * h, w, h);
      try {
        if (legend != null && plots.get(i) instanceof XYPlot<?> plot) {
          plot.draw(cell, w, h, false);
        } else {
          plots.get(i).draw(cell, w, h);
        }
      } finally {
        cell.dispose();
      }
    }
    if (legend != null) {
      legend.draw(g, 20, height - bottom, width - 40);
    }
  }

  /** The legend that all plots have in common, null where each has its own. */
  private Legend legend() {
    var all = new ArrayList<Legend>();
    for (var plot : plots) {
      if (plot instanceof XYPlot<?> chart) {
        all.add(chart.legend());
      }
    }
    boolean shared = all.size() == plots.size() && all.stream().allMatch(all.get(0)::same);
    return shared && all.size() > 1 && !all.get(0).isEmpty() ? all.get(0) : null;
  }
}
