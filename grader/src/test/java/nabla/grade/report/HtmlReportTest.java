package nabla.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Origin;
import nabla.grade.judge.Status;
import org.junit.jupiter.api.Test;

/** The page that a student gets. */
class HtmlReportTest {
  private static final String CODE = "int f() {\n  return <b>;\n}";

  private static Mark.Row row(Status status, String got, String hint) {
    return new Mark.Row(true, status, 1, "f(1)", "2", got, hint);
  }

  private static String page(List<Mark.Row> rows) {
    Origin origin = new Origin("ada", "ada/07.ipynb", Instant.EPOCH, false);
    Mark.Question question = new Mark.Question("07.1", "title", CODE, rows);
    Mark mark = new Mark(origin, "abc", "07-autodiff", "", List.of(), List.of(question), true);
    return HtmlReport.of(new Result(mark, JsonReportTest.BY), null);
  }

  @Test
  void theAnswersOwnCodeStandsBesideItsCasesWithNumberedLines() {
    String page =
        page(List.of(row(Status.PASS, "2", ""), row(Status.FAIL, "3", "Add, not assign.")));
    assertThat(page)
        .contains("<span class=\"n\">2</span>  return &lt;b&gt;;")
        .contains("<pre>2</pre></td><td><pre>3</pre>", "Add, not assign.", "1 of 2 points");
  }

  @Test
  void anErrorOfTheCompilerIsSaidOnceWithItsCaretBelowTheLetter() {
    String error =
        "CompileError: ';' expected\nline 7\n  7 |     int 錯誤 epochs\n    |             ^\nadd one";
    List<Mark.Row> rows = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      rows.add(row(Status.COMPILE_ERROR, error, "Does the cell compile?"));
    }
    String page = page(rows);
    assertThat(page.split("expected\n", -1)).hasSize(2);
    assertThat(page)
        .contains("none of the 7 cases could be tried")
        .contains("  7 |     int 錯誤<span class=\"at\"> </span>epochs \n\nadd one");
  }

  @Test
  void aCaretMayStandBehindTheEndOfALineAndBelowSeveralLetters() {
    assertThat(CodeHtml.error("ab\n  ^")).contains("ab<span class=\"at\"> </span>\n\n");
    assertThat(CodeHtml.error("ab\n         ^")).contains("ab<span class=\"at\"> </span>\n\n");
    assertThat(CodeHtml.error("a中d\n ^^^")).contains("a<span class=\"at\">中d</span> \n");
    assertThat(CodeHtml.error("^\n^\n")).contains("^\n^\n");
  }

  @Test
  void charactersThatNobodySeesAreShown() {
    assertThat(page(List.of(row(Status.FAIL, "a\u0000b\u001b\u202e", "")))).contains("a␀b␛\\u202e");
  }

  @Test
  void noTextOfAStudentIsMarkup() {
    assertThat(page(List.of(row(Status.FAIL, "<script>alert(1)</script>", ""))))
        .doesNotContain("<script");
  }

  @Test
  void thePageNeedsNothingButItselfAndHasRulesForPaper() {
    assertThat(page(List.of(row(Status.PASS, "2", ""))))
        .contains("@media print", "break-inside: avoid")
        .doesNotContain("src=\"http", "<link", "url(");
  }
}
