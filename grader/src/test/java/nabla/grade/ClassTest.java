package nabla.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole class is marked, bad files and all, with the same bytes each time. */
class ClassTest {
  @TempDir Path temp;
  private Hand hand;

  @BeforeEach
  void handIn() throws IOException {
    hand = new Hand(Files.createDirectories(temp.resolve("class")));
    hand.in("ada", List::copyOf);
    hand.in("=bob", "02-3", "double[] numbers() { return new double[] {102, 0.25}; }");
    Path cut = Files.createDirectories(temp.resolve("class/cut")).resolve("02-one-neuron.ipynb");
    Files.writeString(cut, "{\"cells\": [");
    Path other = Files.createDirectories(temp.resolve("class/other")).resolve("trip.ipynb");
    Files.writeString(other, "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"1\"}]}");
    Path large = Files.createDirectories(temp.resolve("class/large")).resolve("02.ipynb");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(100L << 20);
    }
  }

  private Map<String, String> files(String name) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (var list = Files.list(temp.resolve(name))) {
      for (Path file : list.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void badFilesAreReportedAndTheClassGoesOn() throws IOException {
    String said = hand.grade(temp.resolve("out"), temp.resolve("class").toString());
    assertThat(said)
        .contains("10/10    ada/02-one-neuron.ipynb", "exit 0")
        .contains("9/10     =bob/02-one-neuron.ipynb  02.3 fail")
        .contains("cut off", "belongs to no homework", "has 100 MB", "Isolation: ");
    List<String> rows = files("out").get("gradebook.csv").lines().toList();
    assertThat(rows).hasSize(6);
    assertThat(rows.get(0)).startsWith("student,assignment,earned,points,status");
    assertThat(rows).anyMatch(row -> row.startsWith("ada,02-one-neuron,10,10,pass"));
    assertThat(rows)
        .as("no formula reaches a spreadsheet")
        .anyMatch(row -> row.startsWith("'=bob,"));
  }

  @Test
  void reportsSayWhatWasFoundWithoutHiddenSources() throws IOException {
    hand.grade(temp.resolve("out"), temp.resolve("class").toString());
    Map<String, String> files = files("out");
    String html = file(files, "_bob~", ".html");
    assertThat(html)
        .contains(
            "9 of 10 points",
            "Always 0 and always 1 are questions too",
            "Isolation of the answers");
    String json = file(files, "_bob~", ".json");
    assertThat(json).contains("\"schema\": 2", "\"earned\": 9.0", "\"sha256\"", "\"library\"");
    assertThat(file(files, "cut.02-one-neuron.", ".html")).contains("cut off");
  }

  @Test
  void sameSubmissionsSameBytesAtAnyNumberOfJobs() throws IOException {
    String folder = temp.resolve("class").toString();
    hand.grade(temp.resolve("one"), "--jobs", "1", folder);
    hand.grade(temp.resolve("three"), "--jobs", "3", folder);
    assertThat(files("three")).isEqualTo(files("one"));
  }

  @Test
  void everythingSkippedIsListedWithTheReason() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("odd"));
    Files.writeString(folder.resolve("notes.txt"), "hello");
    Files.writeString(folder.resolve("hw.zip"), "PK");
    Files.createDirectories(folder.resolve("dora"));
    Files.createDirectories(folder.resolve("eve.ipynb"));
    String said = hand.grade(temp.resolve("out"), folder.toString());
    assertThat(said)
        .contains("skipped  notes.txt does not end in .ipynb", "skipped  hw.zip is an archive")
        .contains("skipped  dora is an empty folder", "skipped  eve.ipynb is a folder, not a")
        .endsWith("exit 0");
    assertThat(files("out").get("class.html")).contains("is an archive: unpack it");
  }

  @Test
  void theCommandSaysWhatIsWrongWithIt() {
    assertThat(hand.grade(temp.resolve("out"), "--jobs", "0", "x")).contains("from 1", "exit 2");
    assertThat(hand.grade(temp.resolve("out"), "--fast", "x")).contains("unknown option", "exit 2");
    assertThat(hand.grade(temp.resolve("out"), "nowhere")).contains("no file or folder", "exit 1");
    List<String> none = new ArrayList<>();
    assertThat(hand.grade(temp.resolve("out"), none.toArray(String[]::new))).contains("exit 2");
  }

  private static String file(Map<String, String> files, String start, String end) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().startsWith(start) && file.getKey().endsWith(end))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + start + "…" + end + " in " + files.keySet()));
  }
}
