package nabla.grade.copies;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nabla.grade.csv.CsvText;
import nabla.grade.judge.Mark;
import nabla.grade.report.Page;

/**
 * Which answers of a class are alike, for a teacher to look at. A likeness proves nothing: short
 * answers are alike by nature, so each pair is shown beside what is usual in the homework.
 *
 * @param comparisons one per homework
 */
public record Copies(List<Comparison> comparisons) {
  private static final int SHOWN = 15;

  /** Fewer tokens in common say nothing: it is a loop or two. */
  private static final int FEW_TOKENS = 30;

  private static final double ALIKE = 0.5;

  /** Copies the list. */
  public Copies {
    comparisons = List.copyOf(comparisons);
  }

  /**
   * Compares what was handed in.
   *
   * @param marks of all submissions
   * @param exercise the code of a homework as it was given out, by its name
   * @return the comparisons
   */
  public static Copies of(List<Mark> marks, Function<String, String> exercise) {
    Map<String, List<Mark>> byAssignment =
        marks.stream()
            .filter(mark -> !mark.questions().isEmpty())
            .collect(Collectors.groupingBy(Mark::assignment, TreeMap::new, Collectors.toList()));
    return new Copies(
        byAssignment.entrySet().stream()
            .map(e -> Comparison.of(e.getKey(), e.getValue(), exercise.apply(e.getKey())))
            .toList());
  }

  /**
   * The pairs that are worth a look.
   *
   * @return how many there are
   */
  public int worthALook() {
    return comparisons.stream().mapToInt(comparison -> alike(comparison).size()).sum();
  }

  private static List<Likeness> alike(Comparison comparison) {
    return comparison.pairs().stream()
        .filter(pair -> pair.share() >= ALIKE && pair.tokens() >= FEW_TOKENS)
        .toList();
  }

  /**
   * All pairs with anything in common, as a table.
   *
   * @return CSV
   */
  public String csv() {
    CsvText out =
        new CsvText(
            List.of(
                "assignment",
                "student",
                "other",
                "share",
                "tokens",
                "same names",
                "same comments"));
    for (Comparison comparison : comparisons) {
      for (Likeness pair : comparison.pairs()) {
        out.row(
            List.of(
                comparison.assignment(),
                CsvText.safe(pair.one().student()),
                CsvText.safe(pair.other().student()),
                percent(pair.share()),
                "" + pair.tokens(),
                percent(pair.sameNames()),
                "" + pair.sameComments()));
      }
    }
    return out.toString();
  }

  /**
   * The pairs that are worth a look, side by side.
   *
   * @return a page
   */
  public String html() {
    StringBuilder out = new StringBuilder("<h1>Answers that are alike</h1>\n");
    out.append(
        """
        <p>Names, numbers, texts and comments do not count: what is compared is the order of Java's tokens, in runs of %d.
        What the exercise itself contains is left out, and so is what more than half of the class has written.
        A likeness proves nothing. Short answers are alike by nature: look at the median of the homework, at the names
        and comments that are the same, and at the code.</p>
        """
            .formatted(Grams.LENGTH));
    for (Comparison comparison : comparisons) {
      section(out, comparison);
    }
    return Page.of("Answers that are alike", out.toString());
  }

  private static void section(StringBuilder out, Comparison comparison) {
    List<Likeness> alike = alike(comparison);
    int students = comparison.students();
    out.append("<h2>").append(Page.text(comparison.assignment())).append("</h2>\n<p>");
    out.append(students).append(" students, ").append(students * (students - 1) / 2);
    out.append(" pairs; the median pair has ").append(percent(median(comparison)));
    out.append(" in common. ");
    out.append(
        alike.isEmpty()
            ? "No pair has half of its tokens in common, or so many that it would say"
                + " anything.</p>\n"
            : "Worth a look: " + alike.size() + ".</p>\n");
    if (alike.isEmpty()) {
      return;
    }
    table(out, alike);
    for (Likeness pair : alike.subList(0, Math.min(SHOWN, alike.size()))) {
      out.append("<h3>").append(Page.text(pair.one().student() + " and " + pair.other().student()));
      out.append("</h3>\n<div class=\"pair\" style=\"grid-template-columns: 1fr 1fr\">\n");
      code(out, pair.one(), pair.lines());
      code(out, pair.other(), pair.otherLines());
      out.append("</div>\n");
    }
  }

  private static void table(StringBuilder out, List<Likeness> alike) {
    out.append("<table>\n<tr><th>student</th><th>and</th>");
    for (String head : List.of("in common", "tokens", "same names", "same comments")) {
      out.append("<th class=\"number\">").append(head).append("</th>");
    }
    out.append("</tr>\n");
    for (Likeness pair : alike) {
      out.append("<tr><td>").append(Page.text(pair.one().student())).append("</td><td>");
      out.append(Page.text(pair.other().student())).append("</td>");
      for (String number :
          List.of(
              percent(pair.share()),
              "" + pair.tokens(),
              percent(pair.sameNames()),
              "" + pair.sameComments())) {
        out.append("<td class=\"number\">").append(number).append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</table>\n");
  }

  private static void code(StringBuilder out, Answer answer, BitSet same) {
    out.append("<pre class=\"code\">").append(Page.text(answer.mark().file())).append("\n\n");
    List<String> lines = answer.source().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String text = Page.text(lines.get(i));
      out.append(same.get(i) ? "<span class=\"same\">" + text + "</span>" : text).append('\n');
    }
    out.append("</pre>\n");
  }

  /** Of all pairs, also of those that have nothing in common. */
  private static double median(Comparison comparison) {
    int all = comparison.students() * (comparison.students() - 1) / 2;
    int middle = all / 2;
    return middle < comparison.pairs().size() ? comparison.pairs().get(middle).share() : 0;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
