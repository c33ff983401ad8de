package nabla.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.DocumentationTool;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Shift-Tab shows of a library that comes with a javadoc jar and no sources. */
class JavadocPagesTest {
  private static final String BOX =
      """
      package lib;
      /**
       * A box with a lid &amp; a <i>lock</i>. Mail box@home.
       *
       * <p>It also has corners.
       *
       * @param <E> what is in it
       * @since 1.5
       */
      public class Box<E> {
        /** How many. */
        public static final int LIMIT = 9;
        /**
         * Makes a box.
         *
         * @param size in litres
         */
        public Box(int size) {}
        /**
         * Puts {@code thing} in, see {@link #at(int)}.
         * <ul><li>fast</li><li>safe</li></ul>
         *
         * @param thing to put in
         * @throws IllegalStateException if the box is full
         */
        public void put(E thing) {}
        /** @return the n-th thing */
        public E at(int n) { return null; }
        /**
         * Puts arrays in.
         *
         * @deprecated put them one by one
         */
        @Deprecated
        public void all(Object[] a, int[][] b, java.util.List<String> c) {}
        /** A lid. */
        public static class Lid {
          /** Opens it. */
          public void open() {}
        }
      }
      """;

  @TempDir Path folder;

  private static String page(String style) throws IOException {
    try (InputStream in =
        JavadocPagesTest.class.getResourceAsStream("javadoc/Box-" + style + ".html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void zip(Path from, Path to) throws IOException {
    try (OutputStream file = Files.newOutputStream(to);
        ZipOutputStream out = new ZipOutputStream(file);
        var files = Files.walk(from)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(from.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, out);
      }
    }
  }

  /** The library's jar; what documents it is still to come. */
  private Path jar() throws IOException {
    Path source = Files.createDirectories(folder.resolve("src/lib")).resolve("Box.java");
    Files.writeString(source, BOX);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "-g", source.toString()))
        .isZero();
    zip(classes, folder.resolve("box-1.0.jar"));
    return folder.resolve("box-1.0.jar");
  }

  /** The pages of this JDK's own tool. */
  private void runJavadoc() throws IOException {
    DocumentationTool tool = ToolProvider.getSystemDocumentationTool();
    Path pages = folder.resolve("pages");
    try (StandardJavaFileManager files = tool.getStandardFileManager(null, null, null)) {
      assertThat(
              tool.getTask(
                      new PrintWriter(Writer.nullWriter()),
                      files,
                      null,
                      null,
                      List.of("-d", pages.toString(), "-quiet", "-Xdoclint:none"),
                      files.getJavaFileObjects(folder.resolve("src/lib/Box.java")))
                  .call())
          .isTrue();
    }
    zip(pages, folder.resolve("box-1.0-javadoc.jar"));
  }

  private String inspected(Path jar, String code) {
    try (Session session = Session.open(SessionOptions.standard())) {
      session.addToClassPath(List.of(jar));
      return session.inspect(code, code.length(), false).orElseThrow().text();
    }
  }

  @Test
  void classMethodFieldAndConstructorAreExplainedFromAJavadocJar() throws IOException {
    Path jar = jar();
    assertThat(inspected(jar, "lib.Box")).doesNotContain("lid");
    runJavadoc();
    assertThat(inspected(jar, "lib.Box"))
        .contains("class lib.Box<E>", "A box with a lid & a *lock*. Mail box@home.", "- since 1.5");
    assertThat(inspected(jar, "new lib.Box<String>(3).put("))
        .contains(
            "Box.put(E thing)",
            "Puts `thing` in, see `at(int)`.",
            "- fast",
            "- `thing`: to put in",
            "- throws `IllegalStateException` if the box is full");
    assertThat(inspected(jar, "new lib.Box<String>(3).at(")).contains("- returns the n-th thing");
    assertThat(inspected(jar, "lib.Box.LIMIT")).contains("int LIMIT", "How many.");
    assertThat(inspected(jar, "new lib.Box<>(")).contains("Makes a box.", "- `size`: in litres");
    assertThat(inspected(jar, "lib.Box.Lid")).contains("A lid.");
    assertThat(inspected(jar, "new lib.Box.Lid().open(")).contains("Opens it.");
  }

  @Test
  void theMarkdownHasTheSameText() throws IOException {
    Path jar = jar();
    runJavadoc();
    try (Session session = Session.open(SessionOptions.standard())) {
      session.addToClassPath(List.of(jar));
      assertThat(session.inspect("lib.Box.LIMIT", 10, false).orElseThrow().markdown())
          .contains("```java\n", "How many.");
    }
  }

  @Test
  void sourcesAreReadFirst() throws IOException {
    Path jar = jar();
    runJavadoc();
    Path changed = Files.createDirectories(folder.resolve("changed/lib")).resolve("Box.java");
    Files.writeString(changed, BOX.replace("How many.", "How many at most."));
    zip(folder.resolve("changed"), folder.resolve("box-1.0-sources.jar"));
    assertThat(inspected(jar, "lib.Box.LIMIT")).contains("How many at most.");
  }

  @Test
  void aJavadocJarThatIsNoneIsPassedOver() throws IOException {
    Path jar = jar();
    Files.writeString(folder.resolve("box-1.0-javadoc.jar"), "no zip file");
    assertThat(inspected(jar, "lib.Box.LIMIT")).isEqualTo("int LIMIT");
  }

  @Test
  void thePagesOfAModuleAreInAFolderOfItsName() throws IOException {
    Path pages = Files.createDirectories(folder.resolve("pages/some.module/lib"));
    Files.writeString(pages.resolve("Box.html"), page("11"));
    zip(folder.resolve("pages"), folder.resolve("box-1.0-javadoc.jar"));
    assertThat(inspected(jar(), "lib.Box.LIMIT")).contains("How many.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "11"})
  void pagesOfOlderJdksAreReadLikeNewOnes(String style) throws IOException {
    Map<String, String> found = JavadocPages.read(page(style), "Box");
    assertThat(found)
        .containsOnlyKeys(
            "Box",
            "Box#LIMIT",
            "Box#<init>(int)",
            "Box#put(E)",
            "Box#at(int)",
            "Box#all(Object[],int[][],List)");
    assertThat(Javadoc.markdown(found.get("Box"), true))
        .isEqualTo(
            """
            A box with a lid & a *lock*. Mail box@home.

            It also has corners.

            - `E`: what is in it
            - since 1.5""");
    assertThat(Javadoc.markdown(found.get("Box#put(E)"), true))
        .isEqualTo(
            """
            Puts `thing` in, see `at(int)`.

            - fast
            - safe

            - `thing`: to put in
            - throws `java.lang.IllegalStateException` if the box is full""");
    assertThat(Javadoc.markdown(found.get("Box#at(int)"), true))
        .contains("- returns the n-th thing");
    assertThat(Javadoc.markdown(found.get("Box#all(Object[],int[][],List)"), true))
        .contains("put them one by one", "Puts arrays in.");
  }
}
