package nabla.grade.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The autograder's zip file works where Gradescope unpacks it. */
@DisabledOnOs(OS.WINDOWS)
class AutograderTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String NAME = "02-one-neuron";

  @TempDir Path temp;

  private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static byte[] zip() throws IOException {
    byte[] secret = "hush".getBytes(StandardCharsets.UTF_8);
    return Autograder.zip(NAME, HOME.resolve("exercises").resolve(NAME + ".ipynb"), secret);
  }

  /** As Gradescope does: unpacks it, puts the submission there, runs the script, reads results. */
  private JsonObject run(String notebook, String metadata) throws Exception {
    Path root = Files.createDirectories(temp.resolve("autograder"));
    for (var file : unzip(zip()).entrySet()) {
      Path path = root.resolve("source").resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Path submission = Files.createDirectories(root.resolve("submission"));
    if (notebook != null) {
      Files.copy(HOME.resolve(notebook), submission.resolve("my answer.ipynb"));
    }
    Files.writeString(root.resolve("submission_metadata.json"), metadata);
    ProcessBuilder builder =
        new ProcessBuilder("bash", root.resolve("source/run_autograder").toString())
            .redirectErrorStream(true);
    builder.environment().put("NABLA_AUTOGRADER", root.toString());
    builder
        .environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    String results = Files.readString(root.resolve("results/results.json"));
    return JsonParser.parseString(results).getAsJsonObject();
  }

  @Test
  void itHasTheTwoScriptsAndNoSolution() throws IOException {
    Map<String, byte[]> files = unzip(zip());
    assertThat(files).containsKeys("setup.sh", "run_autograder", "exercises/" + NAME + ".ipynb");
    assertThat(files.keySet()).noneMatch(name -> name.contains("solutions"));
    for (String script : new String[] {"setup.sh", "run_autograder"}) {
      assertThat(new String(files.get(script), StandardCharsets.UTF_8))
          .startsWith("#!/usr/bin/env bash\n")
          .doesNotContain("\r");
    }
    assertThat(zip()).as("the same for the same content").isEqualTo(zip());
  }

  @Test
  void aRightAnswerHasAllItsPoints() throws Exception {
    JsonObject results =
        run("solutions/" + NAME + ".ipynb", "{\"users\": [{\"id\": 7, \"email\": \"ada@x.edu\"}]}");
    assertThat(results.get("score").getAsDouble()).as(results.toString()).isEqualTo(10);
    assertThat(results.getAsJsonArray("tests")).hasSizeGreaterThan(2);
  }

  @Test
  void theExerciseAsItWasGivenOutHasNone() throws Exception {
    JsonObject results = run("exercises/" + NAME + ".ipynb", "{\"users\": []}");
    assertThat(results.get("score").getAsDouble()).isZero();
  }

  @Test
  void anotherHomeworkHasNoneAndIsTold() throws Exception {
    JsonObject results = run("solutions/01-what-is-deep-learning.ipynb", "{}");
    assertThat(results.get("score").getAsDouble()).isZero();
    assertThat(results.get("output").getAsString()).contains("the notebook of 01-what-is");
  }

  @Test
  void nothingHandedInIsTold() throws Exception {
    assertThat(run(null, "{}").get("output").getAsString()).contains("hand in the .ipynb file");
  }
}
