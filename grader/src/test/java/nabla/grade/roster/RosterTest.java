package nabla.grade.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A roster is read as schools and systems write it. */
class RosterTest {
  @TempDir Path temp;

  private Roster roster(String text) throws IOException {
    return Roster.read(Files.writeString(temp.resolve("roster.csv"), text));
  }

  @Test
  void aPlainRosterHasIdNameAndEmail() throws IOException {
    Roster roster = roster("id,name,email\nb1,Ada Lovelace,Ada@Example.edu\nb2,林小明,\n");
    assertThat(roster.people()).extracting(Person::id).containsExactly("b1", "b2");
    assertThat(roster.find("b1").orElseThrow().email()).isEqualTo("ada@example.edu");
  }

  @ParameterizedTest
  @CsvSource({"學號", "student", "sid", "Student ID", "ID"})
  void theColumnOfIdsMayHaveAnyOfItsNames(String column) throws IOException {
    assertThat(roster(column + ",姓名\nb1,王大明\n").people().get(0).name()).isEqualTo("王大明");
  }

  @Test
  void firstAndLastNamesMakeAName() throws IOException {
    assertThat(roster("id,first_name,last_name\nb1,Ada,Lovelace\n").people().get(0).name())
        .isEqualTo("Ada Lovelace");
  }

  @Test
  void aGradingWorksheetOfMoodleIsARoster() throws IOException {
    Roster roster =
        roster(
            """
            Identifier,Full name,ID number,Email address,Status,Grade
            Participant 4711,王大明,b1,wang@example.edu,,
            Participant 4712,No Number,,no@example.edu,,
            """);
    assertThat(roster.people()).extracting(Person::id).containsExactly("b1", "no@example.edu");
    assertThat(roster.known(Roster.participant("4711"))).contains(roster.people().get(0));
  }

  @Test
  void aGradeBookOfCanvasIsARosterWithoutItsPointsAndItsTestStudent() throws IOException {
    Roster roster =
        roster(
            """
            Student,ID,SIS User ID,SIS Login ID,Section,HW 1 (55)
                Points Possible,,,,,10
            "Lovelace, Ada",12345,b1,ada,S1,
            "Student, Test",9,,f00,S1,
            """);
    assertThat(roster.people()).extracting(Person::id).containsExactly("b1");
    assertThat(roster.known(Roster.canvas("12345"))).isPresent();
    assertThat(roster.known("ada")).isPresent();
  }

  @Test
  void aNameIsKnownInTheWaysThatSystemsWriteIt() throws IOException {
    Roster roster = roster("id,name\nb1,Mary Ann Smith\nb2,林小明\n");
    for (String name : new String[] {"Mary Ann Smith", "smithmaryann", "maryannsmith", "B1"}) {
      assertThat(roster.known(name)).as(name).isPresent();
    }
    assertThat(roster.known("林小明")).isPresent();
    assertThat(roster.known("smith")).isEmpty();
  }

  @Test
  void aNameThatTwoPeopleHaveIsNobodys() throws IOException {
    Roster roster = roster("id,name\nb1,陳怡君\nb2,陳怡君\n");
    assertThat(roster.known("陳怡君")).isEmpty();
    assertThat(roster.known("b2")).isPresent();
  }

  @Test
  void mistakesAreSaidWithTheirLine() {
    assertThatThrownBy(() -> roster("name\nAda\n")).hasMessageContaining("no column \"id\"");
    assertThatThrownBy(() -> roster("id\nb1\nb1\n")).hasMessageContaining("line 3");
    assertThatThrownBy(() -> roster("id,name\n,Ada\n")).hasMessageContaining("without an id");
    assertThatThrownBy(() -> roster("id,name\n")).hasMessageContaining("names no student");
  }
}
