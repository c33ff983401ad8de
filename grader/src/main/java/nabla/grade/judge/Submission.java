package nabla.grade.judge;

import java.nio.file.Path;
import java.util.List;
import nabla.grade.notebook.Intake;

/**
 * One file that was handed in.
 *
 * @param file where it is
 * @param name its path below what was named on the command line, with slashes
 * @param student the first folder of that path, else the file's name without its ending
 * @param refusal why it is not read at all, empty if it is
 */
public record Submission(Path file, String name, String student, String refusal) {

  /**
   * A file that is read.
   *
   * @param file where it is
   * @param name its path below what was named on the command line
   * @param student who handed in
   */
  public Submission(Path file, String name, String student) {
    this(file, name, student, "");
  }

  /** The last part of its name. */
  String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The mark of a file that is no homework. */
  Mark mark(String sha256, String problem) {
    return new Mark(student, name, sha256, "", problem, List.of(), List.of(), true);
  }

  /** The mark that says that the grader failed. */
  Mark unjudged(Intake intake, String problem) {
    String sha256 = intake == null ? "" : intake.sha256();
    return new Mark(student, name, sha256, "", problem, List.of(), List.of(), false);
  }
}
