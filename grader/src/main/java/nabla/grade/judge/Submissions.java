package nabla.grade.judge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nabla.grade.notebook.Intake;

/**
 * What was handed in, as it lies in files and folders.
 *
 * @param found sorted by name, so that the order of the command line does not matter
 * @param skipped what is no submission, sorted by name
 */
public record Submissions(List<Submission> found, List<Skipped> skipped) {
  private static final String ENDING = ".ipynb";
  private static final Set<String> LITTER =
      Set.of(".ipynb_checkpoints", ".DS_Store", "__MACOSX", "submission_metadata.yml");
  private static final List<String> ARCHIVES =
      List.of(".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz");
  private static final int MAX_SKIPPED = 1000;

  /** Below it lie no homeworks, and every folder that is open costs a file handle. */
  private static final int MAX_DEPTH = 20;

  /** Copies the lists. */
  public Submissions {
    found = List.copyOf(found);
    skipped = List.copyOf(skipped);
  }

  /**
   * Finds the submissions in files and folders. Links in them are not followed.
   *
   * @param roots files, each a submission, and folders, whose notebooks are
   * @return the submissions, and what was skipped
   * @throws IOException if a file or folder that was named is not there
   */
  public static Submissions find(List<Path> roots) throws IOException {
    List<Submission> found = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        Path real = root.toRealPath();
        Files.walkFileTree(real, Set.of(), MAX_DEPTH, new Collector(real, found, skipped));
      } else if (Files.exists(root)) {
        Path real = root.toRealPath();
        String name = name(root.getFileName());
        BasicFileAttributes is = Files.readAttributes(real, BasicFileAttributes.class);
        found.add(new Submission(real, origin(stem(name), name, is), ""));
      } else {
        throw new IOException("There is no file or folder " + root + ".");
      }
    }
    found.sort(
        Comparator.comparing((Submission s) -> s.origin().file())
            .thenComparing(s -> s.file().toString()));
    skipped.sort(Comparator.comparing(Skipped::toString));
    return new Submissions(found, skipped);
  }

  /**
   * A path as text, also where its names are not in the encoding of this computer: a byte that is
   * no UTF-8 is written as {@code \xA4}.
   */
  static String name(Path path) {
    StringBuilder out = new StringBuilder();
    for (Path part : path) {
      out.append(out.isEmpty() ? "" : "/").append(part(part));
    }
    return out.toString();
  }

  private static String part(Path part) {
    String uri = part.toAbsolutePath().toUri().getRawPath();
    String last = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    byte[] bytes = bytes(last.substring(last.lastIndexOf('/') + 1));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      StringBuilder out = new StringBuilder();
      for (byte b : bytes) {
        out.append(b >= 0x20 && b < 0x7f ? "" + (char) b : "\\x%02X".formatted(b));
      }
      return out.toString();
    }
  }

  /** The bytes of a name in which a URI has escaped some. */
  private static byte[] bytes(String escaped) {
    var out = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '%') {
        out.write(Integer.parseInt(escaped, i + 1, i + 3, 16));
        i += 2;
      } else {
        out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  /** The outermost folder, else the file. */
  private static String student(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? stem(name) : name.substring(0, slash);
  }

  private static Origin origin(String student, String name, BasicFileAttributes is) {
    return new Origin(student, name, is.lastModifiedTime().toInstant(), false);
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Submission> found;
    private final List<Skipped> skipped;

    Collector(Path root, List<Submission> found, List<Skipped> skipped) {
      this.root = root;
      this.found = found;
      this.skipped = skipped;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
      if (folder.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      if (isNotebook(folder)) {
        skip(folder, "is a folder, not a notebook; what is in it was looked at");
      }
      boolean hidden = folder.getFileName().toString().startsWith(".");
      if (hidden && !isLitter(folder)) {
        skip(folder, "is hidden");
      }
      return hidden || isLitter(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
      if (isLitter(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (is.isDirectory()) {
        skip(file, "lies more than " + MAX_DEPTH + " folders deep");
      } else if (!isNotebook(file)) {
        skip(file, is.isRegularFile() ? unlike(file) : "is " + Intake.kind(is));
      } else if (!is.isRegularFile()) {
        add(file, is, "The file is " + Intake.kind(is) + ": hand in the .ipynb file itself.");
      } else {
        add(file, is, "");
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      skip(file, "cannot be read: " + e.getClass().getSimpleName());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) {
      if (e != null) {
        skip(folder, "cannot be read to its end: " + e.getClass().getSimpleName());
      } else if (!folder.equals(root) && isEmpty(folder)) {
        skip(folder, "is an empty folder");
      }
      return FileVisitResult.CONTINUE;
    }

    private void add(Path file, BasicFileAttributes is, String refusal) {
      Path below = root.relativize(file);
      String name = name(below);
      found.add(new Submission(file, origin(student(name), name, is), refusal));
    }

    private void skip(Path file, String reason) {
      String name = name(root.relativize(file));
      if (skipped.size() < MAX_SKIPPED) {
        skipped.add(new Skipped(name, student(name), reason));
      } else if (skipped.size() == MAX_SKIPPED) {
        skipped.add(new Skipped("…", "", "and more than " + MAX_SKIPPED + " others"));
      }
    }

    private static boolean isNotebook(Path path) {
      return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    private static String unlike(Path file) {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      return ARCHIVES.stream().anyMatch(name::endsWith)
          ? "is an archive: unpack it, what is in it was not looked at"
          : "does not end in .ipynb";
    }

    private static boolean isEmpty(Path folder) {
      try (var files = Files.list(folder)) {
        return files.findAny().isEmpty();
      } catch (IOException e) {
        return false; // it could be read a moment ago
      }
    }

    /** What editors and systems leave beside people's files. */
    private static boolean isLitter(Path path) {
      String name = path.getFileName().toString();
      return name.startsWith("._") || LITTER.contains(name);
    }
  }
}
