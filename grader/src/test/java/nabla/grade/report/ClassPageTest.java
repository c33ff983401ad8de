package nabla.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nabla.grade.book.Book;
import nabla.grade.book.Overrides;
import nabla.grade.book.Rules;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Origin;
import nabla.grade.judge.Skipped;
import nabla.grade.judge.Status;
import nabla.grade.roster.Roster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that a teacher gets. */
class ClassPageTest {
  @TempDir Path temp;

  private static Mark mark(String student, Status first, Status second) {
    List<Mark.Question> questions =
        List.of(
            new Mark.Question(
                "07.1",
                "Derivatives",
                "",
                List.of(new Mark.Row(true, first, 8, "", "", "", "Add, not assign."))),
            new Mark.Question(
                "07.Q1",
                "question",
                "",
                List.of(new Mark.Row(true, second, 2, "", "", "", "Read."))));
    Origin origin = new Origin(student, student + "/07.ipynb", java.time.Instant.EPOCH, false);
    return new Mark(origin, "f".repeat(64), "07-autodiff", "", List.of(), questions, true);
  }

  private String page(Mark... marks) throws Exception {
    Book book =
        Book.of(List.of(marks), Roster.none(), Rules.usual(), Overrides.read(temp), List.of());
    return ClassPage.of(book, List.of(new Skipped("x/hw.zip", "x", "is an archive")));
  }

  @Test
  void theCommonestMisconceptionStandsFirstWithHowManyHaveIt() throws Exception {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      marks.add(
          mark("b" + i, i < 3 ? Status.FAIL : Status.PASS, i < 1 ? Status.FAIL : Status.PASS));
    }
    marks.add(mark("b9", Status.MISSING, Status.MISSING));
    String page = page(marks.toArray(Mark[]::new));
    int add = page.indexOf("<td class=\"number\">3</td><td>07.1</td><td>Add, not assign.");
    int read = page.indexOf("<td class=\"number\">1</td><td>07.Q1</td><td>Read.");
    assertThat(add).isPositive();
    assertThat(read).isGreaterThan(add);
    assertThat(page).contains("6 students: 6 handed in, 0 did not", "median 2");
  }

  @Test
  void thePicturesAreInThePageAndSayWhatTheyShow() throws Exception {
    String page = page(mark("b1", Status.PASS, Status.FAIL));
    assertThat(page.split("data:image/png;base64,", -1)).hasSize(3);
    assertThat(page).contains("alt=\"Bars: Students by points; 0 0, 1 0", "8 1, 9 0");
    assertThat(page).contains("some points 07.1 0, 07.Q1 0", "all points 07.1 100, 07.Q1 0");
  }

  @Test
  void whatWasSkippedIsListedWithItsReason() throws Exception {
    assertThat(page()).contains("<td>x/hw.zip</td><td>is an archive</td>");
  }

  @Test
  void studentsLeadToTheirPages() throws Exception {
    assertThat(page(mark("林", Status.PASS, Status.PASS)))
        .contains("href=\"%E6%9E%97.07-autodiff.ffffffffffff.html\"");
  }
}
