package nabla.notebook;

import ai.djl.ndarray.NDArray;
import java.awt.Graphics2D;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import nabla.check.CheckResult;
import nabla.check.Claim;
import nabla.core.Comparison;
import nabla.core.Trials;
import nabla.plot.Plot;
import nabla.scratch.autodiff.Graph;
import nabla.table.Tables;
import org.knowm.xchart.internal.chartpart.IChart;
import tech.tablesaw.api.Table;

/** How each type of the library looks in a notebook, whichever kernel shows it. */
final class Rendering {
  private final Map<Class<?>, Function<Object, Forms>> forms = new LinkedHashMap<>();

  private Rendering() {}

  /** The looks of all types a notebook meets. */
  static Rendering standard() {
    var r = new Rendering();
    r.add(Plot.class, Rendering::plot);
    r.add(IChart.class, chart -> plot(new Chart(chart)));
    r.add(Table.class, table -> Forms.plain(table.print()).html(HtmlTable.of(table)));
    r.add(Comparison.class, c -> Forms.plain(c).html(HtmlTable.of(Tables.of(c))));
    r.add(Trials.class, t -> Forms.plain(t).html(HtmlTable.of(Tables.of("setting", "value", t))));
    r.add(Claim.class, c -> Forms.plain(c).html(Verdicts.html(c)).with(Claim.MIME, c.data()));
    r.add(CheckResult.class, c -> Forms.plain(c).html(Verdicts.html(c)));
    r.add(Graph.class, Rendering::graph);
    r.add(NDArray.class, array -> Forms.plain(array.toDebugString(100, 10, 10, 10, true)));
    r.add(Html.class, html -> Forms.plain(html).html(html.text()));
    r.add(Markdown.class, m -> Forms.plain(m.text()).markdown(m.text()));
    r.add(Animation.class, a -> Forms.plain(a).html(a.html()));
    return r;
  }

  /** The types that have a look of their own, each with what makes it. */
  Map<Class<?>, Function<Object, Forms>> byType() {
    return forms;
  }

  /** The forms of any value. */
  Forms of(Object value) {
    for (var entry : forms.entrySet()) {
      if (entry.getKey().isInstance(value)) {
        return entry.getValue().apply(value);
      }
    }
    return Forms.plain(value);
  }

  private <T> void add(Class<T> type, Function<T, Forms> look) {
    forms.put(type, value -> look.apply(type.cast(value)));
  }

  /** A graph too large to be read as a picture stays text. */
  private static Forms graph(Graph graph) {
    var text = Forms.plain(graph.text());
    return graph.drawable() ? text.with("image/svg+xml", graph.svg()) : text;
  }

  /** A chart that a cell made with XChart itself. */
  private record Chart(IChart chart) implements Plot {
    @Override
    public void draw(Graphics2D g, int width, int height) {
      chart.paint(g, width, height);
    }

    @Override
    public int width() {
      return chart.getWidth();
    }

    @Override
    public int height() {
      return chart.getHeight();
    }

    @Override
    public String description() {
      return chart.getTitle().isBlank() ? "Chart" : "Chart: " + chart.getTitle();
    }
  }

  private static Forms plot(Plot plot) {
    return Forms.plain(plot.description()).png(plot);
  }
}
