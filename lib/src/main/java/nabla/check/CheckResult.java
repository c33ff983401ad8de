package nabla.check;

import java.util.List;
import nabla.core.Numbers;

/**
 * What the public checks of an exercise found, to be shown below the cell. It is advice: hidden
 * checks run at grading.
 *
 * @param id the exercise's, such as {@code 02.1}
 * @param title what is to be written
 * @param rows one per case
 */
public record CheckResult(String id, String title, List<Outcome> rows) {

  /** Copies the rows. */
  public CheckResult {
    rows = List.copyOf(rows);
  }

  /**
   * The points of the cases that passed.
   *
   * @return at most {@link #points()}
   */
  public double earned() {
    return rows.stream().mapToDouble(Outcome::earned).sum();
  }

  /**
   * The points of all public cases.
   *
   * @return their sum
   */
  public double points() {
    return rows.stream().mapToDouble(Outcome::points).sum();
  }

  /**
   * Whether every public case passed.
   *
   * @return false also for an exercise that is not done yet
   */
  public boolean passed() {
    return rows.stream().allMatch(Outcome::passed);
  }

  /**
   * The result in one sentence.
   *
   * @return such as {@code public checks passed (4 of 4 points); hidden checks run at grading}
   */
  public String summary() {
    String points = Numbers.text(earned()) + " of " + Numbers.text(points()) + " public points";
    if (rows.stream().allMatch(row -> row.status() == Outcome.Status.NOT_DONE)) {
      return "not done yet (" + points + ")";
    }
    return passed()
        ? "public checks passed (" + points + "); hidden checks run at grading"
        : rows.stream().filter(row -> !row.passed()).count()
            + " of "
            + rows.size()
            + " public checks failed ("
            + points
            + ")";
  }

  /** The table as text: per case what was given, expected and got, and the hint. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(id + " " + title + ": " + summary());
    for (Outcome row : rows) {
      String mark = row.passed() ? "✓" : "✗";
      out.append("\n").append(mark).append(" given ").append(row.given());
      if (!row.passed()) {
        out.append("\n    expected ").append(row.expected());
        out.append("\n    got      ").append(row.got());
        out.append(row.hint().isEmpty() ? "" : "\n    hint     " + row.hint());
      }
    }
    return out.toString();
  }
}
