package nabla.grade.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import nabla.core.Numbers;
import nabla.grade.book.Book;
import nabla.grade.book.Entry;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Skipped;

/** The class as a page for the teacher: how it did, what it misunderstood, who is missing. */
final class ClassPage {
  private static final int MISCONCEPTIONS = 12;
  private static final int NAMES = 12;

  private ClassPage() {}

  static String of(Book book, List<Skipped> skipped) {
    StringBuilder out = new StringBuilder("<h1>The class</h1>\n");
    for (String assignment : book.assignments()) {
      section(out, assignment, book.of(assignment));
    }
    List<Entry> strays = book.of("");
    if (!strays.isEmpty()) {
      out.append("<h2>Files that belong to no homework</h2>\n");
      students(out, strays);
    }
    if (!skipped.isEmpty()) {
      out.append("<h2>Skipped</h2>\n<table>\n<tr><th>file</th><th>why</th></tr>\n");
      for (Skipped file : skipped) {
        out.append("<tr><td>").append(Page.text(file.file())).append("</td><td>");
        out.append(Page.text(file.reason())).append("</td></tr>\n");
      }
      out.append("</table>\n");
    }
    return Page.of("The class", out.toString());
  }

  private static void section(StringBuilder out, String assignment, List<Entry> entries) {
    List<Mark> marks = entries.stream().map(Entry::mark).filter(Objects::nonNull).toList();
    out.append("<h2>").append(Page.text(assignment)).append("</h2>\n<p>");
    out.append(Page.text(summary(entries, marks.size()))).append("</p>\n");
    List<QuestionStatistics> questions = QuestionStatistics.of(marks);
    if (!questions.isEmpty()) {
      out.append(Picture.points(entries)).append(Picture.questions(questions));
      questions(out, questions);
      misconceptions(out, Misconception.of(entries));
    }
    out.append("<h3>Students</h3>\n");
    students(out, entries);
  }

  private static String summary(List<Entry> entries, int handedIn) {
    List<Double> sorted =
        entries.stream().filter(Entry::settled).map(Entry::earned).sorted().toList();
    long late = entries.stream().filter(entry -> !entry.late().isZero()).count();
    int open = entries.size() - sorted.size();
    double mean = sorted.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return "%d students: %d handed in, %d did not, %d late%s. Mean %s of %s points, median %s."
        .formatted(
            entries.size(),
            handedIn,
            entries.size() - handedIn,
            late,
            open == 0 ? "" : ", " + open + " not judged (the grader failed)",
            Numbers.text(mean, 2),
            Numbers.text(Entry.POINTS),
            sorted.isEmpty() ? "–" : Numbers.text(median(sorted), 2));
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static void questions(StringBuilder out, List<QuestionStatistics> questions) {
    out.append("<h3>Questions</h3>\n<table>\n<tr><th>question</th><th></th>");
    for (String head : List.of("points", "mean", "all points", "some", "none")) {
      out.append("<th class=\"number\">").append(head).append("</th>");
    }
    out.append("</tr>\n");
    for (QuestionStatistics question : questions) {
      out.append("<tr><td>").append(Page.text(question.id())).append("</td><td>");
      out.append(Page.text(question.title())).append("</td>");
      for (String number :
          List.of(
              Numbers.text(question.points()),
              Numbers.text(question.mean(), 2),
              "" + question.all(),
              "" + question.some(),
              "" + question.none())) {
        out.append("<td class=\"number\">").append(number).append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</table>\n");
  }

  private static void misconceptions(StringBuilder out, List<Misconception> told) {
    if (told.isEmpty()) {
      return;
    }
    out.append("<h3>What was misunderstood most often</h3>\n<table>\n");
    out.append(
        "<tr><th class=\"number\">students</th><th>question</th><th>what they were told</th>");
    out.append("<th>who</th></tr>\n");
    for (Misconception one : told.subList(0, Math.min(MISCONCEPTIONS, told.size()))) {
      out.append("<tr><td class=\"number\">").append(one.entries().size()).append("</td><td>");
      out.append(Page.text(one.question())).append("</td><td>").append(Page.text(one.hint()));
      out.append("</td><td>");
      out.append(
          one.entries().stream()
              .limit(NAMES)
              .map(entry -> link(entry, entry.person().id()))
              .collect(Collectors.joining(", ")));
      out.append(one.entries().size() > NAMES ? ", …" : "").append("</td></tr>\n");
    }
    out.append("</table>\n");
    if (told.size() > MISCONCEPTIONS) {
      out.append("<p>And ").append(told.size() - MISCONCEPTIONS).append(" others, rarer.</p>\n");
    }
  }

  private static void students(StringBuilder out, List<Entry> entries) {
    out.append("<table>\n<tr><th>student</th><th>name</th><th class=\"number\">points</th>");
    out.append("<th>status</th><th>late</th><th>remarks</th></tr>\n");
    for (Entry entry : entries) {
      out.append("<tr><td>").append(link(entry, entry.person().id())).append("</td><td>");
      out.append(Page.text(entry.person().name())).append("</td><td class=\"number\">");
      out.append(entry.settled() ? Numbers.text(entry.earned()) : "?").append("</td><td>");
      out.append(Page.text(entry.status())).append("</td><td>").append(entry.lateness());
      out.append("</td><td>").append(Page.text(remarks(entry))).append("</td></tr>\n");
    }
    out.append("</table>\n");
  }

  private static String remarks(Entry entry) {
    return (entry.account() + " " + entry.comment() + " " + String.join(" ", entry.remarks()))
        .strip();
  }

  private static String link(Entry entry, String text) {
    return entry.mark() == null
        ? Page.text(text)
        : "<a href=\"" + href(Results.page(entry.mark())) + "\">" + Page.text(text) + "</a>";
  }

  private static String href(String file) {
    return Page.text(
        java.net.URLEncoder.encode(file, java.nio.charset.StandardCharsets.UTF_8)
            .replace("+", "%20"));
  }
}
