package nabla.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelOptionsTest {

  @Test
  void withoutVariablesCellsAreWovenAndPrintTwoMegabytes() {
    KernelOptions options = KernelOptions.of(Map.of());

    assertThat(options.woven()).isTrue();
    assertThat(options.outputLimit()).isEqualTo(2_000_000);
    assertThat(options.startup()).isEmpty();
    assertThat(options.notes()).isEmpty();
  }

  @Test
  void eachVariableIsRead() {
    KernelOptions options =
        KernelOptions.of(
            Map.of(
                "NABLA_OUTPUT_LIMIT", "1000",
                "NABLA_WEAVE", "off",
                "NABLA_STARTUP", "a.jsh" + File.pathSeparator + "b c.jsh"));

    assertThat(options.outputLimit()).isEqualTo(1000);
    assertThat(options.woven()).isFalse();
    assertThat(options.startup()).containsExactly(Path.of("a.jsh"), Path.of("b c.jsh"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"much", "-1", "2MB", "1e6"})
  void aLimitThatIsNoNumberIsSaidAndTheUsualOneHolds(String text) {
    KernelOptions options = KernelOptions.of(Map.of("NABLA_OUTPUT_LIMIT", text));

    assertThat(options.outputLimit()).isEqualTo(2_000_000);
    assertThat(options.notes())
        .containsExactly(
            "NABLA_OUTPUT_LIMIT is \""
                + text
                + "\", which is no number of bytes such as 2000000. A cell may print 2,000,000"
                + " bytes, as without it.");
  }
}
