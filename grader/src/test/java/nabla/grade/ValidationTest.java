package nabla.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof fails where there is something to be found. */
class ValidationTest {
  @TempDir Path home;

  @Test
  void aStaleExerciseAndAMutantThatEarnsEverythingAreReported() throws IOException {
    for (String folder : new String[] {"exercises", "solutions"}) {
      String text = Files.readString(Hand.HOME.resolve(folder).resolve("02-one-neuron.ipynb"));
      Files.createDirectories(home.resolve(folder));
      String changed = folder.equals("exercises") ? text.replace("Ten points", "10 points") : text;
      Files.writeString(home.resolve(folder).resolve("02-one-neuron.ipynb"), changed);
    }
    Course course = new Course(home);
    Files.createDirectories(course.mutants());
    Files.writeString(
        course.mutants().resolve("02-one-neuron.txt"),
        """
        == right all the same
        - int most = 0;
        + int most = 0 + 0;
        ! never said
        == wrong, and told something else
        - v[n] += y[i];
        + v[n] += 0;
        ! never said
        """);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
    int status = Main.run(new String[] {"validate", "02"}, course, out, out);
    assertThat(status).isEqualTo(1);
    assertThat(text.toString(StandardCharsets.UTF_8))
        .contains("✗ 02-one-neuron: the exercise is the one made from the solution")
        .contains("✓ 02-one-neuron: the exercise runs as shipped and scores 0")
        .contains("right all the same: scores 10")
        .contains("is not told [never said]")
        .endsWith("4 passed, 3 failed\n");
  }

  @Test
  void anAssignmentWithoutWrongAnswersIsNotProved() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
    int status = Main.run(new String[] {"validate", "02"}, new Course(home), out, out);
    assertThat(status).isEqualTo(1);
    assertThat(text.toString(StandardCharsets.UTF_8)).contains("no file of wrong answers");
  }
}
