package nabla.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class DigitsTest {

  @Test
  void imagesAreInkBetweenZeroAndOne() {
    var digits = Digits.strokes(100, 1);
    assertThat(digits.features()).isEqualTo(784);
    for (var image : digits.x()) {
      assertThat(Arrays.stream(image).min().orElseThrow()).isGreaterThanOrEqualTo(0);
      assertThat(Arrays.stream(image).max().orElseThrow()).isBetween(0.6, 1.0);
      assertThat(Arrays.stream(image).average().orElseThrow()).isBetween(0.03, 0.35);
    }
  }

  @Test
  void everyDigitIsEquallyFrequentAndInRandomOrder() {
    var digits = Digits.strokes(200, 1);
    assertThat(digits.counts()).containsOnly(20);
    assertThat(Arrays.copyOf(digits.label(), 10))
        .isNotEqualTo(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  }

  @Test
  void aSeedDrawsTheSameImagesAgainAndNoImageTwice() {
    var once = Digits.strokes(300, 7);
    assertThat(Digits.strokes(300, 7).x()).isDeepEqualTo(once.x());
    var seen = new HashSet<Integer>();
    for (var image : once.x()) {
      seen.add(Arrays.hashCode(image));
    }
    for (var image : Digits.strokes(300, 8).x()) {
      seen.add(Arrays.hashCode(image));
    }
    assertThat(seen).hasSize(600);
  }

  @Test
  void theInkIsInTheMiddleAndNotAtTheBorder() {
    var digits = Digits.strokes(500, 2);
    double border = 0;
    double middle = 0;
    for (var image : digits.x()) {
      for (int i = 0; i < 28; i++) {
        border += image[i] / 28;
        middle += image[14 * 28 + i] / 28;
      }
    }
    assertThat(middle).isGreaterThan(4 * border);
  }

  @Test
  void otherSizesAndSplitsHaveTheShapesAskedFor() {
    assertThat(Digits.strokes(3, 14, 1).features()).isEqualTo(196);
    var split = Digits.split(30, 20, 1);
    assertThat(split.train().size()).isEqualTo(30);
    assertThat(split.test().size()).isEqualTo(20);
    assertThat(split.train().x()[0]).isNotEqualTo(split.test().x()[0]);
    assertThatThrownBy(() -> Digits.strokes(0, 1)).hasMessageContaining("at least 1 image");
  }
}
