package nabla.grade.report;

import nabla.core.HtmlText;
import nabla.core.Numbers;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Status;

/** A mark as a page for the student: what was found, and what to think about; no hidden sources. */
final class HtmlReport {
  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em }
      table { border-collapse: collapse; width: 100% }
      th, td { text-align: left; vertical-align: top; padding: .3em .6em; border-bottom: 1px solid #8886 }
      .pass { color: #1a7f37 } .bad { color: #b42318 } .hint { font-style: italic }
      pre { white-space: pre-wrap; margin: 0 }
      """;

  private HtmlReport() {}

  static String of(Mark mark, Provenance provenance) {
    StringBuilder out = new StringBuilder();
    String title =
        mark.student() + " · " + (mark.assignment().isEmpty() ? mark.file() : mark.assignment());
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<title>").append(HtmlText.escape(title)).append("</title>\n");
    out.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    out.append("<h1>").append(HtmlText.escape(title)).append("</h1>\n");
    out.append("<p><strong>")
        .append(mark.judged() ? points(mark.earned(), mark.points()) : "not judged")
        .append("</strong></p>\n");
    if (!mark.problem().isEmpty()) {
      out.append("<p class=\"bad\">").append(HtmlText.escape(mark.problem())).append("</p>\n");
    }
    mark.notes().forEach(note -> out.append("<p>").append(HtmlText.escape(note)).append("</p>\n"));
    mark.questions().forEach(question -> append(out, question));
    out.append("<p><small>Isolation of the answers: ")
        .append(HtmlText.escape(provenance.isolation()));
    out.append("<br>Submission ").append(mark.sha256()).append("</small></p>\n</body>\n</html>\n");
    return out.toString();
  }

  private static void append(StringBuilder out, Mark.Question question) {
    out.append("<h2>")
        .append(HtmlText.escape(question.id() + " " + question.title()))
        .append("</h2>\n<p>");
    out.append(points(question.earned(), question.points())).append("</p>\n<table>\n");
    out.append("<tr><th></th><th>given</th><th>expected</th><th>got</th><th>points</th></tr>\n");
    for (Mark.Row row : question.cases()) {
      boolean pass = row.status() == Status.PASS;
      out.append("<tr><td class=\"").append(pass ? "pass\">✓ " : "bad\">✗ ");
      out.append(row.status().words()).append("</td><td>").append(HtmlText.escape(row.given()));
      out.append(row.hidden() ? " <small>(hidden)</small>" : "").append("</td><td>");
      out.append(HtmlText.escape(row.expected()))
          .append("</td><td><pre>")
          .append(HtmlText.escape(row.got()));
      out.append("</pre>");
      if (!pass && !row.hint().isEmpty()) {
        out.append("<span class=\"hint\">").append(HtmlText.escape(row.hint())).append("</span>");
      }
      out.append("</td><td>").append(Numbers.text(pass ? row.points() : 0)).append(" of ");
      out.append(Numbers.text(row.points())).append("</td></tr>\n");
    }
    out.append("</table>\n");
  }

  private static String points(double earned, double points) {
    return Numbers.text(earned) + " of " + Numbers.text(points) + " points";
  }
}
