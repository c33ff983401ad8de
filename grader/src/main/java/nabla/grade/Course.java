package nabla.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nabla.grade.homework.Assignment;
import nabla.grade.homework.Assignments;
import nabla.grade.judge.Isolation;
import nabla.grade.judge.Judge;
import nabla.grade.judge.Seeds;

/**
 * Where the course's files are.
 *
 * @param home the repository
 */
record Course(Path home) {

  static Course here() {
    return new Course(Path.of(System.getProperty("nabla.home", ".")).toAbsolutePath().normalize());
  }

  Path exercises() {
    return home.resolve("exercises");
  }

  Path solutions() {
    return home.resolve("solutions");
  }

  Path mutants() {
    return home.resolve(Path.of("grader", "src", "test", "mutants"));
  }

  /** The assignments named by number or name; all of them if none is. */
  List<Assignment> assignments(List<String> names) {
    List<Assignment> chosen =
        Assignments.all().stream()
            .filter(a -> names.isEmpty() || names.contains(a.name()) || names.contains(a.number()))
            .toList();
    if (chosen.size() < names.size()) {
      throw new IllegalArgumentException(
          "no such assignment among "
              + names
              + "; there are "
              + Assignments.all().stream().map(Assignment::name).toList());
    }
    return chosen;
  }

  /** What would answer the questions: solutions, the pack in all its forms, also in the history. */
  List<Path> closed() {
    List<Path> all = new ArrayList<>(List.of(solutions(), home.resolve(".git"), ownSecret()));
    // A grader that runs from a folder of classes in there, as in its own tests, could not go on.
    Path pack = home.resolve("grader");
    Path running = Hashes.origin(Main.class);
    if (!Files.isDirectory(running) || !running.startsWith(pack)) {
      all.add(pack);
    }
    return all;
  }

  private Path ownSecret() {
    return home.resolve(Path.of(".nabla", "grading-secret"));
  }

  /** A judge whose students see neither the course nor the named folders. */
  Judge judge(Seeds seeds, Isolation isolation, List<Path> hidden) throws IOException {
    List<Path> all = new ArrayList<>(hidden);
    all.add(home);
    Path work = Files.createTempDirectory("nabla-grade");
    if (isolation == Isolation.NONE) {
      work.toFile().setExecutable(true, false); // where answers run as somebody else
    }
    return new Judge(exercises(), seeds, isolation, all, work);
  }

  /** The secret in a file, or the course's own, which is made when it is first needed. */
  byte[] secret(Path named) {
    Path file = named == null ? ownSecret() : named;
    try {
      if (named == null && !Files.exists(file)) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.getParent());
        Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
        file.toFile().setReadable(false, false);
        file.toFile().setReadable(true, true);
      }
      String text = Files.readString(file).strip();
      if (text.isEmpty()) {
        throw new IllegalArgumentException("the secret in " + file + " is empty");
      }
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the secret in " + file + " cannot be read", e);
    }
  }
}
