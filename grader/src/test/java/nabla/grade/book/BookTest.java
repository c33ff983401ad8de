package nabla.grade.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Origin;
import nabla.grade.judge.Skipped;
import nabla.grade.judge.Status;
import nabla.grade.roster.Roster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts in the end. */
class BookTest {
  private static final String SEVEN = "07-autodiff";
  private static final Rules STRICT =
      new Rules(
          Due.never().and("2026-11-10", ZoneOffset.UTC), LateRule.parse("10%/day"), Keep.BEST);

  @TempDir Path temp;

  /** A mark of so many points of ten, handed in on a day of November. */
  private static Mark mark(String student, String file, int points, int day) {
    List<Mark.Row> rows =
        List.of(
            new Mark.Row(false, Status.PASS, points, "", "", "", ""),
            new Mark.Row(true, Status.FAIL, 10 - points, "", "", "", "hint"));
    Instant at = Instant.parse("2026-11-%02dT12:00:00Z".formatted(day));
    return new Mark(
        new Origin(student, file, at, false),
        "f".repeat(64),
        SEVEN,
        "",
        List.of(),
        List.of(new Mark.Question("07.1", "title", "code", rows)),
        true);
  }

  private Roster roster(String text) throws IOException {
    return Roster.read(Files.writeString(temp.resolve("roster.csv"), text));
  }

  private Overrides overrides(String rows) throws IOException {
    Files.writeString(
        temp.resolve(Overrides.FILE), "student,assignment,points,late,comment\n" + rows);
    return Overrides.read(temp);
  }

  private Book book(Roster roster, Rules rules, String decisions, Mark... marks)
      throws IOException {
    List<Skipped> skipped = List.of(new Skipped("b2/hw.zip", "b2", "is an archive"));
    return Book.of(List.of(marks), roster, rules, overrides(decisions), skipped);
  }

  private Entry only(Rules rules, String decisions, Mark... marks) throws IOException {
    Book book = book(Roster.none(), rules, decisions, marks);
    assertThat(book.entries()).hasSize(1);
    return book.entries().get(0);
  }

  @Test
  void everybodyInTheRosterHasARowAndWhatWasSkippedIsSaid() throws IOException {
    Roster roster = roster("id,name\nb1,Ada\nb2,Bo\n");
    Book book = book(roster, Rules.usual(), "", mark("b1", "b1/07.ipynb", 8, 1));
    assertThat(book.entries()).extracting(Entry::status).containsExactly("fail", "not handed in");
    assertThat(book.entries().get(1).remarks())
        .containsExactly("Skipped: b2/hw.zip is an archive.");
    assertThat(book.entries().get(1).earned()).isZero();
  }

  @Test
  void whoIsNotInTheRosterHasARowThatSaysSo() throws IOException {
    Book book = book(roster("id\nb1\n"), Rules.usual(), "", mark("x", "x/07.ipynb", 8, 1));
    assertThat(book.entries()).extracting(e -> e.person().id()).containsExactly("b1", "x");
    assertThat(book.entries().get(1).remarks()).contains("Not in the roster.");
  }

  @Test
  void latenessCostsAndIsAccountedFor() throws IOException {
    Entry entry = only(STRICT, "", mark("b1", "b1/07.ipynb", 8, 12));
    assertThat(entry.earned()).isEqualTo(6);
    assertThat(entry.lateness()).isEqualTo("1 day 12 h");
    assertThat(entry.account())
        .isEqualTo("The answers earned 8 points; handed in 1 day 12 h late, 6 count.");
  }

  @Test
  void theBestSubmissionCountsWithItsLateness() throws IOException {
    Mark early = mark("b1", "b1/1.ipynb", 7, 9);
    Mark late = mark("b1", "b1/2.ipynb", 8, 12);
    assertThat(only(STRICT, "", early, late).mark()).isSameAs(early);
    assertThat(only(Rules.usual(), "", early, late).mark()).isSameAs(late);
    assertThat(only(STRICT, "", early, late).remarks())
        .containsExactly("The best of 2 submissions counts; the others: b1/2.ipynb (8).");
  }

