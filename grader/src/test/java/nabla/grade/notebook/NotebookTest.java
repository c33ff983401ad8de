package nabla.grade.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
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
      assertThatThrownBy(() -> Notebook.parse(text)).as(text).isInstanceOf(BadNotebook.class);
      assertThat(Intake.read(file(text)).problem()).as(text).isNotNull();
    }
  }

  @Test
  void whatIsHandedInHasTheCellsOfTheFile() throws Exception {
    Intake intake = Intake.read(EXERCISE);
    List<Cell> cells = Notebook.read(EXERCISE).cells();
    assertThat(intake.problem()).isNull();
    assertThat(intake.sha256()).hasSize(64);
    assertThat(intake.cells()).extracting(Cell::gradeId).isEqualTo(each(cells, Cell::gradeId));
    assertThat(intake.cells()).extracting(Cell::id).isEqualTo(each(cells, Cell::id));
    assertThat(intake.cells()).extracting(Cell::role).isEqualTo(each(cells, Cell::role));
    assertThat(each(code(intake.cells()), Cell::source)).isEqualTo(each(code(cells), Cell::source));
  }

  private static List<Cell> code(List<Cell> cells) {
    return cells.stream().filter(Cell::isCode).toList();
  }

  private static <T> List<T> each(List<Cell> cells, Function<Cell, T> what) {
    return cells.stream().map(what).toList();
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
