package nabla.kernel.magic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The Maven artifacts on a class path: version by {@code group:artifact}. */
final class HeldArtifacts {
  private HeldArtifacts() {}

  static Map<String, String> of(List<Path> classPath) {
    Map<String, String> held = new HashMap<>();
    for (Path entry : classPath) {
      if (entry.toString().endsWith(".jar") && Files.isRegularFile(entry)) {
        if (!fromRepositoryPath(entry, held)) {
          fromProperties(entry, held);
        }
      }
    }
    return held;
  }

  /** {@code …/group/parts/artifact/version/artifact-version.jar} beside its POM. */
  private static boolean fromRepositoryPath(Path jar, Map<String, String> held) {
    Path folder = jar.toAbsolutePath().getParent();
    if (folder.getNameCount() < 3) {
      return false;
    }
    String version = folder.getFileName().toString();
    String artifact = folder.getParent().getFileName().toString();
    Path pom = folder.resolve(artifact + "-" + version + ".pom");
    if (!jar.getFileName().toString().startsWith(artifact + "-" + version) || !Files.exists(pom)) {
      return false;
    }
    // Where the group starts in the path nobody says; the jar's own properties may know better.
    Map<String, String> own = new HashMap<>();
    fromProperties(jar, own);
    own.keySet().removeIf(key -> !key.endsWith(":" + artifact));
    if (own.isEmpty()) {
      String path = folder.getParent().getParent().toString().replace('\\', '/');
      int root = path.lastIndexOf("/repository/");
      if (root < 0) {
        return false;
      }
      own.put(
          path.substring(root + "/repository/".length()).replace('/', '.') + ":" + artifact,
          version);
    }
    held.putAll(own);
    return true;
  }

  private static void fromProperties(Path jar, Map<String, String> held) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().startsWith("META-INF/maven/")
            && entry.getName().endsWith("/pom.properties")) {
          try (InputStream in = file.getInputStream(entry)) {
            Properties properties = new Properties();
            properties.load(in);
            held.put(
                properties.getProperty("groupId") + ":" + properties.getProperty("artifactId"),
                properties.getProperty("version"));
          }
        }
      }
    } catch (IOException e) {
      // An unreadable jar holds nothing; the compiler complains about it where it matters.
      return;
    }
  }
}
