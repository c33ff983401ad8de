package nabla.grade.report;

import java.util.List;
import nabla.core.Numbers;
import nabla.grade.book.Entry;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Status;

/** A mark as a page for the student: what was found, and what to think about; no hidden sources. */
final class HtmlReport {
  private HtmlReport() {}

  /**
   * The page.
   *
   * @param result what a submission earned
   * @param entry its row of the grade book, null if another submission counts
   */
  static String of(Result result, Entry entry) {
    Mark mark = result.mark();
    String homework = mark.assignment().isEmpty() ? mark.file() : mark.assignment();
    String name = entry == null ? "" : entry.person().name();
    String who = name.isEmpty() ? mark.student() : name + " (" + mark.student() + ")";
    StringBuilder out = new StringBuilder();
    out.append("<h1>").append(Page.text(who + " · " + homework)).append("</h1>\n");
    summary(out, mark, entry);
    mark.notes().forEach(note -> paragraph(out, "", note));
    mark.questions().forEach(question -> append(out, question));
    out.append("<p><small>").append(Page.text(mark.file()));
    out.append("<br>Isolation of the answers: ").append(Page.text(result.provenance().isolation()));
    out.append("<br>Submission ").append(mark.sha256()).append("</small></p>\n");
    return Page.of(who + " · " + homework, out.toString());
  }

  private static void summary(StringBuilder out, Mark mark, Entry entry) {
    boolean settled = entry == null ? mark.judged() : entry.settled();
    double earned = entry == null ? mark.earned() : entry.earned();
    double points = mark.questions().isEmpty() && entry != null ? entry.points() : mark.points();
    out.append("<p><strong>")
        .append(settled ? points(earned, points) : "not judged")
        .append("</strong></p>\n");
    if (entry == null) {
      paragraph(out, "", "Another submission of yours counts.");
    } else {
      paragraph(out, "", entry.account());
      paragraph(out, " class=\"box\"", entry.comment());
    }
    paragraph(out, " class=\"bad\"", mark.problem());
  }

  private static void paragraph(StringBuilder out, String attributes, String text) {
    if (!text.isEmpty()) {
      out.append("<p").append(attributes).append('>').append(Page.text(text)).append("</p>\n");
    }
  }

  private static void append(StringBuilder out, Mark.Question question) {
    out.append("<h2>").append(Page.text(question.id() + " " + question.title()));
    out.append(" <small>").append(points(question.earned(), question.points()));
    out.append("</small></h2>\n<div class=\"pair\">\n");
    if (!question.code().isBlank()) {
      out.append("<div>").append(CodeHtml.numbered(question.code())).append("</div>\n");
    }
    out.append(question.code().isBlank() ? "<div class=\"whole\">\n" : "<div>\n");
    if (sameTrouble(question.cases())) {
      trouble(out, question.cases());
    } else {
      table(out, question.cases());
    }
    out.append("</div>\n</div>\n");
  }

  /** Whether no case could even be tried, all for one reason. */
  private static boolean sameTrouble(List<Mark.Row> rows) {
    return rows.stream().allMatch(row -> row.status() != Status.PASS && row.status() != Status.FAIL)
        && rows.stream().map(row -> row.status() + row.got() + row.hint()).distinct().count() == 1;
  }

  private static void trouble(StringBuilder out, List<Mark.Row> rows) {
    Mark.Row first = rows.get(0);
    paragraph(
        out,
        " class=\"bad\"",
        "✗ %s: none of the %d cases could be tried."
            .formatted(first.status().words(), rows.size()));
    if (first.status() == Status.COMPILE_ERROR) {
      out.append(CodeHtml.error(first.got()));
    } else {
      paragraph(out, "", first.got());
    }
    paragraph(out, " class=\"hint\"", first.hint());
  }

  private static void table(StringBuilder out, List<Mark.Row> rows) {
    out.append("<table>\n<tr><th></th><th>given</th><th>expected</th><th>got</th>");
    out.append("<th class=\"number\">points</th></tr>\n");
    for (Mark.Row row : rows) {
      boolean pass = row.status() == Status.PASS;
      out.append("<tr><td class=\"").append(pass ? "pass\">✓ " : "bad\">✗ ");
      out.append(row.status().words()).append("</td><td>").append(Page.text(row.given()));
      out.append(row.hidden() ? " <small>(hidden)</small>" : "").append("</td><td><pre>");
      out.append(Page.text(row.expected())).append("</pre></td><td><pre>");
      out.append(Page.text(row.got())).append("</pre></td><td class=\"number\">");
      out.append(Numbers.text(pass ? row.points() : 0)).append(" of ");
      out.append(Numbers.text(row.points())).append("</td></tr>\n");
      if (!pass && !row.hint().isEmpty()) {
        out.append("<tr><td></td><td colspan=\"4\" class=\"hint\">")
            .append(Page.text(row.hint()))
            .append("</td></tr>\n");
      }
    }
    out.append("</table>\n");
  }

  private static String points(double earned, double points) {
    return Numbers.text(earned) + " of " + Numbers.text(points) + " points";
  }
}
