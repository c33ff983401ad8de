package nabla.grade.judge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How the student's process is kept from files and the network: by bubblewrap, by {@code unshare},
 * or not at all, whichever this computer can do. The report says which.
 *
 * <p>With either of the first two the process sees a file system of its own: the system's programs,
 * Java and its class path, all read-only, and an empty /tmp. Submissions, the course and the secret
 * are not hidden in it, they are not there; so no name of a student's folder matters.
 */
public enum Isolation {
  /** A file system, a network and processes of its own, made by bubblewrap. */
  BUBBLEWRAP(
      "bubblewrap: no network, own processes, only Java and the system's programs to read, a"
          + " private /tmp",
      "Does `bwrap --unshare-all --ro-bind / / true` work here? In a container it needs the"
          + " permission to make namespaces.") {
    @Override
    List<String> command(List<String> program, View view) {
      List<String> out = new ArrayList<>();
      out.addAll(List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session"));
      out.addAll(List.of("--cap-drop", "ALL"));
      for (Path path : view.system()) {
        if (Files.isSymbolicLink(path)) {
          out.addAll(List.of("--symlink", View.target(path), path.toString()));
        } else {
          out.addAll(List.of("--ro-bind", path.toString(), path.toString()));
        }
      }
      out.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
      // Root's files in /proc are root's, with or without capabilities.
      for (String path : List.of("/proc/sys", "/proc/sysrq-trigger", "/proc/irq", "/proc/bus")) {
        if (Files.exists(Path.of(path))) {
          out.addAll(List.of("--ro-bind", path, path));
        }
      }
      sized(out, "/dev/shm");
      sized(out, "/tmp");
      view.hidden().forEach(path -> sized(out, path.toString()));
      for (Path path : view.needed()) {
        out.addAll(List.of("--ro-bind", path.toString(), path.toString()));
      }
      out.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/"));
      out.addAll(List.of("--chdir", "/tmp", "--"));
      out.addAll(program);
      return out;
    }

    private void sized(List<String> out, String path) {
      if (SIZES) {
        out.addAll(List.of("--size", "" + PRIVATE_BYTES));
      }
      out.addAll(List.of("--tmpfs", path));
    }
  },
  /** The same, made by {@code unshare} and {@code mount}. */
  UNSHARE(
      "unshare: no network, own processes, only Java and the system's programs to read, a private"
          + " /tmp",
      "Does `unshare --map-root-user --mount --net --pid --fork true` work here? Or install"
          + " bubblewrap.") {
    @Override
    List<String> command(List<String> program, View view) {
      List<String> out = new ArrayList<>();
      // In the grader's process group `kill 0` would end the grader.
      out.addAll(List.of("setsid", "unshare", "--map-root-user", "--net", "--ipc", "--uts"));
      out.addAll(List.of("--mount", "--pid", "--fork", "--kill-child", "--"));
      out.addAll(List.of("sh", "-c", OWN_ROOT, "sh", view.root().toString()));
      view.system().forEach(path -> out.add(path.toString()));
      out.add("--");
      view.hidden().forEach(path -> out.add(path.toString()));
      out.add("--");
      view.needed().forEach(path -> out.add(path.toString()));
      out.add("--");
      out.addAll(program);
      return out;
    }
  },
  /** The file access of whoever runs the grader. */
  NONE(
      Users.changes()
          ? "none: answers run as the user nobody, with the network and with every file that"
              + " everybody may read"
          : "none: answers run with the network and with the file access of whoever runs the"
              + " grader; mark unknown people's work in a container, or install bubblewrap",
      "Does `java -version` work with the Java that runs the grader?") {
    @Override
    List<String> command(List<String> program, View view) {
      List<String> out = new ArrayList<>(SESSIONS ? List.of("setsid") : List.of());
      out.addAll(Users.nobody());
      out.addAll(program);
      return out;
    }
  };

  private static final long PRIVATE_BYTES = 256L << 20;

  /** Whether this bubblewrap can limit what a folder in memory may hold, as it can since 0.7. */
  private static final boolean SIZES = says("--size", "bwrap", "--help");

  private static final boolean SESSIONS = says("Usage", "setsid", "--help");

  /**
   * Builds a root in memory, binds what is to be seen, read-only, and goes there for good: without
   * capabilities the student's code can neither mount nor leave.
   */
  private static final String OWN_ROOT =
      """
      set -e
      root=$1
      shift
      bind() {
        mkdir -p "$root${1%/*}"
        if [ -L "$1" ]; then
          ln -s "$(readlink "$1")" "$root$1"
          return
        elif [ -d "$1" ]; then
          mkdir -p "$root$1"
        else
          : > "$root$1"
        fi
        mount --rbind "$1" "$root$1"
        mount -o remount,bind,ro "$root$1"
      }
      mkdir -p "$root"
      mount -t tmpfs -o size=16m,mode=755 none "$root"
      while [ "$1" != -- ]; do bind "$1"; shift; done
      shift
      while [ "$1" != -- ]; do mount -t tmpfs -o size=16m none "$root$1"; shift; done
      shift
      mkdir -p "$root/proc" "$root/dev" "$root/tmp"
      mount -t tmpfs -o size=256m,mode=1777 none "$root/tmp"
      while [ "$1" != -- ]; do bind "$1"; shift; done
      shift
      mount -t proc proc "$root/proc"
      for path in sys sysrq-trigger irq bus; do
        [ ! -e "/proc/$path" ] || mount --bind "$root/proc/$path" "$root/proc/$path"
        [ ! -e "/proc/$path" ] || mount -o remount,bind,ro "$root/proc/$path"
      done
      for path in null zero full random urandom; do
        : > "$root/dev/$path"
        mount --bind "/dev/$path" "$root/dev/$path"
      done
      mount -o remount,ro "$root"
      cd "$root"
      exec chroot "$root" setpriv --no-new-privs --inh-caps=-all --bounding-set=-all -- \\
        sh -c 'cd /tmp; exec "$@"' sh "$@"
      """;

  private final String words;
  private final String remedy;

  Isolation(String words, String remedy) {
    this.words = words;
    this.remedy = remedy;
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
   * What to do where it does not come up.
   *
   * @return a sentence or two
   */
  public String remedy() {
    return remedy;
  }

  /**
   * The command that starts a process in it.
   *
   * @param program the command itself
   * @param view what it may see
   * @return the command to start
   */
  abstract List<String> command(List<String> program, View view);

  /**
   * Tries it on a command that looks for a file which should not be there.
   *
   * @return whether it comes up and hides the file
   */
  public boolean works() {
    if (this == NONE) {
      return true;
    }
    if (System.getProperty("os.name").startsWith("Windows")) {
      return false;
    }
    Path folder = null;
    try {
      folder = Files.createTempDirectory("nabla-isolation");
      Path file = Files.writeString(folder.resolve("secret"), "secret");
      Path shared = Files.createDirectory(folder.resolve("shared"));
      Path seen = Files.writeString(shared.resolve("seen"), "seen");
      String test = "test -e '" + seen + "' && test ! -e '" + file + "' && test ! -w '/'";
      View view = View.of(shared, List.of());
      return succeeds(new ProcessBuilder(command(List.of("sh", "-c", test), view)));
    } catch (IOException e) {
      return false;
    } finally {
      Folders.delete(folder);
    }
  }

  private static boolean succeeds(ProcessBuilder builder) throws IOException {
    Process process =
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try {
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }

  static boolean says(String word, String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .contains(word);
    } catch (IOException e) {
      return false;
    }
  }
}
