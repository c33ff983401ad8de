package nabla.grade.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import nabla.grade.judge.Mark;

/**
 * The folder of results: for each submission a file in JSON, from which everything else is made.
 * Each file is there whole or not at all, so that a run may be ended at any time.
 */
public final class Results {
  private static final int MAX_STUDENT = 50;
  private static final String PART = ".part";
  private static final String ENDING = ".json";

  /** JSON that other systems want, and that is no result. */
  private static final String NOT_OURS = "results.json";

  private final Path folder;

  /**
   * Results in a folder; what an ended run has left half written is deleted.
   *
   * @param folder made if it is not there
   * @throws IOException if it cannot be made
   */
  public Results(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    for (Path file : files(name -> name.startsWith(PART))) {
      Files.deleteIfExists(file);
    }
  }

  /**
   * The folder.
   *
   * @return as it was given
   */
  public Path folder() {
    return folder;
  }

  /**
   * Writes one result.
   *
   * @param result a mark
   * @throws IOException if it cannot be written
   */
  public void write(Result result) throws IOException {
    write(name(result.mark()) + ENDING, JsonReport.of(result));
  }

  /**
   * Reads all results of this run and of earlier ones.
   *
   * @return in the order of their names
   * @throws IOException if one cannot be read
   */
  public List<Result> read() throws IOException {
    List<Result> out = new ArrayList<>();
    for (Path file : files(name -> name.endsWith(ENDING) && !name.equals(NOT_OURS))) {
      try {
        out.add(JsonReport.read(Files.readString(file)));
      } catch (RuntimeException e) {
        throw new IOException(
            file
                + " is no result of this version of the grader: move it away, and mark its"
                + " submission again.",
            e);
      }
    }
    return out;
  }

  /**
   * Deletes a result and its page, because the submission turned out to be somebody else's.
   *
   * @param mark of the result
   * @throws IOException if they cannot be deleted
   */
  public void delete(Mark mark) throws IOException {
    Files.deleteIfExists(folder.resolve(name(mark) + ENDING));
    Files.deleteIfExists(folder.resolve(page(mark)));
  }

  /**
   * Writes a text, whole or not at all.
   *
   * @param name of the file
   * @param text what is to be in it
   * @throws IOException if it cannot be written
   */
  public void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @param name of the file
   * @param bytes what is to be in it
   * @throws IOException if it cannot be written
   */
  public void write(String name, byte[] bytes) throws IOException {
    Path part = Files.createTempFile(folder, PART, "");
    try {
      Files.write(part, bytes);
      Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private List<Path> files(java.util.function.Predicate<String> wanted) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(file -> wanted.test(file.getFileName().toString()))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /**
   * The name of a submission's page.
   *
   * @param mark of the submission
   * @return a file in the folder
   */
  public static String page(Mark mark) {
    return name(mark) + ".html";
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
}
