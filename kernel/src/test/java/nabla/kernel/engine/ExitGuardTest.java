package nabla.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session makes of libraries that end the process. */
class ExitGuardTest {
  private static final String TOOL =
      """
      package lib;
      public class Tool {
        public static void quit(int status) { if (status >= 0) System.exit(status); }
        public static void drop(int status) { Runtime.getRuntime().halt(status); }
        public static void reference(int status) {
          java.util.function.IntConsumer exit = System::exit;
          exit.accept(status);
        }
        public static String version() { return Tool.class.getPackage().getImplementationVersion(); }
        public static String place() {
          return Tool.class.getProtectionDomain().getCodeSource().getLocation().toString();
        }
      }
      """;

  @TempDir Path folder;
  private final Session session = Session.open(SessionOptions.standard());

  @BeforeEach
  void compile() throws IOException {
    Path source = Files.writeString(folder.resolve("Tool.java"), TOOL);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), source.toString()))
        .isZero();
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Path jar() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "7.5");
    Path jar = folder.resolve("tool.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new JarEntry("lib/Tool.class"));
      out.write(Files.readAllBytes(folder.resolve("lib/Tool.class")));
    }
    return jar;
  }

  private Object value(String code) {
    Result result = session.run(1, code);
    assertThat(result).as(code).isInstanceOf(Result.Value.class);
    return ((Result.Value) result).value();
  }

  @ParameterizedTest
  @CsvSource({"quit, 3", "drop, 4", "reference, 5"})
  void aLibraryThatExitsEndsTheCell(String method, int status) throws IOException {
    session.addToClassPath(List.of(jar()));
    value("int kept = 1;");
    assertThat(session.run(2, "lib.Tool." + method + "(" + status + ");"))
        .isEqualTo(new Result.Exited(status));
    assertThat(value("kept")).isEqualTo(1);
  }

  @Test
  void aFolderOfClassesIsGuardedLikeAJar() throws IOException {
    session.addToClassPath(List.of(folder));
    assertThat(session.run(1, "lib.Tool.quit(3);")).isEqualTo(new Result.Exited(3));
    assertThat(value("lib.Tool.place()")).isEqualTo(folder.toUri().toURL().toString());
  }

  @Test
  void aGuardedClassIsOtherwiseAsItWas() throws IOException {
    Path jar = jar();
    session.addToClassPath(List.of(jar));
    value("lib.Tool.quit(-1);");
    assertThat(value("lib.Tool.version()")).isEqualTo("7.5");
    assertThat(value("lib.Tool.place()")).isEqualTo(jar.toUri().toURL().toString());
  }

  @Test
  void aClassWithoutExitsIsLeftAlone() throws IOException {
    byte[] bytes;
    try (var in = ExitGuardTest.class.getResourceAsStream("ExitGuardTest.class")) {
      bytes = in.readAllBytes();
    }
    assertThat(ExitGuard.guarded(bytes)).isNull();
  }
}
