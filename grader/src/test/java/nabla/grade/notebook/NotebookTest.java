package nabla.grade.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookTest {
  private static final Path EXERCISE = Path.of("..", "exercises", "02-one-neuron.ipynb");

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.ipynb"), text);
  }

  @Test
  void writesWhatItReadByteForByte() throws Exception {
    assertThat(Notebook.read(EXERCISE).text()).isEqualTo(Files.readString(EXERCISE));
  }

  @Test
  void readsSourcesWrittenAsOneStringOrAsLines() throws BadNotebook {
    Notebook notebook =
        Notebook.parse("{\"cells\": [{\"source\": \"a\\nb\"}, {\"source\": [\"a\\n\", \"b\"]}]}");
    assertThat(notebook.cells()).extracting(Cell::source).containsExactly("a\nb", "a\nb");
  }

  @Test
  void aCutOffFileIsToldApart() throws Exception {
    String text = Files.readString(EXERCISE);
    Path cut = file(text.substring(0, text.length() / 2));
    assertThatThrownBy(() -> Notebook.read(cut))
        .isInstanceOf(BadNotebook.class)
        .hasMessageContaining("cut off");
  }

  @Test
  void whatIsNoNotebookIsToldApart() throws IOException {
    for (String text : new String[] {"", "[]", "{}", "42", "%PDF-1.4", "{\"cells\": [1]}"}) {
      Path file = file(text);
      assertThatThrownBy(() -> Notebook.read(file)).as(text).isInstanceOf(BadNotebook.class);
    }
    Path binary = Files.write(folder.resolve("b.ipynb"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> Notebook.read(binary)).hasMessageContaining("UTF-8");
    Path deep = file("[".repeat(200_000));
    assertThatThrownBy(() -> Notebook.read(deep)).isInstanceOf(BadNotebook.class);
  }

  @Test
  void aHundredMegabytesAreNotRead() throws IOException {
    Path large = folder.resolve("large.ipynb");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    assertThatThrownBy(() -> Notebook.read(large))
        .isInstanceOf(BadNotebook.class)
        .hasMessageContaining("100 MB");
  }

  @Test
  void cellsOfStrangeShapeAreStillCells() throws BadNotebook {
    Notebook notebook =
        Notebook.parse(
            "{\"cells\": [{}, {\"source\": 7, \"metadata\": 3}, {\"source\": [[1]], \"metadata\":"
                + " {\"nbgrader\": {\"grade_id\": [], \"solution\": \"x\"}}}]}");
    assertThat(notebook.cells()).extracting(Cell::gradeId).containsOnly("");
    assertThat(notebook.cells()).extracting(Cell::role).containsOnly(Cell.Role.GIVEN);
  }
}
