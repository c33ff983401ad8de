package nabla.grade.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nabla.grade.book.Book;
import nabla.grade.book.Overrides;
import nabla.grade.book.Rules;
import nabla.grade.csv.CsvTable;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Origin;
import nabla.grade.judge.Status;
import nabla.grade.roster.Roster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Moodle, Canvas and Gradescope are given is what they ask for. */
class ExportTest {
  private static final String WORKSHEET =
      "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last"
          + " modified (submission),Last modified (grade),Feedback comments";

  @TempDir Path temp;

  private static Mark mark(String student, String file, Status status) {
    List<Mark.Row> rows =
        List.of(
            new Mark.Row(false, Status.PASS, 6, "f(1)", "2", "2", ""),
            new Mark.Row(true, status, 3, "f(2)", "4", "=\u0000x\nline", "Add, not assign."));
    List<Mark.Row> question = List.of(new Mark.Row(true, Status.PASS, 1, "Q", "c", "c", ""));
    return new Mark(
        new Origin(student, file, Instant.EPOCH, false),
        "f".repeat(64),
        "07-autodiff",
        "",
        List.of(),
        List.of(
            new Mark.Question("07.1", "Derivatives", "", rows),
            new Mark.Question("07.Q1", "question", "", question)),
        true);
  }

  private Roster roster(String text) throws IOException {
    return Roster.read(Files.writeString(temp.resolve("roster.csv"), text));
  }

  private Map<String, String> files(Export export, Roster roster, Mark... marks)
      throws IOException {
    Book book = Book.of(List.of(marks), roster, Rules.usual(), Overrides.read(temp), List.of());
    return export.files(book, roster);
  }

  private CsvTable table(String text) throws IOException {
    return CsvTable.read(Files.writeString(temp.resolve("t.csv"), text));
  }

  @Test
  void moodlesOwnWorksheetComesBackFilledIn() throws IOException {
    Roster roster =
        roster(
            WORKSHEET
                + "\nParticipant 4711,王大明,wang@example.edu,Submitted,,100.00,Yes,\"Monday, 9"
                + " November 2026\",-,\n"
                + "Participant 4712,Bo Chen,bo@example.edu,No submission,,100.00,Yes,-,-,\n");
    String file = "王大明_4711_assignsubmission_file_/07.ipynb";
    Map<String, String> files =
        files(Export.MOODLE, roster, mark("wang@example.edu", file, Status.FAIL));
    CsvTable sheet = table(files.get("moodle-07-autodiff.csv"));
    assertThat(String.join(",", sheet.head())).isEqualTo(WORKSHEET);
    assertThat(sheet.rows()).hasSize(2);
    Map<String, CsvTable.Row> rows =
        sheet.rows().stream()
            .collect(java.util.stream.Collectors.toMap(r -> r.field("identifier"), r -> r));
    CsvTable.Row wang = rows.get("Participant 4711");
    assertThat(wang.field("grade")).isEqualTo("7");
    assertThat(wang.field("last modified (submission)")).isEqualTo("Monday, 9 November 2026");
    assertThat(wang.field("feedback comments")).isEqualTo("07.1: 6 of 9, fail.");
    CsvTable.Row bo = rows.get("Participant 4712");
    assertThat(bo.field("grade")).isEqualTo("0");
    assertThat(bo.field("feedback comments")).isEqualTo("Not handed in.");
  }

  @Test
  void withoutItTheNumbersInTheDownloadMakeAWorksheetWithTheColumnsMoodleAsksFor()
      throws IOException {
    String file = "王大明_4711_assignsubmission_file_/07.ipynb";
    String text =
        files(Export.MOODLE, roster("id,name\nb1,王大明\nb2,Bo\n"), mark("b1", file, Status.PASS))
            .get("moodle-07-autodiff.csv");
    CsvTable sheet = table(text);
    assertThat(sheet.head()).contains("Identifier", "Grade", "Last modified (grade)");
    assertThat(sheet.rows()).hasSize(1);
    assertThat(sheet.rows().get(0).field("identifier")).isEqualTo("Participant 4711");
    assertThat(sheet.rows().get(0).field("grade")).isEqualTo("10");
  }

  @Test
  void theWorksheetOfAnotherHomeworkGivesNobodyAnothersNumber() throws IOException {
    Roster roster =
        roster(
            WORKSHEET
                + "\nParticipant 1,王大明,wang@example.edu,,,10,Yes,-,-,\n"
                + "Participant 2,Bo Chen,bo@example.edu,,,10,Yes,-,-,\n");
    String file = "王大明_4711_assignsubmission_file_/07.ipynb";
    String text =
        files(Export.MOODLE, roster, mark("wang@example.edu", file, Status.PASS))
            .get("moodle-07-autodiff.csv");
    assertThat(table(text).rows())
        .extracting(row -> row.field("identifier"))
        .containsExactly("Participant 4711");
  }

