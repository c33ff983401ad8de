package nabla.grade.judge;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import nabla.grade.notebook.Intake;

/**
 * One file that was handed in.
 *
 * @param file where it is
 * @param origin who handed it in, and when
 * @param refusal why it is not read at all, empty if it is
 */
public record Submission(Path file, Origin origin, String refusal) {

  /**
   * A file that is read, of no particular time.
   *
   * @param file where it is
   * @param name its path below what was named on the command line
   * @param student who handed in
   */
  public Submission(Path file, String name, String student) {
    this(file, new Origin(student, name, Instant.EPOCH, false), "");
  }

  /**
   * The same file from somebody else.
   *
   * @param other who handed in, and when
   * @return a copy
   */
  public Submission from(Origin other) {
    return new Submission(file, other, refusal);
  }

  /** The last part of its name. */
  String fileName() {
    String name = origin.file();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The mark of a file that is no homework, though its name may say which one it was to be. */
  Mark mark(String sha256, String assignment, String problem) {
    return new Mark(origin, sha256, assignment, problem, List.of(), List.of(), true);
  }

  /** The mark that says that the grader failed. */
  Mark unjudged(Intake intake, String problem) {
    String sha256 = intake == null ? "" : intake.sha256();
    return new Mark(origin, sha256, "", problem, List.of(), List.of(), false);
  }
}
