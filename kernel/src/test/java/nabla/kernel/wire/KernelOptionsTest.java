package nabla.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelOptionsTest {

  @Test
  void withoutVariablesCellsAreWovenAndPrintFourMegabytes() {
    KernelOptions options = KernelOptions.of(Map.of());

    assertThat(options.woven()).isTrue();
    assertThat(options.outputLimit()).isEqualTo(4_194_304);
    assertThat(options.startup()).isEmpty();
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

  @Test
  void aLimitThatIsNoNumberIsNamed() {
    assertThatThrownBy(() -> KernelOptions.of(Map.of("NABLA_OUTPUT_LIMIT", "much")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NABLA_OUTPUT_LIMIT is much");
  }
}
