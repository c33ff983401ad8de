package nabla.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MarksTest {

  @Test
  void plusAndCrossEquallyOftenAndTheSameForTheSameSeed() {
    var marks = Marks.of(40, 7);
    assertThat(marks.counts()).containsExactly(20, 20);
    assertThat(marks.features()).isEqualTo(Marks.SIDE * Marks.SIDE);
    assertThat(marks.x()).isDeepEqualTo(Marks.of(40, 7).x());
    assertThat(marks.x()[0]).isNotEqualTo(Marks.of(40, 8).x()[0]);
  }

  @Test
  void bothMarksHaveFivePixelsAndDifferOnlyInTheirPlaces() {
    for (int label = 0; label < 2; label++) {
      var image = Marks.clean(label, 13, 0, 0.25, 1);
      assertThat(Arrays.stream(image).filter(v -> v == 1.25).count()).isEqualTo(5);
      assertThat(Arrays.stream(image).filter(v -> v == 0.25).count()).isEqualTo(256 - 5);
      assertThat(image[14 * Marks.SIDE + 1]).as("the centre").isEqualTo(1.25);
    }
    assertThat(Marks.clean(0, 5, 5, 0, 1)[5 * Marks.SIDE + 6]).as("a plus points up").isEqualTo(1);
    assertThat(Marks.clean(1, 5, 5, 0, 1)[5 * Marks.SIDE + 5])
        .as("a cross has corners")
        .isEqualTo(1);
  }
}
