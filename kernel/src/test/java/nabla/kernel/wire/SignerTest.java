package nabla.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 36, 63, 64, 65, 200})
  void signsAsTheJdkDoesForKeysOfEveryLength(int length) throws GeneralSecurityException {
    String key = "k".repeat(length);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(bytes(key), "HmacSHA256"));
    String expected = HexFormat.of().formatHex(mac.doFinal(bytes("header{}content")));

    byte[] signature =
        new Signer(key).sign(List.of(bytes("header"), bytes("{}"), bytes("content")));

    assertThat(new String(signature, StandardCharsets.US_ASCII)).isEqualTo(expected);
  }

  @Test
  void knowsAWrongSignature() {
    Signer signer = new Signer("secret");
    List<byte[]> parts = List.of(bytes("a"));

    assertThat(signer.verifies(signer.sign(parts), parts)).isTrue();
    assertThat(signer.verifies(signer.sign(List.of(bytes("b"))), parts)).isFalse();
    assertThat(signer.verifies(new byte[0], parts)).isFalse();
  }

  @Test
  void anEmptyKeySignsNothingAndAcceptsEverything() {
    Signer signer = new Signer("");

    assertThat(signer.sign(List.of(bytes("a")))).isEmpty();
    assertThat(signer.verifies(bytes("anything"), List.of(bytes("a")))).isTrue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
