package nabla.grade.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SeedsTest {
  private static Seeds seeds(String secret) {
    return new Seeds(secret.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void sameStudentSameInputs() {
    assertThat(seeds("s").random("ada", "02.1").nextLong())
        .isEqualTo(seeds("s").random("ada", "02.1").nextLong());
  }

  @Test
  void otherStudentQuestionOrSecretOtherInputs() {
    long one = seeds("s").random("ada", "02.1").nextLong();
    assertThat(seeds("s").random("bob", "02.1").nextLong()).isNotEqualTo(one);
    assertThat(seeds("s").random("ada", "02.2").nextLong()).isNotEqualTo(one);
    assertThat(seeds("t").random("ada", "02.1").nextLong()).isNotEqualTo(one);
    assertThat(seeds("s").random("ada0", "2.1").nextLong()).isNotEqualTo(one);
  }
}
