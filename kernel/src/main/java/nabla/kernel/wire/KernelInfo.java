package nabla.kernel.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What the kernel says of itself. */
public final class KernelInfo {
  private KernelInfo() {}

  /**
   * The kernel's version.
   *
   * @return such as {@code 1.0.0}
   */
  public static String version() {
    try (InputStream in =
        KernelInfo.class.getResourceAsStream("/nabla/kernel/version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Object> reply() {
    String java = System.getProperty("java.version");
    Map<String, Object> language = new LinkedHashMap<>();
    language.put("name", "java");
    language.put("version", java);
    language.put("mimetype", "text/x-java");
    language.put("file_extension", ".java");
    language.put("pygments_lexer", "java");
    language.put("codemirror_mode", "text/x-java");
    language.put("nbconvert_exporter", "script");

    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("status", "ok");
    reply.put("protocol_version", Headers.PROTOCOL);
    reply.put("implementation", "nabla");
    reply.put("implementation_version", version());
    reply.put("language_info", language);
    reply.put(
        "banner",
        "Nabla kernel "
            + version()
            + " · Java "
            + java
            + " · "
            + System.getProperty("java.vm.name")
            + "\nName? shows documentation, %magics lists commands.");
    reply.put("debugger", false);
    reply.put(
        "help_links",
        List.of(
            Map.of(
                "text",
                "Java API",
                "url",
                "https://docs.oracle.com/en/java/javase/"
                    + Runtime.version().feature()
                    + "/docs/api")));
    return reply;
  }
}
