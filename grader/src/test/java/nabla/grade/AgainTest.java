package nabla.grade;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A class is marked again and again: nothing is lost, nothing is marked for nothing. */
class AgainTest {
  @TempDir Path temp;
  private Path out;
  private Hand hand;

  @BeforeEach
  void folders() throws IOException {
    out = temp.resolve("out");
    hand = new Hand(Files.createDirectories(temp.resolve("class")));
  }

  private String grade(String... options) {
    String[] all =
        Stream.concat(Stream.of(options), Stream.of("" + hand.folder())).toArray(String[]::new);
    return hand.grade(out, all);
  }

  private List<Path> results() throws IOException {
    try (Stream<Path> list = Files.list(out)) {
      return list.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private String gradebook() throws IOException {
    return Files.readString(out.resolve("gradebook.csv"));
  }

  /** Changes the points in a result: one sees whether it was made again. */
  private void touch(Path result) throws IOException {
    String text = Files.readString(result);
    Files.writeString(result, text.replace("\"notes\": []", "\"notes\": [\"kept\"]"));
  }

  @Test
  void aSecondRunAddsToTheGradebook() throws IOException {
    hand.in("ada", List::copyOf);
    grade();
    Hand next = new Hand(Files.createDirectories(temp.resolve("next")));
    next.in("bob", List::copyOf);
    next.grade(out, next.folder().toString());
    assertThat(gradebook()).contains("\nada,02-one-neuron,10,", "\nbob,02-one-neuron,10,");
  }

  @Test
  void resumeMarksOnlyWhatHasNoMark() throws IOException {
    hand.in("ada", List::copyOf);
    grade();
    touch(results().get(0));
    hand.in("bob", List::copyOf);
    assertThat(grade("--resume")).contains("1 of 2 were marked already", "exit 0");
    assertThat(gradebook()).contains("kept", "\nbob,02-one-neuron,10,");
    assertThat(grade()).doesNotContain("marked already");
    assertThat(gradebook()).doesNotContain("kept");
  }

  @Test
  void resumeMarksAgainWhatWouldComeOutOtherwise() throws IOException {
    Path file = hand.in("ada", List::copyOf);
    grade();
    touch(results().get(0));
    Path other = Files.writeString(temp.resolve("other"), "another secret");
    assertThat(grade("--resume", "--secret", other.toString())).doesNotContain("marked already");
    touch(results().get(0));
    Files.writeString(file, Files.readString(file) + " ");
    assertThat(grade("--resume", "--secret", other.toString())).doesNotContain("marked already");
    assertThat(results()).as("both submissions are kept").hasSize(2);
    assertThat(gradebook()).contains("The best of 2 submissions counts");
  }

  @Test
  void theSameFileTwiceIsMarkedOnce() throws IOException {
    hand.in("ada", List::copyOf);
    hand.in("ada/copy", List::copyOf);
    assertThat(grade())
        .contains("skipped  ada/copy/02-one-neuron.ipynb is the same file as ada/02-one-neuron");
    assertThat(results()).hasSize(1);
  }

  @Test
  void aFileThatTurnsOutToBeSomebodyElsesLeavesNothingBehind() throws IOException {
    hand.in("Ada Lovelace", List::copyOf);
    grade();
    Path roster = Files.writeString(temp.resolve("r.csv"), "id,name\nb1,Ada Lovelace\nb2,Bo\n");
    assertThat(grade("--roster", roster.toString())).contains("1 not handed in");
    assertThat(results())
        .hasSize(1)
        .allMatch(file -> file.getFileName().toString().startsWith("b1."));
    assertThat(gradebook())
        .contains("\nb1,02-one-neuron,10,10,pass", "\nb2,02-one-neuron,0,10,not handed in")
        .doesNotContain("\nAda");
  }

  @Test
  void theGradebookIsMadeAgainWithoutMarking() throws IOException {
    hand.in("ada", "02-3", "double[] numbers() { return new double[] {102, 0.25}; }");
    grade();
    Files.writeString(
        out.resolve("overrides.csv"),
        "student,assignment,points,late,comment\nada,2,9.5,,=said why\n");
    assertThat(hand.grade(out, "book")).contains("exit 0");
    assertThat(gradebook()).contains("ada,02-one-neuron,9.5,10,fail,,9,", "Comment: =said why");
    String page =
        Files.readString(
            out.resolve(results().get(0).getFileName().toString().replace(".json", ".html")));
    assertThat(page).contains("9.5 of 10 points", "Points set by the teacher", "=said why");
    assertThat(grade()).contains("exit 0");
    assertThat(gradebook()).as("kept over regrading").contains("ada,02-one-neuron,9.5,10,fail");
  }

  @Test
  void aMistakeInTheTeachersFilesIsSaidBeforeAnythingIsMarked() throws IOException {
    hand.in("ada", List::copyOf);
    Files.createDirectories(out);
    Files.writeString(out.resolve("overrides.csv"), "student,assignment,points\nada,2,many\n");
    assertThat(grade()).contains("overrides.csv, line 2", "exit 2");
    assertThat(results()).isEmpty();
    assertThat(grade("--roster", "nowhere.csv")).contains("is it there", "exit 2");
    assertThat(grade("--due", "soon")).contains("--due needs a date", "exit 2");
    assertThat(hand.grade(temp.resolve("empty"), "book")).contains("no results", "exit 2");
  }

  /** With the signal that a shell in the background does not keep from us; Ctrl-C ends it alike. */
  @Test
  @Timeout(120)
  @EnabledOnOs(OS.LINUX)
  void whatWasMarkedBeforeCtrlCIsKeptAndNothingIsLeftBehind() throws Exception {
    hand.in("ada", List::copyOf);
    hand.fit("zoe", "", "while (true) {}");
    Path scratch = Files.createDirectories(temp.resolve("scratch"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dnabla.home=" + Hand.HOME,
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                System.getProperty("java.class.path"),
                "nabla.grade.Main",
                "--jobs",
                "1",
                "--secret",
                Files.writeString(temp.resolve("secret"), "test").toString(),
                "--out",
                out.toString(),
                hand.folder().toString())
            .redirectErrorStream(true)
            .start();
    while (!Files.isDirectory(out) || results().isEmpty()) {
      Thread.sleep(50);
    }
    while (process.descendants().findAny().isEmpty()) {
      Thread.sleep(50);
    }
    List<ProcessHandle> children = process.descendants().toList();
    new ProcessBuilder("kill", "-TERM", "" + process.pid()).start().waitFor();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(143);
    assertThat(said).contains("--resume goes on");
    for (ProcessHandle child : children) {
      child.onExit().get(20, TimeUnit.SECONDS);
    }
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left.filter(file -> file.getFileName().toString().startsWith("nabla"))).isEmpty();
    }
    for (Path result : results()) {
      assertThat(JsonParser.parseString(Files.readString(result)).isJsonObject()).isTrue();
    }
    Files.delete(hand.folder().resolve("zoe/02-one-neuron.ipynb"));
    assertThat(grade("--resume", "--secret", temp.resolve("secret").toString()))
        .contains("1 of 1 were marked already", "exit 0");
  }
}
