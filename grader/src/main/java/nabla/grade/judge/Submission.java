package nabla.grade.judge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import nabla.grade.judge.Mark.Question;

/**
 * One file that was handed in.
 *
 * @param file where it is
 * @param name its path below what was named on the command line, with slashes
 * @param student the first folder of that path, else the file's name without its ending
 */
public record Submission(Path file, String name, String student) {

  /**
   * Finds the submissions in files and folders.
   *
   * @param roots files, each a submission, and folders, whose notebooks are
   * @return sorted by name, so that the order of the command line does not matter
   * @throws IOException if a folder cannot be read, or a file is not there
   */
  public static List<Submission> find(List<Path> roots) throws IOException {
    List<Submission> found = new ArrayList<>();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> walk = Files.walk(root)) {
          walk.filter(Submission::isNotebook)
              .map(file -> of(file, root.relativize(file)))
              .forEach(found::add);
        }
      } else if (Files.exists(root)) {
        found.add(of(root, root.getFileName()));
      } else {
        throw new IOException("There is no file or folder " + root + ".");
      }
    }
    found.sort(Comparator.comparing(Submission::name).thenComparing(s -> s.file().toString()));
    return List.copyOf(found);
  }

  private static Submission of(Path file, Path below) {
    String stem = below.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    String student = below.getNameCount() > 1 ? below.getName(0).toString() : stem;
    return new Submission(file, below.toString().replace('\\', '/'), student);
  }

  private static boolean isNotebook(Path path) {
    return path.toString().endsWith(".ipynb")
        && !path.toString().contains(".ipynb_checkpoints")
        && Files.isRegularFile(path);
  }

  Mark mark(String assignment, String problem, List<String> notes, List<Question> questions) {
    return new Mark(student, name, sha256(), assignment, problem, notes, questions);
  }

  private String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      return "";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK has no SHA-256, which every JDK has.", e);
    }
  }
}
