package nabla.grade.judge;

/**
 * What lies among the submissions and is none.
 *
 * @param file its path below what was named on the command line
 * @param student in whose folder it lies
 * @param reason why it was not marked, to be read after the path
 */
public record Skipped(String file, String student, String reason) {

  /** Names are cut to what a report can show. */
  public Skipped {
    file = Texts.line(file);
    student = Texts.line(student);
  }

  /** One line. */
  @Override
  public String toString() {
    return file + " " + reason;
  }
}