  @Test
  void moodlesGradeBookTakesARowForEachStudent() throws IOException {
    Map<String, String> files =
        files(
            Export.MOODLE,
            roster("id,name,email\nb1,Ada,ada@example.edu\nb2,Bo,\n"),
            mark("b1", "b1/07.ipynb", Status.PASS));
    assertThat(files).as("nobody's number is known").containsOnlyKeys("moodle.csv");
    assertThat(files.get("moodle.csv"))
        .startsWith("ID number,Email address,Full name,07-autodiff,07-autodiff (feedback)\r\n")
        .contains("b1,ada@example.edu,Ada,10,\r\n", "b2,,Bo,0,Not handed in.\r\n");
  }

  @Test
  void canvasGetsItsOwnNumbersAndItsOwnColumnBack() throws IOException {
    Roster roster =
        roster(
            """
            Student,ID,SIS User ID,SIS Login ID,Section,07-autodiff (55)
                Points Possible,,,,,10
            "Lovelace, Ada",12345,b1,ada,S1,
            """);
    String text =
        files(Export.CANVAS, roster, mark("b1", "b1/07.ipynb", Status.PASS)).get("canvas.csv");
    assertThat(text)
        .isEqualTo(
            """
            Student,ID,SIS User ID,SIS Login ID,Section,07-autodiff (55)\r
                Points Possible,,,,,10\r
            "Lovelace, Ada",12345,b1,ada,S1,10\r
            """);
  }

  @Test
  void canvasIsToldTheNumberInTheDownloadWhereThereIsNoGradeBook() throws IOException {
    String file = "adalovelace_12345_67890_07.ipynb";
    assertThat(files(Export.CANVAS, Roster.none(), mark("adalovelace", file, Status.PASS)))
        .containsValue(
            """
            Student,ID,SIS User ID,SIS Login ID,Section,07-autodiff\r
                Points Possible,,,,,10\r
            adalovelace,12345,adalovelace,,,10\r
            """);
  }

  @Test
  void noStudentGivesAnotherOnesNumberByTheNameOfAFile() throws IOException {
    Roster roster = roster("id,name\nb1,Ada\nb2,王大明\n");
    Mark moodle = mark("b1", "b1/王大明_4711_assignsubmission_file_/07.ipynb", Status.PASS);
    assertThat(files(Export.MOODLE, roster, moodle)).containsOnlyKeys("moodle.csv");
    Mark canvas = mark("b1", "b1/wang_12345_67890_07.ipynb", Status.PASS);
    assertThat(files(Export.CANVAS, roster, canvas).get("canvas.csv")).doesNotContain("12345");
  }

  @Test
  void noSystemIsToldAZeroWhereTheGraderFailed() throws IOException {
    Mark failed = mark("b1", "b1/07.ipynb", Status.PASS).unjudged("no memory");
    assertThat(files(Export.CANVAS, roster("id\nb1\n"), failed).get("canvas.csv"))
        .contains("b1,,b1,,,\r\n");
    assertThatThrownBy(() -> Gradescope.results(failed)).hasMessageContaining("no memory");
  }

  @Test
  void gradescopeReadsItsResults() {
    String file = "07.ipynb";
    JsonObject json =
        JsonParser.parseString(Gradescope.results(mark("ada", file, Status.FAIL)))
            .getAsJsonObject();
    assertThat(json.keySet())
        .isSubsetOf(
            Set.of("score", "output", "output_format", "visibility", "stdout_visibility", "tests"));
    JsonArray tests = json.getAsJsonArray("tests");
    double sum = 0;
    for (JsonElement test : tests) {
      JsonObject one = test.getAsJsonObject();
      assertThat(one.keySet())
          .isSubsetOf(
              Set.of(
                  "score",
                  "max_score",
                  "status",
                  "name",
                  "number",
                  "output",
                  "output_format",
                  "visibility"));
      assertThat(one.get("status").getAsString()).isIn("passed", "failed");
      sum += one.get("score").getAsDouble();
    }
    assertThat(json.get("score").getAsDouble()).isEqualTo(7).isEqualTo(sum);
    assertThat(json.get("visibility").getAsString()).isEqualTo("visible");
    assertThat(tests.get(0).getAsJsonObject().get("output").getAsString())
        .contains("✓ f(1) (6 of 6)", "✗ f(2) (0 of 3)", "got: =␀x\n      line", "Add, not assign.");
  }
}
