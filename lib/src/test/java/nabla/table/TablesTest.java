package nabla.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nabla.core.Comparison;
import nabla.core.Confusion;
import nabla.core.Epoch;
import nabla.core.FitConfig;
import nabla.core.History;
import nabla.core.Split;
import nabla.core.Sweep;
import nabla.core.Tensor;
import nabla.data.Gates;
import org.junit.jupiter.api.Test;

class TablesTest {

  private record Milestone(int year, String what, double error, boolean deep, long neurons) {}

  @Test
  void anyRecordBecomesARow() {
    var table =
        Tables.of(
            "History",
            List.of(
                new Milestone(1958, "Perceptron", 0.5, false, 1),
                new Milestone(2012, "AlexNet", 15.3, true, 650_000)));
    assertThat(table.columnNames()).containsExactly("year", "what", "error", "deep", "neurons");
    assertThat(table.intColumn("year").get(1)).isEqualTo(2012);
    assertThat(table.stringColumn("what").get(0)).isEqualTo("Perceptron");
    assertThat(table.booleanColumn("deep").get(1)).isTrue();
    assertThat(table.longColumn("neurons").get(1)).isEqualTo(650_000);
    assertThatThrownBy(() -> Tables.of("None", List.of())).hasMessageContaining("no rows");
  }

  @Test
  void historiesHaveARowPerEpoch() {
    var table =
        Tables.of(
            new History(
                new FitConfig(2, 0.1, 4, 1),
                List.of(
                    new Epoch(1, 0.9, 0.5, Double.NaN, 0.4, 1),
                    new Epoch(2, 0.3, 0.8, Double.NaN, 0.7, 1))));
    assertThat(table.columnNames())
        .containsExactly("number", "loss", "accuracy", "test loss", "test accuracy", "seconds");
    assertThat(table.doubleColumn("test accuracy").get(1)).isEqualTo(0.7);
    assertThat(table.doubleColumn("test loss").countMissing()).isEqualTo(2);
  }

  @Test
  void sweepsShowMeanAndSpread() {
    var table =
        Tables.of(
            "width",
            "accuracy",
            Sweep.seeds(3).across(List.of(2, 4), (width, seed) -> (double) width * seed));
    assertThat(table.columnNames())
        .containsExactly("width", "accuracy (mean)", "sd", "min", "max", "seeds");
    assertThat(table.intColumn("width").asList()).containsExactly(2, 4);
    assertThat(table.doubleColumn("accuracy (mean)").get(1)).isEqualTo(8);
    assertThat(table.doubleColumn("sd").get(1)).isEqualTo(4);
  }

  @Test
  void rowsMayBeTypedIn() {
    var table =
        Tables.of(
            "ImageNet",
            new String[] {"net", "layers", "error"},
            new Object[] {"AlexNet", 8, 15.3},
            new Object[] {"ResNet", 152, 3.57});
    assertThat(table.intColumn("layers").asList()).containsExactly(8, 152);
    assertThat(table.doubleColumn("error").get(1)).isEqualTo(3.57);
    assertThatThrownBy(() -> Tables.of("bad", new String[] {"a", "b"}, new Object[][] {{1}}))
        .hasMessageContaining("1 values, but there are 2 columns");
  }

  @Test
  void comparisonsConfusionsAndCounts() {
    var a = List.of(Tensor.of("W1", new double[] {1, 2}));
    var table = Tables.of(Comparison.of(a, a));
    assertThat(table.columnNames())
        .containsExactly("name", "exact", "close", "max difference", "largest");
    assertThat(table.booleanColumn("exact").get(0)).isTrue();
    var confusion = Tables.of(new Confusion(new int[][] {{3, 1}, {0, 4}}));
    assertThat(confusion.columnNames()).containsExactly("true", "as 0", "as 1", "recall");
    assertThat(confusion.intColumn("as 1").asList()).containsExactly(1, 4);
    assertThat(confusion.doubleColumn("recall").get(0)).isEqualTo(0.75);
    var counts = Tables.counts(Gates.and());
    assertThat(counts.intColumn("examples").asList()).containsExactly(3, 1);
    assertThat(counts.doubleColumn("share").get(1)).isEqualTo(0.25);
    var both = Tables.counts(new Split(Gates.and(), Gates.xor()));
    assertThat(both.columnNames()).containsExactly("class", "train", "test");
    assertThat(both.intColumn("test").asList()).containsExactly(2, 2);
  }
}
