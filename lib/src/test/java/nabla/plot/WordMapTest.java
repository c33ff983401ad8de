package nabla.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A word stands beside its point, and words on one place stay readable. */
class WordMapTest {

  @Test
  void wordsOnOnePlaceAreDrawnApart() {
    var places = new double[][] {{0, 0}, {0, 0}, {1, 1}};
    var one = ink(WordMap.of("w", List.of("mmm", "", ""), places));
    var two = ink(WordMap.of("w", List.of("mmm", "mmm", ""), places));
    var nobody = ink(WordMap.of("w", List.of("", "", ""), places));
    // On top of each other the second would add no ink; beside the first it adds as much again.
    assertThat(one - nobody).isGreaterThan(50);
    assertThat(two - nobody).isGreaterThan(1.8 * (one - nobody));
  }

  /** How many pixels are as dark as the words of the first kind, or darker. */
  private static double ink(WordMap map) {
    var image = map.xRange(-1, 2).yRange(-1, 2).image(2);
    var dark = Theme.mix(Theme.series(0), Color.BLACK, 0.35);
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        var color = new Color(image.getRGB(x, y));
        count += color.getBlue() <= dark.getBlue() + 20 && color.getRed() < 60 ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void everyWordNeedsAPlaceInThePlane() {
    assertThatThrownBy(() -> WordMap.of("w", List.of("a"), new double[2][2]))
        .hasMessageContaining("1 words, 2 places");
    assertThatThrownBy(() -> WordMap.of("w", List.of("a"), new double[1][3]))
        .hasMessageContaining("two numbers");
  }
}
