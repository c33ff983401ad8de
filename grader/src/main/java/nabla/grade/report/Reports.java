package nabla.grade.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import nabla.grade.judge.Mark;

/** Writes what comes out of marking, each file whole or not at all. */
public final class Reports {
  private static final int MAX_STUDENT = 50;

  private final Path folder;
  private final Provenance provenance;

  /**
   * Reports into a folder.
   *
   * @param folder made if it is not there
   * @param provenance what marked
   * @throws IOException if it cannot be made
   */
  public Reports(Path folder, Provenance provenance) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.provenance = provenance;
  }

  /**
   * Writes the two reports of one submission.
   *
   * @param mark what it earned
   * @throws IOException if they cannot be written
   */
  public void write(Mark mark) throws IOException {
    String name = name(mark);
    write(name + ".json", JsonReport.of(mark, provenance));
    write(name + ".html", HtmlReport.of(mark, provenance));
  }

  /**
   * Writes the grade book.
   *
   * @param marks of the class, in the order of its rows
   * @throws IOException if it cannot be written
   */
  public void gradebook(List<Mark> marks) throws IOException {
    write("gradebook.csv", Gradebook.of(marks));
  }

  /**
   * Named by student, assignment and content. File systems take 255 bytes and some take no letter
   * twice: a name that had to be changed ends with a hash of what it was.
   */
  private static String name(Mark mark) {
    StringBuilder student = new StringBuilder();
    for (int i = 0; i < mark.student().length() && student.length() < MAX_STUDENT; i++) {
      char c = mark.student().charAt(i);
      boolean plain = Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0;
      student.append(plain && !Character.isSurrogate(c) ? c : '_');
    }
    String unlike = student.toString().equals(mark.student()) ? "" : "~" + hash(mark.student());
    String assignment = mark.assignment().isEmpty() ? "unknown" : mark.assignment();
    String content =
        mark.sha256().isEmpty() ? "unread-" + hash(mark.file()) : mark.sha256().substring(0, 12);
    String end = "." + assignment + "." + content;
    try {
      return Path.of(student + unlike + end).toString();
    } catch (InvalidPathException e) { // a locale in which this computer cannot write the name
      return "student~" + hash(mark.student()) + end;
    }
  }

  private static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK has no SHA-256, which every JDK has.", e);
    }
  }

  private void write(String name, String text) throws IOException {
    Path part = Files.createTempFile(folder, ".part", "");
    try {
      Files.write(part, text.getBytes(StandardCharsets.UTF_8));
      Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
