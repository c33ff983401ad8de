package nabla.grade.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import nabla.grade.judge.Mark;

/** Writes what comes out of marking, each file whole or not at all. */
public final class Reports {
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

  /** Named by student, assignment and content. */
  private static String name(Mark mark) {
    String assignment = mark.assignment().isEmpty() ? "unknown" : mark.assignment();
    String content = mark.sha256().isEmpty() ? "unread" : mark.sha256().substring(0, 12);
    return (mark.student() + "." + assignment + "." + content)
        .replaceAll("[^\\p{L}\\p{N}._-]", "_");
  }

  private void write(String name, String text) throws IOException {
    Path part = Files.createTempFile(folder, ".part", "");
    Files.writeString(part, text);
    Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
