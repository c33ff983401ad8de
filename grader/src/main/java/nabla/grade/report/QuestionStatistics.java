package nabla.grade.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nabla.grade.judge.Mark;

/**
 * How a class has done one question.
 *
 * @param id such as {@code 02.1}
 * @param title what was to be written
 * @param points it is worth
 * @param earned by each who handed in
 */
record QuestionStatistics(String id, String title, double points, List<Double> earned) {

  /** One per question of the homework, over those marks that have questions. */
  static List<QuestionStatistics> of(List<Mark> marks) {
    Map<String, QuestionStatistics> out = new LinkedHashMap<>();
    for (Mark mark : marks) {
      for (Mark.Question question : mark.questions()) {
        out.computeIfAbsent(
                question.id(),
                id ->
                    new QuestionStatistics(
                        id, question.title(), question.points(), new java.util.ArrayList<>()))
            .earned()
            .add(question.earned());
      }
    }
    return List.copyOf(out.values());
  }

  int students() {
    return earned.size();
  }

  int all() {
    return (int) earned.stream().filter(value -> value >= points - 1e-9).count();
  }

  int none() {
    return (int) earned.stream().filter(value -> value < 1e-9).count();
  }

  int some() {
    return students() - all() - none();
  }

  double mean() {
    return earned.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
