package nabla.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineChoiceTest {
  private static final Set<String> BOTH = Set.of("MXNet", "PyTorch");

  private static EngineChoice choose(String asked, boolean gpu, Set<String> here) {
    return EngineChoice.of(asked, gpu, here::contains);
  }

  @Test
  void mxnetIsTheDefault() {
    for (var asked : new String[] {null, "", "auto", "AUTO"}) {
      assertThat(choose(asked, false, BOTH).name()).isEqualTo("MXNet");
    }
    assertThat(choose(null, false, BOTH).why()).isEqualTo("the default engine");
  }

  @Test
  void anEngineAskedForIsTaken() {
    assertThat(choose("pytorch", false, BOTH))
        .isEqualTo(new EngineChoice("PyTorch", "asked for by NABLA_ENGINE"));
    assertThat(choose(" MXNET ", true, BOTH).name()).isEqualTo("MXNet");
  }

  @Test
  void aGpuMeansPyTorch() {
    assertThat(choose("auto", true, BOTH).name()).isEqualTo("PyTorch");
  }

  @Test
  void whereAnEngineIsMissingTheOtherIsTakenAndThatIsSaid() {
    var onArm = choose("mxnet", false, Set.of("PyTorch"));
    assertThat(onArm.name()).isEqualTo("PyTorch");
    assertThat(onArm.why()).contains("NABLA_ENGINE asks for MXNet", "not here");
    assertThat(choose(null, false, Set.of("PyTorch")).why()).contains("the engine there is for");
  }

  @Test
  void aWrongNameIsRefusedWithTheRightOnes() {
    assertThatThrownBy(() -> choose("tensorflow", false, BOTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("NABLA_ENGINE is \"tensorflow\": choose auto, mxnet or pytorch");
  }

  @Test
  void noEngineAtAllSaysWhatToAdd() {
    assertThatThrownBy(() -> choose("auto", false, Set.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("add mxnet-native-mkl");
  }
}
