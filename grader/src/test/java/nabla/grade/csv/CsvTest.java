package nabla.grade.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables come from spreadsheets and go back into them. */
class CsvTest {
  @TempDir Path temp;

  private CsvTable table(String text) throws IOException {
    return CsvTable.read(Files.writeString(temp.resolve("t.csv"), text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,name\nb1,林小明\n",
        "id;name\nb1;林小明\n",
        "id\tname\r\nb1\t林小明\r\n",
        "\ufeffID,Name\r\nb1,\"林小明\"\r\n\r\n",
        "id,name,\nb1, 林小明 ,\n,,\n"
      })
  void aTableIsReadAsExcelAndOthersWriteIt(String text) throws IOException {
    CsvTable table = table(text);
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().get(0).field("id")).isEqualTo("b1");
    assertThat(table.rows().get(0).field("name")).isEqualTo("林小明");
    assertThat(table.has("ID")).isTrue();
  }

  @Test
  void aRowMayEndEarlyOrLate() throws IOException {
    CsvTable table = table("id,name,email\nb1,Ada\nb2,Bo,bo@example.edu,more\n");
    assertThat(table.rows())
        .extracting(row -> row.field("email"))
        .containsExactly("", "bo@example.edu");
  }

  @Test
  void aTableInBig5IsRefusedWithWhatToDo() throws IOException {
    Path file = Files.write(temp.resolve("t.csv"), "id\n林".getBytes(Charset.forName("Big5")));
    assertThatThrownBy(() -> CsvTable.read(file)).hasMessageContaining("CSV UTF-8");
  }

  @Test
  void aTableThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> CsvTable.read(temp.resolve("no"))).hasMessageContaining("is it there");
  }

  @Test
  void anEmptyTableHasAHeadAndNoRows() throws IOException {
    assertThat(table("student,points\n").head()).containsExactly("student", "points");
    assertThat(table("student,points\n").rows()).isEmpty();
    assertThat(table("").rows()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "\n@x",
        "＝1+1",
        "＠x",
        "－1"
      })
  void noFormulaReachesASpreadsheet(String text) {
    assertThat(CsvText.safe(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "b1", "林小明", "10", "2.5", "a=b", "ada@example.edu", " x"})
  void whatIsNoFormulaStaysAsItIs(String text) {
    assertThat(CsvText.safe(text)).isEqualTo(text);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    CsvText text = new CsvText(List.of("a", "b"));
    text.row(List.of("one, \"two\"\nthree", ""));
    assertThat(text.toString()).contains("\r\n");
    assertThat(table(text.toString()).rows().get(0).field("a")).isEqualTo("one, \"two\"\nthree");
  }
}
