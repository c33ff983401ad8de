package nabla.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Without isolation nothing is marked unless one says so, and then what matters is closed. */
@DisabledOnOs(OS.WINDOWS)
class UnsafeTest {
  private static final String NAME = "02-one-neuron.ipynb";

  @TempDir Path temp;
  private Path home;
  private Path secret;
  private Hand hand;

  @BeforeEach
  void aCourseOfItsOwn() throws IOException {
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    home = Files.createDirectories(temp.resolve("home"));
    for (String folder : List.of("exercises", "solutions")) {
      Files.createDirectories(home.resolve(folder));
      Files.copy(Hand.HOME.resolve(folder).resolve(NAME), home.resolve(folder).resolve(NAME));
    }
    Files.writeString(Files.createDirectories(home.resolve("grader")).resolve("Pack.java"), "pack");
    Files.writeString(Files.createDirectories(home.resolve(".git")).resolve("HEAD"), "history");
    Files.writeString(home.resolve("open.txt"), "open");
    secret = Files.writeString(temp.resolve("key"), "hush");
    hand = new Hand(Files.createDirectories(temp.resolve("class")));
  }

  private String grade(String... options) {
    List<String> all =
        Stream.concat(
                Stream.of(options),
                Stream.of(
                    hand.folder().toString(),
                    "--secret",
                    secret.toString(),
                    "--out",
                    temp.resolve("out").toString()))
            .toList();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(text, true, StandardCharsets.UTF_8);
    int status = Main.run(all.toArray(String[]::new), new Course(home), print, print);
    return text.toString(StandardCharsets.UTF_8) + "exit " + status;
  }

  private String report() throws IOException {
    try (Stream<Path> list = Files.list(temp.resolve("out"))) {
      Path json = list.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
      return Files.readString(json);
    }
  }

  @Test
  void noIsolationNeedsToBeSaidTwice() {
    hand.in("ada", List::copyOf);
    assertThat(grade("--isolation", "none")).contains("say --unsafe", "exit 1");
    assertThat(temp.resolve("out")).doesNotExist();
  }

  @Test
  void itIsSaidBeforeTheFirstSubmission() {
    hand.in("ada", List::copyOf);
    String said = grade("--isolation", "none", "--unsafe");
    assertThat(said).startsWith("Isolation: none").contains("10/10", "exit 0");
  }

  @Test
  void theSecretThePackTheSolutionsAndTheirHistoryCannotBeReadByTheirPaths() throws IOException {
    String paths =
        Stream.of("solutions/" + NAME, "grader/Pack.java", ".git/HEAD", "../key", "open.txt")
            .map(path -> "\"" + home.resolve(path) + "\"")
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    hand.fit(
        "mallory",
        "",
        "String seen = \"\"; for (String p : new String[] {"
            + paths
            + "}) { try { java.nio.file.Files.readString(java.nio.file.Path.of(p)); seen +="
            + " \"read\"; } catch (java.io.IOException e) { seen += \"shut\"; } seen += \" \"; }"
            + " throw new Exception(seen);");
    grade("--isolation", "none", "--unsafe");
    assertThat(report()).contains("shut shut shut shut read");
    for (String path : List.of("solutions/" + NAME, "grader/Pack.java", ".git/HEAD", "../key")) {
      assertThat(home.resolve(path)).as("open again").isReadable();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("grader"))))
        .startsWith("rwx");
  }
}
