package nabla.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nabla.check.Claim;
import nabla.core.Epoch;
import nabla.core.FitConfig;
import nabla.core.History;
import nabla.data.Toy;
import nabla.plot.Boundary;
import nabla.scratch.autodiff.Value;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.QuickChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RenderingTest {
  private final Rendering rendering = Rendering.standard();

  @Test
  void aPlotIsAPngWithTheSizeItIsShownAtAndUnderSixtyKilobytes() {
    var plot = Boundary.of(Toy.moons(400, 0.2, 7), x -> x[0] + Math.sin(3 * x[1]));
    var forms = rendering.of(plot);
    byte[] png = (byte[]) forms.content().get("image/png");
    assertThat(png).startsWith(0x89, 'P', 'N', 'G').hasSizeLessThan(60_000);
    assertThat(forms.metadata().get("image/png").toString())
        .contains("width=" + plot.width())
        .contains("height=" + plot.height());
  }

  @Test
  void aPictureCarriesItsAlternativeTextForThoseWhoDoNotSeeIt() {
    var plot = Boundary.of(Toy.moons(40, 0.2, 7), x -> x[0]).title("A cut");
    var forms = rendering.of(plot);
    assertThat(forms.metadata().get("image/png"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("alt", plot.description());
    assertThat(forms.content()).containsEntry("text/plain", plot.description());
    assertThat(plot.description()).contains("A cut", "class 0", "class 1");
    var chart = QuickChart.getChart("theirs", "x", "y", "s", new double[] {1}, new double[] {3});
    assertThat(rendering.of(chart).metadata().get("image/png").toString())
        .contains("alt=Chart: theirs");
  }

  @Test
  void aTableIsHtmlWithHarmlessTextAndNumbersToRead() {
    var table =
        Table.create("t", StringColumn.create("name", "a<b"), DoubleColumn.create("v", 1.0 / 3));
    assertThat((String) rendering.of(table).content().get("text/html"))
        .contains("a&lt;b")
        .contains("<td>0.3333</td>");
  }

  @Test
  void aTablesHeadingsStandWhereTheirColumnsDoAndLargeNumbersAreReadInThrees() {
    var table =
        Table.create(
            "t",
            StringColumn.create("plan", "wide", "old"),
            LongColumn.create("parameters", 159_010, 1986));
    assertThat((String) rendering.of(table).content().get("text/html"))
        .contains("<th style=\"text-align:left\">plan</th><th>parameters</th>")
        .contains("<td style=\"text-align:left\">wide</td><td>159,010</td>")
        .contains("<td>1986</td>");
  }

  @Test
  void aLongGraphIsMadeSmallerThanANotebookIsWide() {
    var value = Value.of(2, "a");
    for (int i = 0; i < 12; i++) {
      value = value.tanh();
    }
    var svg = (String) rendering.of(value.graph()).content().get("image/svg+xml");
    assertThat(svg).contains(" width=\"900\"").containsPattern("viewBox=\"0 0 [12]\\d{3} ");
  }

  @Test
  void aClaimCarriesItsMeasurementForMachinesToo() {
    var claim = Claim.of("N19", "more than 97 %").measured(0.98, 0.99, 0.985).above(0.97);
    var forms = rendering.of(claim).content();
    assertThat((String) forms.get("text/html")).contains("N19").contains("✓");
    assertThat(forms.get(Claim.MIME).toString()).contains("id=N19").contains("verdict=holds");
  }

  @Test
  void aGraphIsAPictureUnlessItIsTooLargeToRead() {
    var value = Value.of(2, "a").mul(Value.of(3, "b"));
    assertThat((String) rendering.of(value.graph()).content().get("image/svg+xml"))
        .startsWith("<svg");
    for (int i = 0; i < 400; i++) {
      value = value.add(1);
    }
    assertThat(rendering.of(value.graph()).content()).containsOnlyKeys("text/plain");
  }

  @Test
  void aHistoryIsShownWithoutTheTimeItTook() {
    var epoch = new Epoch(1, 0.5, 0.75, 0.6, 0.7, 12.3);
    var history = new History(new FitConfig(1, 0.1, 16, 7), List.of(epoch));
    assertThat(rendering.of(history).content())
        .containsOnly(
            Map.entry(
                "text/plain",
                "History[1 epochs, loss 0.5000, accuracy 0.7500, test accuracy 0.7000]"));
  }

  @Test
  void aChartMadeWithXChartItselfIsAPicture() {
    var chart =
        QuickChart.getChart("title", "x", "y", "s", new double[] {1, 2}, new double[] {3, 4});
    assertThat((byte[]) rendering.of(chart).content().get("image/png"))
        .startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void everythingElseIsItsText() {
    assertThat(rendering.of(List.of(1, 2)).content())
        .containsOnly(Map.entry("text/plain", "[1, 2]"));
  }
}