  @Test
  void orTheLast() throws IOException {
    Rules last = new Rules(Due.never(), LateRule.SAID, Keep.LAST);
    Mark second = mark("b1", "b1/1.ipynb", 3, 11);
    assertThat(only(last, "", mark("b1", "b1/2.ipynb", 9, 10), second).mark()).isSameAs(second);
  }

  @Test
  void whatASystemCallsLateIsLateWithoutADate() throws IOException {
    Mark mark = mark("b1", "b1/07.ipynb", 8, 1);
    Mark late = mark.from(mark.origin().by("b1", mark.origin().at(), true));
    Rules rules = new Rules(Due.never(), LateRule.parse("10%/day"), Keep.BEST);
    assertThat(only(rules, "", late).earned()).isEqualTo(7);
  }

  @Test
  void aTeachersPointsGoBeforeAllOthersAndAreNeverWrittenOver() throws IOException {
    Mark mark = mark("b1", "b1/07.ipynb", 8, 30);
    Entry entry = only(STRICT, "b1,7,9.5,,told me himself\n", mark);
    assertThat(entry.earned()).isEqualTo(9.5);
    assertThat(entry.comment()).isEqualTo("told me himself");
    assertThat(entry.account()).startsWith("Points set by the teacher");
    Overrides.read(temp);
    assertThat(Files.readString(temp.resolve(Overrides.FILE))).contains("told me himself");
  }

  @Test
  void aTeacherMayExcuseLatenessOrCountItAnew() throws IOException {
    Mark mark = mark("b1", "b1/07.ipynb", 8, 30);
    assertThat(only(STRICT, "b1,07,,no,ill\n", mark).earned()).isEqualTo(8);
    assertThat(only(STRICT, "b1,07-autodiff,,1,\n", mark).earned()).isEqualTo(7);
  }

  @Test
  void pointsForWhatWasNeverHandedInAreThereToo() throws IOException {
    Book book = book(roster("id\nb1\n"), Rules.usual(), "b1,07,5,,orally\n");
    assertThat(book.entries()).extracting(Entry::earned).containsExactly(5.0);
  }

  @Test
  void aDecisionAboutNobodyIsSaid() throws IOException {
    Overrides overrides = overrides("bb1,07,5,,\n");
    Mark mark = mark("b1", "b1/07.ipynb", 8, 1);
    Book book = Book.of(List.of(mark), Roster.none(), Rules.usual(), overrides, List.of());
    assertThat(overrides.unused(book)).hasSize(1).allMatch(line -> line.contains("bb1"));
    assertThat(book.entries()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"b1,07,ten,,\n", "b1,07,-1,,\n", "b1,07,,yesterday,\n", "b1,07,1,,\nb1,7,2,,\n"})
  void aDecisionThatCannotBeUnderstoodIsSaidBeforeAnythingIsMarked(String rows) {
    assertThatThrownBy(() -> overrides(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("overrides.csv, line ");
  }

  @Test
  void aFaultOfTheGraderIsNoZero() throws IOException {
    Mark failed = mark("b1", "b1/07.ipynb", 8, 1).unjudged("no memory");
    assertThat(only(Rules.usual(), "", failed).settled()).isFalse();
    Mark again = mark("b1", "b1/2.ipynb", 0, 1);
    assertThat(only(Rules.usual(), "", failed, again).mark()).isSameAs(again);
  }

  @Test
  void filesThatBelongToNoHomeworkHaveRowsOfTheirOwn() throws IOException {
    Mark mark = mark("b1", "b1/trip.ipynb", 0, 1);
    Mark stray =
        new Mark(mark.origin(), "", "", "It belongs to no homework.", List.of(), List.of(), true);
    Book book = book(Roster.none(), Rules.usual(), "", mark("b1", "b1/07.ipynb", 8, 1), stray);
    assertThat(book.entries()).extracting(Entry::assignment).containsExactly("", SEVEN);
    assertThat(book.assignments()).containsExactly(SEVEN);
    assertThat(book.entries().get(0).points()).isZero();
  }
}
