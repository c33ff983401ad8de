package nabla.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JupyterPathsTest {

  @Test
  void eachSystemHasItsOwnFolder() {
    Map<String, String> none = Map.of();

    assertThat(JupyterPaths.userData(none, "Linux", "/h/u"))
        .isEqualTo(Path.of("/h/u/.local/share/jupyter"));
    assertThat(JupyterPaths.userData(none, "Mac OS X", "/u"))
        .isEqualTo(Path.of("/u/Library/Jupyter"));
    assertThat(JupyterPaths.userData(Map.of("APPDATA", "/u/roaming"), "Windows 11", "/u"))
        .isEqualTo(Path.of("/u/roaming/jupyter"));
  }

  @Test
  void variablesComeFirst() {
    assertThat(JupyterPaths.userData(Map.of("XDG_DATA_HOME", "/d"), "Linux", "/h/u"))
        .isEqualTo(Path.of("/d/jupyter"));
    assertThat(JupyterPaths.userData(Map.of("JUPYTER_DATA_DIR", "/j"), "Mac OS X", "/u"))
        .isEqualTo(Path.of("/j"));
  }

  @Test
  void withoutAnEnvironmentSysPrefixSaysWhatToDo() {
    assertThatThrownBy(() -> JupyterPaths.activeEnvironment(Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--prefix");
  }
}
