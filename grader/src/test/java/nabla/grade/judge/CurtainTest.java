package nabla.grade.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where nothing else keeps answers from files, they cannot read the closed ones by their path. */
@DisabledOnOs(OS.WINDOWS)
class CurtainTest {
  @TempDir Path temp;
  private Path folder;
  private Path file;
  private Path secret;

  @BeforeEach
  void files() throws IOException {
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    folder = Files.createDirectories(temp.resolve("solutions"));
    file = Files.writeString(folder.resolve("02.ipynb"), "answer");
    secret = Files.writeString(temp.resolve("secret"), "hush");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
  }

  /** As an answer without isolation reads. */
  private boolean reads(Path path) throws Exception {
    List<String> cat = List.of("cat", path.toString());
    List<String> command =
        new ArrayList<>(Isolation.NONE.command(cat, View.of(temp.resolve("work"), List.of())));
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  @Test
  void whatIsClosedCannotBeReadAndIsAsBeforeAtTheEnd() throws Exception {
    assertThat(reads(file)).isTrue();
    assertThat(reads(secret)).isTrue();
    try (Curtain curtain = Curtain.close(List.of(folder, secret, temp.resolve("none")))) {
      assertThat(curtain.isClosed()).isTrue();
      assertThat(reads(file)).isFalse();
      assertThat(reads(secret)).isFalse();
    }
    assertThat(reads(file)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwxr-xr-x");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void whatIsClosedTwiceIsOpenAtTheEnd() throws Exception {
    try (Curtain outer = Curtain.close(List.of(folder));
        Curtain inner = Curtain.close(List.of(secret))) {
      assertThat(outer.isClosed() && inner.isClosed()).isTrue();
      assertThat(reads(file) || reads(secret)).isFalse();
    }
    assertThat(reads(file) && reads(secret)).isTrue();
  }
}
