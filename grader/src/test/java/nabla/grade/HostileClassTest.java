package nabla.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nabla.grade.judge.Isolation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One class, most of which means harm: everybody gets a row, and honest students their points. */
@DisabledOnOs(OS.WINDOWS)
class HostileClassTest {
  private static final Isolation ISOLATION = Isolation.detect();

  @TempDir Path temp;
  private final Map<String, List<JsonObject>> reports = new LinkedHashMap<>();
  private String said;

  @TestFactory
  Stream<DynamicTest> everybodyGetsARow() throws Exception {
    List<HostileAnswer> answers =
        HostileAnswer.all().stream()
            .filter(answer -> !answer.isolated() || ISOLATION != Isolation.NONE)
            .toList();
    Map<String, HostileFiles.Hostile> files = HostileFiles.all();
    Path classroom = Files.createDirectories(temp.resolve("class"));
    Hand hand = new Hand(classroom);
    HostileFiles.honest().forEach(student -> hand.in(student, List::copyOf));
    for (HostileAnswer answer : answers) {
      hand.in("answer " + answer.name(), Hand.FIT, answer.source());
    }
    for (var file : files.entrySet()) {
      Path folder = Files.createDirectories(classroom.resolve("file " + file.getKey()));
      file.getValue().maker().make(folder);
    }
    Path out = temp.resolve("out");
    String jobs = "" + Math.max(2, Runtime.getRuntime().availableProcessors());
    said = hand.grade(out, "--jobs", jobs, classroom.toString());
    read(out);
    delete(classroom); // JUnit would warn of each link

    List<DynamicTest> tests = new ArrayList<>();
    tests.add(
        dynamicTest("the class goes on to its end", () -> assertThat(said).endsWith("exit 0")));
    tests.add(
        dynamicTest(
            "at least fifty mean harm",
            () -> assertThat(answers.size() + files.size()).isGreaterThan(50)));
    tests.add(dynamicTest("reports are small", () -> assertThat(largest(out)).isLessThan(400_000)));
    for (String student : HostileFiles.honest().toList()) {
      tests.add(dynamicTest("honest: " + student, () -> honest(student)));
    }
    answers.forEach(
        answer ->
            tests.add(dynamicTest(answer.name(), () -> check("answer " + answer.name(), answer))));
    files.forEach((name, file) -> tests.add(dynamicTest(name, () -> check("file " + name, file))));
    return tests.stream();
  }

  private void read(Path out) throws IOException {
    try (Stream<Path> list = Files.list(out)) {
      for (Path file : list.filter(f -> f.toString().endsWith(".json")).toList()) {
        JsonObject report = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        reports
            .computeIfAbsent(report.get("student").getAsString(), student -> new ArrayList<>())
            .add(report);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static long largest(Path out) throws IOException {
    try (Stream<Path> list = Files.list(out)) {
      return list.mapToLong(file -> file.toFile().length()).max().orElse(0);
    }
  }

  private void honest(String student) {
    assertThat(said).contains("10/10    " + student + "/02-one-neuron.ipynb\n");
  }

  private void check(String student, HostileAnswer answer) {
    assertThat(reports).containsKey(student);
    JsonObject report = reports.get(student).get(0);
    assertThat(report.get("status").getAsString()).as(report.toString()).isIn(answer.statuses());
    assertThat(report.get("earned").getAsDouble()).as(report.toString()).isLessThan(10);
    for (String words : answer.says()) {
      assertThat(report.toString()).contains(words);
    }
    // What stands beside the hostile answer is marked all the same.
    for (int question = 1; question <= 2 && !answer.whole(); question++) {
      JsonObject other = report.getAsJsonArray("questions").get(question).getAsJsonObject();
      assertThat(other.get("status").getAsString()).as(other.toString()).isEqualTo("pass");
    }
  }

  private void check(String student, HostileFiles.Hostile file) {
    if (file.status().isEmpty()) {
      assertThat(said.lines().filter(line -> line.startsWith("skipped  " + student)))
          .anyMatch(line -> line.contains(file.says()));
      return;
    }
    JsonObject report = reports.get(student).get(0);
    assertThat(report.get("status").getAsString())
        .as(report.toString())
        .isIn(List.of(file.status().split("\\|")));
    assertThat(report.get("earned").getAsDouble())
        .isEqualTo(file.status().equals("pass") ? 10 : report.get("earned").getAsDouble());
    assertThat(report.toString().replace("\\\\", "\\")).contains(file.says());
  }
}
