package nabla.grade.report;

import java.awt.Color;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import nabla.grade.book.Entry;
import nabla.plot.Bars;
import nabla.plot.Plot;

/** Pictures of how a class has done, inside the page. */
final class Picture {
  private static final int SIZE = 580;

  /** Told apart by those who see few colours, too. */
  private static final Map<String, Color> COLOURS =
      Map.of(
          "all points", new Color(0x0072B2),
          "some points", new Color(0xE69F00),
          "no points", new Color(0x9B1C31));

  private Picture() {}

  /** How many students have how many points. */
  static String points(List<Entry> entries) {
    int most = (int) Entry.POINTS;
    double[] students = new double[most + 1];
    entries.stream()
        .filter(Entry::settled)
        .forEach(entry -> students[(int) Math.min(most, Math.floor(entry.earned()))]++);
    List<String> names = IntStream.rangeClosed(0, most).mapToObj(i -> "" + i).toList();
    return html(
        () ->
            Bars.of(names, students)
                .title("Students by points")
                .x("points in the end, rounded down")
                .y("students")
                .values("%.0f")
                .size(SIZE, 330));
  }

  /** Which part of the class has all, some or none of the points of each question. */
  static String questions(List<QuestionStatistics> questions) {
    List<String> ids = questions.stream().map(QuestionStatistics::id).toList();
    return html(
        () -> {
          Bars bars =
              Bars.of("all points", ids, share(questions, QuestionStatistics::all))
                  .and("some points", share(questions, QuestionStatistics::some))
                  .and("no points", share(questions, QuestionStatistics::none))
                  .title("Questions: who has their points")
                  .x("question")
                  .y("% of those who handed in")
                  .yRange(0, 100)
                  .size(SIZE, 330);
          bars.chart().getStyler().setStacked(true);
          COLOURS.forEach((kind, colour) -> bars.chart().getSeries(kind).setFillColor(colour));
          return bars;
        });
  }

  private static double[] share(
      List<QuestionStatistics> questions, ToIntFunction<QuestionStatistics> count) {
    return questions.stream()
        .mapToDouble(question -> 100.0 * count.applyAsInt(question) / question.students())
        .toArray();
  }

  /** A computer without fonts can mark, too. */
  private static String html(java.util.function.Supplier<Plot> draw) {
    try {
      Plot plot = draw.get();
      return "<img width=\"%d\" height=\"%d\" alt=\"%s\" src=\"data:image/png;base64,%s\">\n"
          .formatted(
              plot.width(),
              plot.height(),
              Page.text(plot.description()),
              Base64.getEncoder().encodeToString(plot.png()));
    } catch (RuntimeException | LinkageError e) {
      return "<p>There is no picture, because this computer cannot draw: "
          + Page.text(e.toString())
          + "</p>\n";
    }
  }
}
