package nabla.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapesTest {

  @Test
  void fourShapesEquallyOftenInTheFormatOfDigits() {
    var shapes = Shapes.strokes(40, 7);
    assertThat(shapes.classes()).isEqualTo(Shapes.NAMES.size());
    assertThat(shapes.features()).isEqualTo(Digits.SIDE * Digits.SIDE);
    assertThat(shapes.counts()).containsExactly(10, 10, 10, 10);
    for (var image : shapes.x()) {
      assertThat(java.util.Arrays.stream(image).allMatch(ink -> ink >= 0 && ink <= 1)).isTrue();
      assertThat(java.util.Arrays.stream(image).sum()).as("ink").isGreaterThan(20);
    }
  }

  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(Shapes.strokes(8, 7).x()).isDeepEqualTo(Shapes.strokes(8, 7).x());
    assertThat(Shapes.strokes(8, 7).x()[0]).isNotEqualTo(Shapes.strokes(8, 8).x()[0]);
  }
}
