package nabla.grade.book;

import java.time.Duration;
import java.util.List;
import nabla.core.Numbers;
import nabla.grade.judge.Mark;
import nabla.grade.roster.Person;

/**
 * One row of the grade book: a homework of a student.
 *
 * @param person the student
 * @param assignment such as {@code 07-autodiff}; empty where a file belongs to none
 * @param mark the submission that counts, null if there is none
 * @param earned what counts in the end
 * @param late how late it counts as
 * @param decided whether a teacher has set the points
 * @param comment the teacher's, perhaps empty
 * @param remarks what is strange about it
 */
public record Entry(
    Person person,
    String assignment,
    Mark mark,
    double earned,
    Duration late,
    boolean decided,
    String comment,
    List<String> remarks) {
  /** The points of every homework: {@code grade validate} proves that each has so many. */
  public static final double POINTS = 10;

  /** The lateness of what is late by nobody knows how much. */
  static final Duration UNKNOWN = Duration.ofMillis(1);

  /** Copies the list. */
  public Entry {
    remarks = List.copyOf(remarks);
  }

  /**
   * Whether something was handed in.
   *
   * @return false if the row says that nothing was
   */
  public boolean handedIn() {
    return mark != null;
  }

  /**
   * Whether there are points, be they none.
   *
   * @return false if the grader failed and nobody has decided
   */
  public boolean settled() {
    return decided || mark == null || mark.judged();
  }

  /**
   * The points of the homework.
   *
   * @return 0 where a file belongs to none
   */
  public double points() {
    return assignment.isEmpty() ? 0 : POINTS;
  }

  /**
   * The row in a word or two.
   *
   * @return the status of what was handed in, or {@code not handed in}
   */
  public String status() {
    return mark == null ? "not handed in" : mark.status().words();
  }

  /**
   * How late, as people say it.
   *
   * @return such as {@code 2 days 3 h}; {@code yes} if only that is known; empty if in time
   */
  public String lateness() {
    if (late.isZero()) {
      return "";
    }
    if (late.equals(UNKNOWN)) {
      return "yes";
    }
    long days = late.toDays();
    long hours = late.toHoursPart();
    String inDays = days == 0 ? "" : days == 1 ? "1 day " : days + " days ";
    return hours > 0 || days > 0
        ? (inDays + (hours > 0 ? hours + " h" : "")).strip()
        : Math.max(1, late.toMinutes()) + " min";
  }

  private String howLate() {
    return late.equals(UNKNOWN) ? "late" : lateness() + " late";
  }

  /**
   * How the points came about, where they are not simply those of the answers.
   *
   * @return a sentence for the student, perhaps empty
   */
  public String account() {
    StringBuilder out = new StringBuilder();
    boolean marked = mark != null && mark.judged();
    if (decided) {
      out.append("Points set by the teacher: ").append(Numbers.text(earned)).append(". ");
    } else if (marked && earned != mark.earned()) {
      out.append("The answers earned ")
          .append(Numbers.text(mark.earned()))
          .append(" points; handed in ")
          .append(howLate())
          .append(", ")
          .append(Numbers.text(earned))
          .append(" count. ");
    } else if (!late.isZero()) {
      out.append("Handed in ").append(howLate()).append(". ");
    }
    return out.toString().strip();
  }
}
