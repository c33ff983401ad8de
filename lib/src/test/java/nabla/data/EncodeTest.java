package nabla.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EncodeTest {

  @Test
  void oneHotAndArgmaxUndoEachOther() {
    for (int c = 0; c < 4; c++) {
      assertThat(Encode.argmax(Encode.oneHot(c, 4))).isEqualTo(c);
    }
    assertThat(Encode.oneHot(new int[] {2, 0}, 3))
        .isDeepEqualTo(new double[][] {{0, 0, 1}, {1, 0, 0}});
    assertThatThrownBy(() -> Encode.oneHot(3, 3)).hasMessageContaining("count classes from 0");
    assertThatThrownBy(() -> Encode.oneHot(-1, 3)).hasMessageContaining("-1");
  }

  @Test
  void aWordIsOneOfN() {
    var words = List.of("the", "cat", "sat");
    assertThat(Encode.word("cat", words)).containsExactly(0, 1, 0);
    assertThatThrownBy(() -> Encode.word("dog", words)).hasMessageContaining("\"dog\"");
  }

  @Test
  void aTicTacToeBoardIsEighteenNumbers() {
    assertThat(Encode.board("X.O\n.X.\n..O", "XO"))
        .containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void anImageIsItsPixelsRowByRow() {
    assertThat(Encode.image(new int[][] {{0, 255}, {51, 0}})).containsExactly(0, 1, 0.2, 0);
    assertThatThrownBy(() -> Encode.image(new int[][] {{256}})).hasMessageContaining("0 to 255");
  }

  @Test
  void aToneFallsIntoTheBandOfItsPitch() {
    for (int band = 0; band < 16; band++) {
      int cycles = band * 16 + 8;
      var tone = new double[512];
      for (int t = 0; t < tone.length; t++) {
        tone[t] = Math.sin(2 * Math.PI * cycles * t / tone.length);
      }
      var energies = Encode.sound(tone, 16);
      assertThat(Encode.argmax(energies)).isEqualTo(band);
      // A sine of n samples has |X_k|² = (n/2)² in its own line, and a band here has 16 lines.
      assertThat(energies[band]).isCloseTo(Math.log1p(256.0 * 256 / 16), within(1e-6));
    }
    assertThatThrownBy(() -> Encode.sound(new double[10], 16)).hasMessageContaining("longer");
  }
}
