package nabla.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A text as numbers, and back. */
class CharTextTest {

  @Test
  void aliceIsThereInSmallLetters() {
    var alice = CharText.alice();
    assertThat(alice.text())
        .startsWith("chapter i. down the rabbit-hole alice was beginning to get very tired")
        .hasSizeBetween(40_000, 50_000)
        .doesNotContain("  ", "gutenberg");
    assertThat(alice.alphabet()).hasSize(35);
    assertThat(Arrays.stream(alice.codes()).distinct().count()).isEqualTo(35);
  }

  @Test
  void codesAndLettersAreEachOthersInverse() {
    var text = CharText.of("The Cat,\n the   [1] hat!");
    assertThat(text.text()).isEqualTo("the cat, the hat!");
    assertThat(text.decode(text.codes())).isEqualTo(text.text());
  }

  @Test
  void theShiftedPiecesHoldWhatFollows() {
    var text = CharText.of("abcdefghij");
    assertThat(Arrays.stream(text.pieces(3, 0)).map(text::decode))
        .containsExactly("abc", "def", "ghi");
    assertThat(Arrays.stream(text.pieces(3, 1)).map(text::decode))
        .containsExactly("bcd", "efg", "hij");
    assertThat(text.part(2, 5).text()).isEqualTo("cde");
  }

  @Test
  void aSignThatTheAlphabetDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> new CharText("ab7", "ab")).hasMessageContaining("'7' at place 2");
  }
}
