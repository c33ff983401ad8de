package nabla.grade.roster;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the names of files and folders in a download say who handed in.
 *
 * @param platform which wrote the name
 * @param key what a roster may know the student by
 * @param number the system's own for the student or the submission
 * @param name as far as the system tells it
 * @param late whether the system calls it late
 */
public record Layout(Platform platform, String key, String number, String name, boolean late) {

  /** Who writes such names. */
  public enum Platform {
    /** {@code Ada Lovelace_12345_assignsubmission_file_}, a folder or the beginning of a file. */
    MOODLE,
    /** {@code lovelaceada_LATE_12345_67890_file.ipynb}. */
    CANVAS,
    /** {@code submission_12345}, a folder; {@code submission_metadata.yml} says whose it is. */
    GRADESCOPE
  }

  private static final Pattern MOODLE =
      Pattern.compile("(.+)_(\\d{1,18})_assignsubmission_(?:file|onlinetext)(?:_.*)?");
  private static final Pattern CANVAS =
      Pattern.compile("(.+?)_(LATE_)?(\\d{1,18})_(\\d{3,18})_.+", Pattern.DOTALL);
  private static final Pattern ANONYMOUS =
      Pattern.compile("anon_(LATE_)?([A-Za-z0-9]{1,18})_(\\d{3,18})_.+", Pattern.DOTALL);
  private static final Pattern GRADESCOPE = Pattern.compile("submission_(\\d{1,18})");

  /**
   * Reads a folder's name.
   *
   * @param folder one part of a path
   * @return empty if no system writes such folders
   */
  public static Optional<Layout> ofFolder(String folder) {
    Matcher gradescope = GRADESCOPE.matcher(folder);
    return gradescope.matches()
        ? Optional.of(new Layout(Platform.GRADESCOPE, "", gradescope.group(1), folder, false))
        : moodle(folder);
  }

  /**
   * Reads a file's name.
   *
   * @param file the last part of a path
   * @return empty if no system writes such files
   */
  public static Optional<Layout> ofFile(String file) {
    return moodle(file).or(() -> canvas(file));
  }

  private static Optional<Layout> moodle(String text) {
    Matcher is = MOODLE.matcher(text);
    return is.matches()
        ? Optional.of(
            new Layout(
                Platform.MOODLE, Roster.participant(is.group(2)), is.group(2), is.group(1), false))
        : Optional.empty();
  }

  private static Optional<Layout> canvas(String text) {
    Matcher nameless = ANONYMOUS.matcher(text);
    if (nameless.matches()) {
      String name = "anon_" + nameless.group(2);
      return Optional.of(new Layout(Platform.CANVAS, "", "", name, nameless.group(1) != null));
    }
    Matcher is = CANVAS.matcher(text);
    return is.matches() && is.group(1).equals(is.group(1).toLowerCase(Locale.ROOT))
        ? Optional.of(
            new Layout(
                Platform.CANVAS,
                Roster.canvas(is.group(3)),
                is.group(3),
                is.group(1),
                is.group(2) != null))
        : Optional.empty();
  }
}
