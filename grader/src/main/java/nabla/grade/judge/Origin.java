package nabla.grade.judge;

import java.time.Instant;

/**
 * Where a submission comes from.
 *
 * @param student who handed in
 * @param file its path below what was named on the command line, with slashes
 * @param at when it was handed in; where nothing else says so, when the file was changed last
 * @param late whether the system that it was handed in to calls it late
 */
public record Origin(String student, String file, Instant at, boolean late) {

  /** Names are cut to what a report can show. */
  public Origin {
    student = Texts.line(student);
    file = Texts.line(file);
  }

  /**
   * The same file from somebody else, or at another time.
   *
   * @param who handed in
   * @param when it was handed in
   * @param isLate whether the system that it was handed in to calls it late
   * @return a copy
   */
  public Origin by(String who, Instant when, boolean isLate) {
    return new Origin(who, file, when, isLate);
  }
}
