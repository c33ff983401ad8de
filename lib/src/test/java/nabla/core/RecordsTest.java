package nabla.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordsTest {

  private static Dataset numbered(int n) {
    var x = IntStream.range(0, n).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
    return new Dataset(x, IntStream.range(0, n).map(i -> i % 3).toArray(), 3);
  }

  @Test
  void aDatasetRefusesLabelsThatDoNotFit() {
    assertThatThrownBy(() -> new Dataset(new double[3][1], new int[2], 2))
        .hasMessage("label has 2 entries, x has 3 rows: pass both from the same Split");
    assertThatThrownBy(() -> new Dataset(new double[1][1], new int[] {2}, 2))
        .hasMessageContaining("label[0] is 2, but the classes are 0 to 1");
  }

  @Test
  void splittingLosesAndRepeatsNothingAndKeepsLabelsWithTheirRows() {
    var split = numbered(100).split(0.8, 3);
    assertThat(split.train().size()).isEqualTo(80);
    var all =
        IntStream.concat(
                Arrays.stream(split.train().x()).mapToInt(row -> (int) row[0]),
                Arrays.stream(split.test().x()).mapToInt(row -> (int) row[0]))
            .sorted()
            .toArray();
    assertThat(all).isEqualTo(IntStream.range(0, 100).toArray());
    for (int i = 0; i < 20; i++) {
      assertThat(split.test().label()[i]).isEqualTo((int) split.test().x()[i][0] % 3);
    }
    assertThat(numbered(100).split(0.8, 3).test().label()).isEqualTo(split.test().label());
    assertThatThrownBy(() -> numbered(9).split(1, 1)).hasMessageContaining("such as 0.8");
  }

  @Test
  void leaksAreCounted() {
    var data = numbered(10);
    assertThat(data.split(0.5, 1).leaks()).isZero();
    var copied = new Dataset(new double[][] {{3}, {4}, {11}}, new int[3], 3);
    assertThat(new Split(data, copied).leaks()).isEqualTo(2);
  }

  @Test
  void everyPermutationIsEquallyLikely() {
    var random = new SplittableRandom(1);
    var counts = new int[6];
    for (int i = 0; i < 6000; i++) {
      var p = Dataset.permutation(3, random);
      counts[p[0] * 2 + (p[1] > p[2] ? 1 : 0)]++;
    }
    assertThat(Arrays.stream(counts).boxed()).allMatch(c -> c > 850 && c < 1150);
  }

  @Test
  void countsHeadsAndRows() {
    assertThat(numbered(7).counts()).containsExactly(3, 2, 2);
    assertThat(numbered(7).head(2).label()).containsExactly(0, 1);
    assertThat(numbered(7).rows(5, 0).label()).containsExactly(2, 0);
  }

  @Test
  void classesMayBeLeftOutAndLabelsShuffled() {
    var data = numbered(30);
    assertThat(data.only(0, 2).counts()).containsExactly(10, 0, 10);
    assertThat(data.only(2).x()[0]).containsExactly(2);
    var shuffled = data.withShuffledLabels(1);
    assertThat(shuffled.counts()).isEqualTo(data.counts());
    assertThat(shuffled.label()).isNotEqualTo(data.label());
    assertThat(shuffled.x()).isSameAs(data.x());
  }

  @Test
  void noisyLabelsAreDrawnByLotForTheShareAskedFor() {
    var data = numbered(9000);
    var noisy = data.withNoisyLabels(0.3, 1);
    long changed = IntStream.range(0, 9000).filter(i -> noisy.label(i) != data.label(i)).count();
    // Of three classes a third of the lots gives the right one: 0.2 are wrong.
    assertThat(changed / 9000.0).isCloseTo(0.2, within(4 * Math.sqrt(0.16 / 9000)));
    assertThat(noisy.x()).isSameAs(data.x());
    assertThat(data.withNoisyLabels(0, 1).label()).isEqualTo(data.label());
    assertThatThrownBy(() -> data.withNoisyLabels(1.5, 1)).hasMessageContaining("0 to 1");
  }

  @Test
  void aClassifierIsJudgedByWhatItGetsRight() {
    Classifier parity = x -> (int) x[0] % 2;
    var data = new Dataset(new double[][] {{0}, {1}, {2}, {3}}, new int[] {0, 1, 1, 1}, 2);
    assertThat(parity.accuracy(data)).isEqualTo(0.75);
    var confusion = parity.confusion(data);
    assertThat(confusion.counts()).isDeepEqualTo(new int[][] {{1, 0}, {1, 2}});
    assertThat(confusion.accuracy()).isEqualTo(0.75);
    assertThat(confusion.recall(1)).isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void comparisonsTellExactFromCloseFromOff() {
    var a = List.of(Tensor.of("W", new double[] {1, -2}), Tensor.of("b", new double[] {3}));
    var b = List.of(Tensor.of("W", new double[] {1, -2}), Tensor.of("b", new double[] {3.00001}));
    var c = List.of(Tensor.of("W", new double[] {1, 2}), Tensor.of("b", new double[] {Double.NaN}));
    assertThat(Comparison.of(a, a).rows()).allMatch(Comparison.Row::exact);
    assertThat(Comparison.of(a, b).rows().get(1).exact()).isFalse();
    assertThat(Comparison.of(a, b).allClose()).isTrue();
    assertThat(Comparison.of(a, b).maxDifference()).isCloseTo(1e-5, within(1e-12));
    assertThat(Comparison.of(a, c).rows()).noneMatch(Comparison.Row::close);
    assertThatThrownBy(() -> Comparison.of(a, a.subList(0, 1))).hasMessageContaining("2 arrays");
    assertThatThrownBy(() -> Comparison.of(a.subList(0, 1), a.subList(1, 2)))
        .hasMessageContaining("W has 2 entries against 1");
  }
}
