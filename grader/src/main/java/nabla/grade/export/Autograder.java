package nabla.grade.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The zip file that Gradescope makes an autograder of: this grader, one exercise, the secret, and
 * the two scripts that it asks for.
 */
public final class Autograder {
  private static final long NO_TIME = 315532800000L;
  private static final String HEAD = "#!/usr/bin/env bash\nset -euo pipefail\n";

  /** One class of each jar that marking needs; those that a jar has within itself are not found. */
  private static final List<String> JARS =
      List.of(
          "nabla.grade.Main",
          "nabla.check.Check",
          "nabla.kernel.Extension",
          "com.google.gson.Gson",
          "de.siegmar.fastcsv.reader.CsvReader",
          "org.snakeyaml.engine.v2.api.Load",
          "org.objectweb.asm.ClassVisitor");

  private static final String SETUP =
      HEAD
          + """
          # Runs once, when the container is made.
          apt-get update
          apt-get install -y --no-install-recommends openjdk-17-jdk-headless bubblewrap util-linux
          """;

  private static final String RUN =
      HEAD
          + """
          # Runs for each submission. Answers run as another user, who may read nothing of this.
          root=${NABLA_AUTOGRADER:-/autograder}
          chmod -R go-rwx "$root/source"
          exec "${JAVA:-java}" -Djava.awt.headless=true -Dfile.encoding=UTF-8 -Dnabla.home="$root/source" \\
            -cp "$root/source/jars/*" nabla.grade.Main gradescope --unsafe \\
            --secret "$root/source/secret" --root "$root" %s
          """;

  private Autograder() {}

  /**
   * Makes the file.
   *
   * @param assignment the homework's name
   * @param exercise its notebook as it was given out
   * @param secret what the hidden inputs hang on
   * @return a zip file, the same for the same content
   * @throws IOException if a jar cannot be read
   */
  public static byte[] zip(String assignment, Path exercise, byte[] secret) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("setup.sh", SETUP.getBytes(StandardCharsets.UTF_8));
    files.put("run_autograder", RUN.formatted(assignment).getBytes(StandardCharsets.UTF_8));
    files.put("secret", secret);
    files.put("exercises/" + assignment + ".ipynb", Files.readAllBytes(exercise));
    for (String type : JARS) {
      Path origin = origin(type);
      if (origin != null) {
        files.put("jars/" + type.toLowerCase(java.util.Locale.ROOT) + ".jar", jar(origin));
      }
    }
    return zip(files);
  }

  private static Path origin(String type) {
    try {
      return Path.of(
          Class.forName(type, false, Autograder.class.getClassLoader())
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI());
    } catch (ClassNotFoundException e) {
      return null;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Where does " + type + " come from?", e);
    }
  }

  /** A jar as it is; classes in a folder, as in the midst of a build, are packed. */
  private static byte[] jar(Path origin) throws IOException {
    if (Files.isRegularFile(origin)) {
      return Files.readAllBytes(origin);
    }
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(origin)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(origin.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return zip(files);
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = bytes;
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (var file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
