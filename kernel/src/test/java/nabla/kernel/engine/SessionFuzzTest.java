package nabla.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Thousands of sequences of cells made at random, always the same: whatever they do, the next cell
 * works, {@code %reset} works, and every failure has a text; where a cell is plain Java, the kernel
 * makes of it what JShell does, but for what {@code disagreements.txt} gives a reason for.
 *
 * <p>How many sequences a test runs does not depend on the machine, or a quicker one would find
 * what a slower one does not. {@code -Dfuzz.sequences=N -Dfuzz.seed=S} run more or other ones.
 */
class SessionFuzzTest {
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int FRESH = 500; // sequences in one session
  private static final Path DISAGREEMENTS =
      Path.of("src/test/resources/nabla/kernel/engine/fuzz/disagreements.txt");

  private Session session = open();

  private static Session open() {
    return Session.open(SessionOptions.standard().withNotes(note -> {}));
  }

  @AfterEach
  void close() {
    session.close();
  }

  /** Whether there is to be one more, given how many have run. */
  private boolean more(int done, int usual) {
    if (done > 0 && done % FRESH == 0) {
      session.close();
      session = open();
    }
    return done < Integer.getInteger("fuzz.sequences", usual);
  }

  @Test
  void afterCellsOfAnyKindTheNextOneWorksAndSoDoesReset() {
    int done = 0;
    for (; more(done, 600); done++) {
      FuzzCells cells = new FuzzCells(SEED + done);
      List<String> sequence =
          cells.sequence().stream()
              .map(cell -> cells.chance(2) ? withoutLoops(cells.mutated(cell)) : cell)
              .toList();
      check(sequence, SEED + done);
    }
    System.out.println("fuzz: " + done + " sequences of cells made or changed at random");
  }

  @Test
  void afterPiecesOfTheCoursesCellsTheNextOneWorksAndSoDoesReset() throws IOException {
    List<String> notebooks = NotebookCells.all();
    assertThat(notebooks).as("cells of the notebooks").hasSizeGreaterThan(200);
    int done = 0;
    for (; more(done, 400); done++) {
      FuzzCells cells = new FuzzCells(SEED + done);
      List<String> sequence = new ArrayList<>();
      do {
        // They compile; nothing of them runs.
        sequence.add("if (true) throw new Error(\"only compiled\");\n" + cells.joined(notebooks));
      } while (!cells.chance(3));
      check(sequence, SEED + done);
    }
    System.out.println("fuzz: " + done + " sequences of the notebooks' cells cut and joined");
  }

  @Test
  void aCellIsWhatJshellMakesOfIt() throws IOException {
    List<Pattern> known = known();
    int done = 0;
    int compared = 0;
    try (JshellOracle jshell = new JshellOracle()) {
      for (; more(done, 200); done++) {
        List<String> sequence = new FuzzCells(SEED + done).sequence();
        boolean same = true;
        int cell = 0;
        for (String code : sequence) {
          FuzzOutcome ours = FuzzOutcome.of(session.run(++cell, code));
          if (!same) {
            continue;
          }
          FuzzOutcome theirs = jshell.run(code);
          compared++;
          String line = (code + " => " + ours + " | " + theirs).replace("\n", "\\n");
          assertThat(
                  ours.agrees(theirs) || known.stream().anyMatch(each -> each.matcher(line).find()))
              .as("seed %d: %s%n  %s", SEED + done, sequence, line)
              .isTrue();
          // What came before a mistake has run in JShell only: from here on they differ.
          same = ours.agrees(theirs) && ours.kind().equals("ended");
        }
        session.reset();
        jshell.reset();
      }
    }
    System.out.println("fuzz: " + compared + " cells of " + done + " sequences as in JShell");
  }

  private static List<Pattern> known() throws IOException {
    return Files.readAllLines(DISAGREEMENTS).stream()
        .filter(line -> line.contains("=>") && !line.startsWith("#"))
        .map(Pattern::compile)
        .toList();
  }

  private void check(List<String> sequence, long seed) {
    int cell = 0;
    for (String code : sequence) {
      Result result = session.run(++cell, code);
      if (result instanceof Result.Failure failure) {
        CellError error = failure.error();
        String text = String.join("\n", error.traceback());
        assertThat(text).as("seed %d, %s", seed, sequence).isNotBlank();
        assertThat(error.cause() instanceof InternalFailure)
            .as("seed %d, %s: a failure of the kernel's own: %s", seed, sequence, text)
            .isFalse();
      }
    }
    probe(sequence, seed);
    session.reset();
    probe(sequence, seed);
  }

  private void probe(List<String> sequence, long seed) {
    assertThat(session.run(99, "int probe = 20;\nprobe + 1"))
        .as("a cell after those of seed %d, %s", seed, sequence)
        .isEqualTo(new Result.Value(21, true));
  }

  /** A loop that has been changed may have lost its end. */
  private static String withoutLoops(String cell) {
    return Stream.of("for", "while", "do").anyMatch(cell::contains) ? "int other = 1;" : cell;
  }
}
