package nabla.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a user reads after a mistake, compared with an approved text: cells, a line of dashes, the
 * text without colours. {@code -Dapprove=true} writes what comes out now over what was approved.
 */
class ErrorTextsTest {
  private static final Path SOURCES =
      Path.of("src/test/resources/nabla/kernel/engine/errors").toAbsolutePath();

  static Stream<Path> mistakes() throws IOException, URISyntaxException {
    List<Path> files;
    try (Stream<Path> found = Files.list(SOURCES)) {
      files = found.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    assertThat(files).as("approved error texts").hasSizeGreaterThan(20);
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsExplainedAsApproved(Path file) throws IOException {
    String[] parts = Files.readString(file).split("(?m)^---\\n", 2);
    String actual = run(parts[0].split("(?m)^===\\n"));
    if (Boolean.getBoolean("approve")) {
      Files.writeString(file, parts[0] + "---\n" + actual);
    }
    assertThat(actual).as(file.getFileName().toString()).isEqualTo(parts[1]);
  }

  private static String run(String[] cells) {
    SessionOptions quiet = SessionOptions.standard().withNotes(note -> {});
    try (Session session = Session.open(quiet)) {
      Result result = null;
      for (int i = 0; i < cells.length; i++) {
        result = session.run(i + 1, cells[i].stripTrailing());
      }
      assertThat(result).isInstanceOf(Result.Failure.class);
      CellError error = ((Result.Failure) result).error();
      return String.join("\n", error.traceback())
              .replaceAll("\u001B\\[[0-9;]*m", "")
              // How deep the stack was where it overflowed is up to the JVM.
              .replaceAll("… \\d{3,} more of the same", "… N more of the same")
              .replace(Path.of("").toAbsolutePath().toString(), "FOLDER")
          + "\n";
    }
  }
}
