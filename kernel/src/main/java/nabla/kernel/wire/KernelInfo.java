package nabla.kernel.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nabla.kernel.Version;

/** What the kernel says of itself. */
final class KernelInfo {
  // Front ends write this into every notebook they open. With the version of the JDK in it, a
  // notebook
  // would change whenever somebody with another JDK opens it; the JDK is named in the banner.
  private static final Map<String, Object> LANGUAGE = language();

  private KernelInfo() {}

  /** The language whose oldest version the kernel runs on, the same on every machine. */
  private static Map<String, Object> language() {
    Map<String, Object> language = new LinkedHashMap<>();
    language.put("name", "java");
    language.put("version", "17");
    language.put("mimetype", "text/x-java");
    language.put("file_extension", ".java");
    language.put("pygments_lexer", "java");
    language.put("codemirror_mode", "text/x-java");
    return language;
  }

  static Map<String, Object> reply() {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("status", "ok");
    reply.put("protocol_version", Headers.PROTOCOL);
    reply.put("implementation", "nabla");
    reply.put("implementation_version", Version.text());
    reply.put("language_info", LANGUAGE);
    reply.put(
        "banner",
        "Nabla kernel "
            + Version.text()
            + " · Java "
            + System.getProperty("java.version")
            + " · "
            + System.getProperty("java.vm.name")
            + "\nName? shows documentation, %lsmagic lists commands.");
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
