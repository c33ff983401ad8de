package nabla.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScenesTest {

  @Test
  void everyPixelHasAClassAndThingsAreBrighterThanPaper() {
    var scenes = Scenes.of(50, 3);
    assertThat(scenes.size()).isEqualTo(50);
    for (int i = 0; i < 50; i++) {
      assertThat(scenes.x()[i]).hasSize(Scenes.SIDE * Scenes.SIDE);
      assertThat(mean(scenes, i, true)).isGreaterThan(mean(scenes, i, false) + 0.3);
    }
    assertThat(Arrays.stream(scenes.label()).flatMapToDouble(Arrays::stream).distinct().sorted())
        .containsExactly(0.0, 1.0, 2.0);
  }

  private static double mean(Scenes scenes, int i, boolean things) {
    return IntStream.range(0, Scenes.SIDE * Scenes.SIDE)
        .filter(p -> (scenes.label()[i][p] > 0) == things)
        .mapToDouble(p -> scenes.x()[i][p])
        .average()
        .orElseThrow();
  }

  @Test
  void bothKindsAreAboutEquallyLarge() {
    var label = Arrays.stream(Scenes.of(400, 4).label()).flatMapToDouble(Arrays::stream).toArray();
    double diamonds = Arrays.stream(label).filter(v -> v == 1).count();
    double squares = Arrays.stream(label).filter(v -> v == 2).count();
    assertThat(diamonds / squares).isBetween(0.8, 1.25);
  }

  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(Scenes.of(5, 7).x()).isDeepEqualTo(Scenes.of(5, 7).x());
    assertThat(Scenes.of(5, 7).x()[0]).isNotEqualTo(Scenes.of(5, 8).x()[0]);
  }
}
