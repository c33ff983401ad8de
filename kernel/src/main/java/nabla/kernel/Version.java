package nabla.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which kernel this is. */
public final class Version {
  private Version() {}

  /**
   * The kernel's version.
   *
   * @return such as {@code 1.0.0}
   */
  public static String text() {
    try (InputStream in = Version.class.getResourceAsStream("/nabla/kernel/version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
