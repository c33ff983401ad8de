package nabla.grade.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Closes files and folders to the answers while nothing else does. Where the grader is root, the
 * answers are another user, and only others are shut out; elsewhere nobody may read, the grader
 * included, which has read what it needs. What was permitted before is permitted again at the end.
 */
public final class Curtain implements AutoCloseable {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final Map<Path, Set<PosixFilePermission>> before = new LinkedHashMap<>();
  private final boolean complete;

  private Curtain(boolean complete) {
    this.complete = complete;
  }

  /**
   * Closes.
   *
   * @param paths files and folders; those that are not there are left out
   * @return the curtain
   * @throws IOException if something cannot be closed; nothing is, then
   */
  public static Curtain close(List<Path> paths) throws IOException {
    if (Files.getFileStore(Path.of("").toAbsolutePath()).supportsFileAttributeView("posix")) {
      Curtain curtain = new Curtain(true);
      boolean others = Users.changes();
      try {
        for (Path path : paths) {
          if (Files.exists(path)) {
            Set<PosixFilePermission> old = Files.getPosixFilePermissions(path);
            Set<PosixFilePermission> left = EnumSet.noneOf(PosixFilePermission.class);
            left.addAll(old);
            left.retainAll(others ? OWNER : Set.of());
            Files.setPosixFilePermissions(path, left);
            curtain.before.put(path, old);
          }
        }
        return curtain;
      } catch (IOException e) {
        curtain.close();
        throw e;
      }
    }
    return new Curtain(false);
  }

  /**
   * Whether the paths are closed.
   *
   * @return false where files have no permissions, as on Windows
   */
  public boolean isClosed() {
    return complete;
  }

  /** Permits what was permitted before. */
  @Override
  public void close() {
    before.forEach(
        (path, permissions) -> {
          try {
            Files.setPosixFilePermissions(path, permissions);
          } catch (IOException e) {
            // Somebody has deleted or moved it meanwhile.
          }
        });
    before.clear();
  }
}
