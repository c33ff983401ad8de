package nabla.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import nabla.grade.judge.Isolation;
import nabla.grade.judge.Judge;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Seeds;
import nabla.grade.judge.Status;
import nabla.grade.judge.Submission;
import nabla.grade.notebook.Cell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the judge keeps from answers, and what it makes of strange cells; see HostileClassTest. */
class HostileAnswersTest {
  private static final Isolation ISOLATION = Isolation.detect();

  @TempDir static Path folder;
  private static Hand hand;
  private static Judge judge;

  @BeforeAll
  static void open() throws IOException {
    hand = new Hand(folder);
    judge = Hand.COURSE.judge(new Seeds(new byte[] {1}), ISOLATION, List.of(folder));
  }

  @AfterAll
  static void close() {
    judge.close();
  }

  private static Mark mark(Path file) {
    return judge.mark(new Submission(file, "02-one-neuron.ipynb", "mallory"));
  }

  /** The answers after the bad one must have their points. */
  private static Mark.Question first(Path file) {
    Mark mark = mark(file);
    assertThat(mark.questions()).hasSize(3);
    assertThat(mark.questions().get(1).status()).isEqualTo(Status.PASS);
    assertThat(mark.questions().get(2).status()).isEqualTo(Status.PASS);
    return mark.questions().get(0);
  }

  private static Status status(Path file) {
    return first(file).status();
  }

  @Test
  void hardCodedPublicResultsFailTheHiddenCases() {
    String body =
        """
        return new Trained(new double[] {-1, -2, 1}, new int[] {4, 3, 3}, 0.8);
        """;
    Mark.Question question = first(hand.fit("table", "", body));
    assertThat(question.earned()).isEqualTo(2);
    assertThat(question.cases().stream().filter(Mark.Row::hidden))
        .hasSize(4)
        .noneMatch(row -> row.status() == Status.PASS);
  }

  @Test
  void theGradersFilesAreHiddenWhereThePlatformAllowsIt() {
    String body =
        "throw new Exception(\"home \" + new File(\"%s\").exists() + \", class \" + hidden());"
            .formatted(Hand.HOME.resolve("pom.xml"));
    String before =
        """
        boolean hidden() {
          try {
            Class.forName("nabla.grade.homework.Hidden02");
            return true;
          } catch (ClassNotFoundException e) {
            return false;
          }
        }
        """;
    String got = first(hand.fit("files", before, body)).cases().get(0).got();
    assertThat(got).endsWith("class false");
    if (ISOLATION != Isolation.NONE) {
      assertThat(got).contains("home false");
    }
  }

  @Test
  void theNetworkIsOutOfReachWhereThePlatformAllowsIt() {
    if (ISOLATION == Isolation.NONE) {
      assertThat(ISOLATION.words()).contains("file access of whoever ran");
      return;
    }
    // Bubblewrap brings the loopback of the child's own network up; it leads nowhere.
    String body =
        """
        int n = 0;
        for (var i : Collections.list(NetworkInterface.getNetworkInterfaces())) {
          n += i.isUp() && !i.isLoopback() ? 1 : 0;
        }
        throw new Exception("interfaces to others: " + n);
        """;
    assertThat(first(hand.fit("net", "", body)).cases().get(0).got())
        .matches(".*(interfaces to others: 0|No network interfaces configured)");
  }

  @Test
  void processesThatAnAnswerStartsAreEnded() {
    String name = "6" + (ProcessHandle.current().pid() + 100_000);
    String body = "new ProcessBuilder(\"sleep\", \"" + name + "\").start(); for (;;) { y[0]++; }";
    assertThat(status(hand.fit("fork", "", body))).isEqualTo(Status.TIMEOUT);
    Stream<String> left =
        ProcessHandle.allProcesses()
            .filter(ProcessHandle::isAlive)
            .map(process -> process.info().commandLine().orElse(""))
            .filter(line -> line.contains("sleep " + name));
    assertThat(left).isEmpty();
  }

  @Test
  void strangeCellsAreReportedAndTheRestIsMarked() {
    Mark deleted = mark(hand.in("deleted", cells -> without(cells, Hand.FIT)));
    assertThat(deleted.questions().get(0).status()).isEqualTo(Status.MISSING);
    assertThat(deleted.notes()).anyMatch(note -> note.contains("02-1 is not in the notebook"));
    assertThat(deleted.earned()).isEqualTo(5.5);

    Mark reversed =
        mark(
            hand.in(
                "reversed",
                cells -> {
                  List<Cell> out = new ArrayList<>(cells);
                  Collections.reverse(out);
                  return out;
                }));
    assertThat(reversed.earned()).isEqualTo(10);
    assertThat(reversed.notes()).anyMatch(note -> note.contains("another place"));

    Mark twice =
        mark(
            hand.in(
                "twice",
                cells -> {
                  List<Cell> out = new ArrayList<>(cells);
                  Cell fit = cell(cells, Hand.FIT);
                  out.add(fit.withSource("class Perceptron {}"));
                  return out;
                }));
    assertThat(twice.earned()).isEqualTo(10);
    assertThat(twice.notes()).anyMatch(note -> note.contains("2 times"));
  }

  @Test
  void aRenamedCellIsFoundByItsOtherId() {
    Mark renamed =
        mark(
            hand.in(
                "renamed",
                cells -> {
                  Cell fit = cell(cells, Hand.FIT);
                  fit.json()
                      .getAsJsonObject("metadata")
                      .getAsJsonObject("nbgrader")
                      .addProperty("grade_id", "mine");
                  return cells;
                }));
    assertThat(renamed.earned()).isEqualTo(10);
  }

  private static Cell cell(List<Cell> cells, String name) {
    return cells.stream().filter(c -> c.gradeId().equals(name)).findFirst().orElseThrow();
  }

  private static List<Cell> without(List<Cell> cells, String name) {
    return cells.stream().filter(c -> !c.gradeId().equals(name)).toList();
  }

  @Test
  void nothingIsLeftRunning() throws IOException {
    status(hand.fit("thread", "", "new Thread(() -> { while (true) {} }).start(); return null;"));
    assertThat(
            ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains("ChildMain")))
        .isEmpty();
    assertThat(Files.exists(folder)).isTrue();
  }
}
