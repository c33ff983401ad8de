package nabla.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nabla.grade.judge.Isolation;
import nabla.grade.judge.Judge;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Seeds;
import nabla.grade.judge.Status;
import nabla.grade.judge.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A fault of the grader or of its computer is said as one, and never costs a student a point. */
class GraderFaultsTest {
  @TempDir Path temp;

  private Judge judge(Path work) {
    Seeds seeds = new Seeds(new byte[] {1});
    return new Judge(Hand.COURSE.exercises(), seeds, Isolation.detect(), List.of(), work);
  }

  private Hand classroom() throws IOException {
    return new Hand(Files.createDirectories(temp.resolve("class")));
  }

  @Test
  void aProcessThatCannotComeUpEndsTheRunBeforeTheFirstSubmission() throws IOException {
    Path work = temp.resolve("work");
    try (Judge judge = judge(work)) {
      judge.probe();
      delete(work);
      Files.createDirectories(work.resolve("01-what-is-deep-learning"));
      assertThatThrownBy(judge::probe)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Nothing was marked")
          .hasMessageContaining("ChildMain")
          .hasMessageContaining("Does `");
    }
  }

  @Test
  void aProcessThatCannotBeStartedInTheMiddleOfARunGivesNoPointsAndTakesNone() throws IOException {
    Path work = temp.resolve("work");
    Path file = classroom().in("ada", List::copyOf);
    Submission submission = new Submission(file, "02-one-neuron.ipynb", "ada");
    try (Judge judge = judge(work)) {
      assertThat(judge.mark(submission).earned()).isEqualTo(10);
      delete(work);
      Files.createDirectories(work.resolve("02-one-neuron"));
      Mark mark = judge.mark(submission);
      assertThat(mark.status()).isEqualTo(Status.NOT_JUDGED);
      assertThat(mark.problem()).contains("did not come up").contains("ChildMain");
      assertThat(mark.questions()).isEmpty();
    }
  }

  @Test
  void theGradebookShowsWhatWasNotJudgedAndTheCommandFails() throws IOException {
    Hand hand = classroom();
    hand.in("ada", List::copyOf);
    Course empty = new Course(Files.createDirectories(temp.resolve("no course")));
    var said = new java.io.ByteArrayOutputStream();
    var out = new java.io.PrintStream(said, true, StandardCharsets.UTF_8);
    String folder = temp.resolve("out").toString();
    int status =
        Main.run(new String[] {"--out", folder, hand.folder().toString()}, empty, out, out);
    assertThat(status).isEqualTo(3);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("?/?      ada/02-one-neuron.ipynb")
        .contains("1 of 1 not judged", "run the same command again");
    assertThat(Files.readString(temp.resolve("out/gradebook.csv")))
        .containsPattern("ada,,,,not judged,,,,,[^,]*,ada/02-one-neuron.ipynb,");
  }

  /** As on a server whose locale knows no Chinese, with little memory, in a class of all kinds. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void anHonestClassHasItsPointsInEveryLocaleAndInLittleMemory() throws Exception {
    Hand hand = classroom();
    Path folder = hand.folder();
    Path solution = hand.in("ada", List::copyOf);
    hand.in("林小明", List::copyOf);
    hand.in("eve/nested/deeper", List::copyOf);
    hand.fit("mallory", "", "throw new Exception(\"\\n\".repeat(30_000_000));");
    Path big5 = Path.of(URI.create(folder.toUri() + "%AA%4C%A4%70"));
    Files.createDirectories(big5);
    Files.copy(solution, big5.resolve("02-one-neuron.ipynb"));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-Dnabla.home=" + Hand.HOME,
                "-cp",
                System.getProperty("java.class.path"),
                "nabla.grade.Main",
                "--jobs",
                "2",
                "--out",
                temp.resolve("out").toString(),
                folder.toString())
            .redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said)
        .contains("10/10    ada/02-one-neuron.ipynb")
        .contains("10/10    eve/nested/deeper/02-one-neuron.ipynb")
        .contains("10/10    林小明/02-one-neuron.ipynb")
        .contains("10/10    \\xAAL\\xA4p/02-one-neuron.ipynb")
        .contains("5.5/10   mallory/02-one-neuron.ipynb  02.1 fail");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
