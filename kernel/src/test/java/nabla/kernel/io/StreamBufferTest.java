package nabla.kernel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamBufferTest {
  private final StreamBuffer buffer = new StreamBuffer();

  @Test
  void aCharacterIsNeverTornApart() {
    byte[] bytes = "aé中🙂".getBytes(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      buffer.add(false, bytes, i, 1);
      text.append(buffer.take(false));
    }

    assertThat(text.toString()).isEqualTo("aé中🙂");
  }

  @Test
  void bytesThatAreNoTextPassAsReplacements() {
    buffer.add(false, new byte[] {'a', (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80}, 0, 5);

    assertThat(buffer.take(false)).startsWith("a").contains("\ufffd");
  }

  @Test
  void anIncompleteCharacterGoesOutAtTheEnd() {
    buffer.add(false, new byte[] {(byte) 0xe4}, 0, 1);

    assertThat(buffer.take(false)).isEmpty();
    assertThat(buffer.take(true)).isEqualTo("\ufffd");
  }

  @Test
  void theOtherStreamHasToWaitUntilThisOneIsTaken() {
    buffer.add(false, new byte[] {'a'}, 0, 1);

    assertThat(buffer.accepts(true)).isFalse();
    buffer.take(true);
    assertThat(buffer.accepts(true)).isTrue();
  }
}
