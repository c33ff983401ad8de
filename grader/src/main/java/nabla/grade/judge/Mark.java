package nabla.grade.judge;

import java.util.List;

/**
 * What one submission has earned.
 *
 * @param origin who handed in, what and when
 * @param sha256 of the file, in hexadecimal; empty if it could not be read
 * @param assignment the name, empty if it belongs to none
 * @param problem why it could not be marked at all, empty if it could
 * @param notes what was strange about the file
 * @param questions one per exercise and question
 * @param judged false if the grader failed; then there are no points, not even none
 */
public record Mark(
    Origin origin,
    String sha256,
    String assignment,
    String problem,
    List<String> notes,
    List<Question> questions,
    boolean judged) {
  private static final int MAX_NOTES = 20;

  /** Copies the lists; names and texts are cut to what a report can show. */
  public Mark {
    problem = Texts.report(problem);
    notes = notes.stream().limit(MAX_NOTES).map(Texts::report).toList();
    questions = List.copyOf(questions);
  }

  /**
   * The same submission, with which the grader has failed.
   *
   * @param why what went wrong
   * @return a mark without questions and without points
   */
  public Mark unjudged(String why) {
    return new Mark(origin, sha256, assignment, why, List.of(), List.of(), false);
  }

  /**
   * The same mark for the same content, found elsewhere or at another time.
   *
   * @param other who handed in, what and when
   * @return a copy
   */
  public Mark from(Origin other) {
    return new Mark(other, sha256, assignment, problem, notes, questions, judged);
  }

  /**
   * Who handed in.
   *
   * @return the student as folders, files or the roster say
   */
  public String student() {
    return origin.student();
  }

  /**
   * What was handed in.
   *
   * @return its path below what was named on the command line
   */
  public String file() {
    return origin.file();
  }

  /**
   * One exercise or question.
   *
   * @param id such as {@code 02.1}
   * @param title what was to be written
   * @param code the answer cell as it was handed in, empty if it is not there
   * @param cases one per case, public first
   */
  public record Question(String id, String title, String code, List<Row> cases) {

    /** Copies the list; the code is cut to what a report can show. */
    public Question {
      code = Texts.code(code);
      cases = List.copyOf(cases);
    }

    /**
     * The points of the cases that passed.
     *
     * @return at most {@link #points()}
     */
    public double earned() {
      return cases.stream()
          .mapToDouble(row -> row.status() == Status.PASS ? row.points() : 0)
          .sum();
    }

    /**
     * The points of all cases.
     *
     * @return their sum
     */
    public double points() {
      return cases.stream().mapToDouble(Row::points).sum();
    }

    /**
     * The first status that is not a pass.
     *
     * @return {@link Status#PASS} if there is none
     */
    public Status status() {
      return cases.stream()
          .map(Row::status)
          .filter(status -> status != Status.PASS)
          .findFirst()
          .orElse(Status.PASS);
    }
  }

  /**
   * One case.
   *
   * @param hidden whether the student had not seen it
   * @param status what became of it
   * @param points what it is worth
   * @param given the call in words
   * @param expected what should have come back, in words
   * @param got what came back
   * @param hint the misconception, or what to look at
   */
  public record Row(
      boolean hidden,
      Status status,
      double points,
      String given,
      String expected,
      String got,
      String hint) {

    /** Cuts texts to what a report can show. */
    public Row {
      given = Texts.report(given);
      expected = Texts.report(expected);
      got = Texts.report(got);
      hint = Texts.report(hint);
    }
  }

  /**
   * The points earned.
   *
   * @return at most {@link #points()}
   */
  public double earned() {
    return questions.stream().mapToDouble(Question::earned).sum();
  }

  /**
   * The points of the assignment.
   *
   * @return 0 if it belongs to none
   */
  public double points() {
    return questions.stream().mapToDouble(Question::points).sum();
  }

  /**
   * The submission in one word: the first status that is not a pass.
   *
   * @return {@link Status#MISSING} if the file could not be marked, {@link Status#NOT_JUDGED} if
   *     the grader failed
   */
  public Status status() {
    if (!judged) {
      return Status.NOT_JUDGED;
    }
    return problem.isEmpty()
        ? questions.stream()
            .map(Question::status)
            .filter(status -> status != Status.PASS)
            .findFirst()
            .orElse(Status.PASS)
        : Status.MISSING;
  }
}
