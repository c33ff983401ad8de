package nabla.grade.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How the student's process is kept from files and the network: by bubblewrap, by {@code unshare},
 * or not at all, whichever this computer can do. The report says which.
 */
public enum Isolation {
  /** A read-only root, a private /tmp, no network, and the judge's folders hidden. */
  BUBBLEWRAP("bubblewrap: no network, read-only files, a private /tmp, the grader's files hidden") {
    @Override
    List<String> command(List<String> java, Path folder, List<Path> hidden) {
      List<String> out = new ArrayList<>();
      out.addAll(List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session"));
      out.addAll(List.of("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"));
      out.addAll(List.of("--tmpfs", "/tmp"));
      hidden.forEach(path -> out.addAll(List.of("--tmpfs", path.toString())));
      for (Path needed : List.of(folder, JAVA_HOME)) {
        out.addAll(List.of("--ro-bind", needed.toString(), needed.toString()));
      }
      out.addAll(List.of("--chdir", "/tmp", "--"));
      out.addAll(java);
      return out;
    }
  },
  /** No network, own processes, and the judge's folders hidden. */
  UNSHARE("unshare: no network, own process space, the grader's files hidden; others readable") {
    @Override
    List<String> command(List<String> java, Path folder, List<Path> hidden) {
      List<String> out = new ArrayList<>();
      out.addAll(List.of("unshare", "--map-root-user", "--net", "--ipc", "--mount", "--pid"));
      out.addAll(List.of("--fork", "--kill-child", "--mount-proc", "--", "sh", "-c", HIDE, "sh"));
      hidden.stream()
          .filter(path -> !folder.startsWith(path) && !JAVA_HOME.startsWith(path))
          .forEach(path -> out.add(path.toString()));
      out.add("--");
      // Without its capabilities the student's code cannot take the hiding back.
      out.addAll(List.of("setpriv", "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all"));
      out.add("--");
      out.addAll(java);
      return out;
    }
  },
  /** The file access of whoever runs the grader. */
  NONE(
      "none on this computer: the answers ran with the file access of whoever ran the grader;"
          + " mark unknown people's work in a container, or install bubblewrap") {
    @Override
    List<String> command(List<String> java, Path folder, List<Path> hidden) {
      return java;
    }
  };

  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home")).toAbsolutePath();

  private static final String HIDE =
      "while [ \"$1\" != -- ]; do mount -t tmpfs none \"$1\" || exit 97; shift; done; shift;"
          + " exec \"$@\"";

  private final String words;

  Isolation(String words) {
    this.words = words;
  }

  /**
   * The strongest that works here, found by trying.
   *
   * @return {@link #NONE} if nothing does
   */
  public static Isolation detect() {
    for (Isolation candidate : List.of(BUBBLEWRAP, UNSHARE)) {
      if (candidate.works()) {
        return candidate;
      }
    }
    return NONE;
  }

  /**
   * The isolation as the report says it.
   *
   * @return what is kept away, and what is not
   */
  public String words() {
    return words;
  }

  /**
   * The command that starts a process in it.
   *
   * @param java the command itself
   * @param folder what the process must be able to read
   * @param hidden folders it must not see
   * @return the command to start
   */
  abstract List<String> command(List<String> java, Path folder, List<Path> hidden);

  /** Tries it on a command that reads a file which should be hidden. */
  private boolean works() {
    if (System.getProperty("os.name").startsWith("Windows")) {
      return false;
    }
    Path secret = null;
    try {
      secret = Files.createTempDirectory("nabla-isolation");
      Path file = Files.writeString(secret.resolve("secret"), "secret");
      String test = "test -e / && test ! -e " + file;
      Process process =
          new ProcessBuilder(command(List.of("sh", "-c", test), JAVA_HOME, List.of(secret)))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      Folders.delete(secret);
    }
  }
}
