package nabla.grade.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nabla.grade.judge.Origin;
import nabla.grade.judge.Skipped;
import nabla.grade.judge.Submission;
import nabla.grade.judge.Submissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose a file is: by folder, by name, and in what Moodle, Canvas and Gradescope write. */
class IdentificationTest {
  private static final String ROSTER =
      """
      id,name,email
      b01,Ada Lovelace,ada@example.edu
      b02,林小明,lin@example.edu
      b03,王大明,wang@example.edu
      b04,Mary Ann Smith,mary@example.edu
      """;

  @TempDir Path temp;

  private Roster roster() throws IOException {
    return Roster.read(Files.writeString(temp.resolve("roster.csv"), ROSTER));
  }

  private List<Origin> whose(Roster roster, String... files) throws IOException {
    Path root = temp.resolve("class");
    List<Submission> found = new ArrayList<>();
    for (String file : files) {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "{}");
    }
    found.addAll(Submissions.find(List.of(root)).found());
    return new Identification(roster).of(found).stream().map(Submission::origin).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "b01/07-autodiff.ipynb, b01",
    "B01/07.ipynb, b01",
    "homework 7/b02/x.ipynb, b02",
    "b03_07-autodiff.ipynb, b03",
    "07-autodiff_b03.ipynb, b03",
    "07 (b03) final.ipynb, b03",
    "林小明/07.ipynb, b02",
    "07_林小明.ipynb, b02",
    "Mary Ann Smith 07.ipynb, b04",
    "ada@example.edu/07.ipynb, b01",
    "王大明_4711_assignsubmission_file_/07.ipynb, b03",
    "王大明_4711_assignsubmission_file/07.ipynb, b03",
    "moodle/王大明_4711_assignsubmission_file_/deep/07.ipynb, b03",
    "王大明_4711_assignsubmission_file_07.ipynb, b03",
    "lovelaceada_12345_67890_07.ipynb, b01",
    "smithmaryann_LATE_12345_67890_07-1.ipynb, b04",
    "canvas/smithmaryann_12345_67890_b01.ipynb, b04"
  })
  void aRosterFindsTheStudent(String file, String student) throws IOException {
    assertThat(whose(roster(), file)).extracting(Origin::student).containsExactly(student);
  }

  @ParameterizedTest
  @CsvSource({
    "stranger/07.ipynb, stranger",
    "07-autodiff.ipynb, 07-autodiff",
    "b01 or b02.ipynb, b01 or b02",
    "b011/07.ipynb, b011"
  })
  void whoIsNotInTheRosterIsCalledByTheFolderOrTheFile(String file, String student)
      throws IOException {
    assertThat(whose(roster(), file)).extracting(Origin::student).containsExactly(student);
  }

  @ParameterizedTest
  @CsvSource({
    "ada/07.ipynb, ada",
    "ada/deep/er/07.ipynb, ada",
    "ada.ipynb, ada",
    "王大明_4711_assignsubmission_file_/07.ipynb, 王大明",
    "lovelaceada_12345_67890_07.ipynb, lovelaceada",
    "anon_LATE_xY3z_67890_07.ipynb, anon_xY3z",
    "submission_900/07.ipynb, submission_900"
  })
  void withoutARosterFoldersAndDownloadsNameTheStudent(String file, String student)
      throws IOException {
    assertThat(whose(Roster.none(), file)).extracting(Origin::student).containsExactly(student);
  }

  @Test
  void twoPeopleOfOneNameAreTwoPeople() throws IOException {
    assertThat(
            whose(
                Roster.none(),
                "陳怡君_1_assignsubmission_file_/07.ipynb",
                "陳怡君_2_assignsubmission_file_/07.ipynb"))
        .extracting(Origin::student)
        .containsExactly("陳怡君 1", "陳怡君 2");
  }

  @ParameterizedTest
  @CsvSource({
    "b01/b02_07.ipynb",
    "b01/林小明_9_assignsubmission_file_/07.ipynb",
    "b01/submission_900/07.ipynb",
    "b01/smithmaryann_12345_67890_07.ipynb"
  })
  void noStudentHandsInForAnotherByTheNameOfAFile(String file) throws IOException {
    assertThat(whose(roster(), file)).extracting(Origin::student).containsExactly("b01");
    assertThat(whose(Roster.none(), file)).extracting(Origin::student).containsExactly("b01");
  }

  @Test
  void canvasSaysWhoIsLate() throws IOException {
    assertThat(whose(roster(), "lovelaceada_LATE_12345_67890_07.ipynb").get(0).late()).isTrue();
    assertThat(whose(roster(), "smithmaryann_12345_67890_07.ipynb"))
        .filteredOn(origin -> origin.student().equals("b04"))
        .extracting(Origin::late)
        .containsExactly(false);
  }

  @Test
  void gradescopeSaysWhoHandedInAndWhen() throws IOException {
    String export = "assignment_77_export/";
    Path metadata = temp.resolve("class/" + export + "submission_metadata.yml");
    Files.createDirectories(metadata.getParent());
    Files.writeString(
        metadata,
        """
        submission_900:
          :submitters:
          - :name: Somebody Else
            :sid: b02
            :email: other@example.edu
          :created_at: 2026-11-12 09:00:00.123456000 +08:00
          :score: 0.0
        submission_901:
          :submitters:
          - :name: Ada Lovelace
            :sid:
            :email: ada@example.edu
          :created_at: 2026-11-13T10:00:00+08:00
        """);
    String[] files = {export + "submission_900/07.ipynb", export + "submission_901/a/07.ipynb"};
    List<Origin> origins = whose(roster(), files);
    assertThat(origins).extracting(Origin::student).containsExactly("b02", "b01");
    assertThat(origins.get(0).at()).isEqualTo("2026-11-12T01:00:00.123456Z");
    assertThat(origins.get(1).at()).isEqualTo("2026-11-13T02:00:00Z");
    assertThat(whose(Roster.none(), files))
        .extracting(Origin::student)
        .containsExactly("b02", "ada@example.edu");
    Files.writeString(metadata, "a: [");
    assertThatThrownBy(() -> whose(roster(), files)).hasMessageContaining("cannot be read");
  }

  @Test
  void whatAStudentPutsBesideAFolderStopsNobody() throws IOException {
    Path forged = temp.resolve("class/stranger/submission_metadata.yml");
    Files.createDirectories(forged.getParent());
    Files.writeString(forged, "a: [");
    assertThat(whose(roster(), "stranger/submission_1/07.ipynb", "b01/07.ipynb"))
        .extracting(Origin::student)
        .containsExactly("b01", "submission_1");
  }

  @Test
  void metadataThatConstructObjectsOrUnfoldAreOnlyText() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("hostile"));
    Files.writeString(
        folder.resolve(GradescopeMetadata.FILE),
        "submission_1: !!javax.script.ScriptEngineManager []");
    assertThatThrownBy(() -> GradescopeMetadata.read(folder))
        .hasMessageContaining("cannot be read");
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    Files.writeString(folder.resolve(GradescopeMetadata.FILE), bomb);
    assertThatThrownBy(() -> GradescopeMetadata.read(folder))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void whatIsSkippedIsSomebodysToo() throws IOException {
    Skipped zip =
        new Skipped("moodle/王大明_4711_assignsubmission_file_/hw.zip", "moodle", "is an archive");
    assertThat(new Identification(roster()).ofSkipped(List.of(zip)))
        .extracting(Skipped::student)
        .containsExactly("b03");
  }

  @Test
  void withoutAnythingElseTheTimeIsThatOfTheFile() throws IOException {
    Origin origin = whose(Roster.none(), "ada/07.ipynb").get(0);
    assertThat(origin.at())
        .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(60));
  }
}
