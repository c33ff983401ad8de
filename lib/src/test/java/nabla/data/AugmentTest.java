package nabla.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import nabla.core.Dataset;
import org.junit.jupiter.api.Test;

/** Shifted images keep their ink and their label. */
class AugmentTest {
  private static final double[] IMAGE = {
    1, 2, 3,
    4, 5, 6,
    7, 8, 9
  };

  @Test
  void whatLeavesIsLostAndWhatComesInIsEmpty() {
    assertThat(Augment.shift(IMAGE, 1, 0)).containsExactly(0, 1, 2, 0, 4, 5, 0, 7, 8);
    assertThat(Augment.shift(IMAGE, -1, 0)).containsExactly(2, 3, 0, 5, 6, 0, 8, 9, 0);
    assertThat(Augment.shift(IMAGE, 0, 2)).containsExactly(0, 0, 0, 0, 0, 0, 1, 2, 3);
    assertThat(Augment.shift(IMAGE, 0, -1)).containsExactly(4, 5, 6, 7, 8, 9, 0, 0, 0);
    assertThat(Augment.shift(IMAGE, 5, 0)).containsOnly(0);
    assertThat(Augment.shift(IMAGE, 0, 0)).isEqualTo(IMAGE).isNotSameAs(IMAGE);
    assertThatThrownBy(() -> Augment.shift(new double[8], 1, 1)).hasMessageContaining("no square");
  }

  @Test
  void everyPlaceComesOnceAndKeepsTheLabel() {
    var data = new Dataset(new double[][] {{0, 0, 0, 0, 1, 0, 0, 0, 0}}, new int[] {4}, 5);
    var moved = Augment.shifts(data, 1);
    assertThat(moved.size()).isEqualTo(9);
    var images = List.of(moved.x());
    assertThat(images.stream().map(Arrays::toString)).doesNotHaveDuplicates();
    assertThat(images).allMatch(x -> Arrays.stream(x).sum() == 1);
    assertThat(moved.label()).containsOnly(4);
    assertThat(Augment.shifts(data, 0).x()).isDeepEqualTo(data.x());
  }
}
