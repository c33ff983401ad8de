package nabla.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nabla.kernel.engine.Completeness.Status;
import nabla.kernel.engine.Completions;
import nabla.kernel.engine.Result;
import nabla.kernel.engine.Session;
import nabla.kernel.engine.SessionOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("StringConcatToTextBlock") // cells read better beside what they give
class CellRunnerTest {
  private final List<String> notes = new ArrayList<>();
  private final CellRunner runner =
      new CellRunner(Session.open(SessionOptions.standard()), notes::add);
  private int cells;

  @AfterEach
  void close() {
    runner.close();
  }

  private Object value(String text) {
    Result result = runner.run(++cells, text);
    assertThat(result).as(text).isInstanceOf(Result.Value.class);
    return ((Result.Value) result).value();
  }

  private String error(String text) {
    Result result = runner.run(++cells, text);
    assertThat(result).as(text).isInstanceOf(Result.Failure.class);
    return ((Result.Failure) result).error().message();
  }

  private String printed(String text) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      value(text);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int x = 17;\nint y = x\n % 5;\ny",
        "int env = 4, a = 14;\nMath.max(1,\n  a\n  %env)",
        "String s = \"\"\"\n%who\n\"\"\";\ns.length() - 3",
        "/*\n%who\n*/\n2",
        "// %nothing\n2"
      })
  void aPercentSignInsideJavaIsJava(String text) {
    assertThat(value(text)).isEqualTo(2);
  }

  @Test
  void magicsAndJavaRunInTheOrderTheyStand() {
    assertThat(printed("int first = 1;\n%who\nint second = 2;\n%who"))
        .isEqualToNormalizingNewlines("first  int  1\nfirst   int  1\nsecond  int  2\n");
  }

  @Test
  void linesOfErrorsBehindAMagicAreThoseOfTheCell() {
    Result result = runner.run(1, "%env PATH\n\nint n = 0;\nint bad = 1 / n;");
    assertThat(String.join("\n", ((Result.Failure) result).error().traceback()))
        .contains("cell 1, line 4", "int bad = 1 / n;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%mavn a:b:1 | Did you mean %maven?",
        "%%tme | Did you mean %%time?",
        "%%who | but there is %who",
        "%nosuchthing | %lsmagic lists them all"
      })
  void anUnknownMagicIsNamedWithItsNeighbours(String text, String expected) {
    assertThat(error(text)).contains(expected);
  }

  @Test
  void aMagicMayStandOnTheRightOfAnEqualsSign() {
    assertThat(value("String path = %env PATH\npath.isEmpty()")).isEqualTo(false);
  }

  @Test
  void timeRunsJavaAndPassesItsValueOn() {
    assertThat(value("%time 6 * 7")).isEqualTo(42);
    assertThat(printed("%%time\nint n = 0;\nfor (int i = 0; i < 10; i++) n += i;\nn"))
        .startsWith("Wall time: ");
    assertThat(value("n")).isEqualTo(45);
  }

  @Test
  void loadRunsJavaFilesAndNotebooks(@TempDir Path folder) throws IOException {
    Path java = folder.resolve("helper file.java");
    Files.writeString(java, "package some.where;\nint twice(int n) { return 2 * n; }\n");
    assertThat(value("%load \"" + java + "\"\ntwice(4)")).isEqualTo(8);
    Path notebook = folder.resolve("a.ipynb");
    Files.writeString(
        notebook,
        "{\"cells\":[{\"cell_type\":\"markdown\",\"source\":[\"x\"]},"
            + "{\"cell_type\":\"code\",\"source\":[\"int a = 5;\\n\",\"a\"]}]}");
    assertThat(value("%load " + notebook)).isEqualTo(5);
    assertThat(error("%load " + folder.resolve("missing.java"))).contains("There is no file");
  }

  @Test
  void classPathTakesJarsFoldersAndWildcards(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("here.txt"), "found");
    value("%classpath " + folder);
    assertThat(
            value(
                "new String(Thread.currentThread().getContextClassLoader()"
                    + ".getResourceAsStream(\"here.txt\").readAllBytes())"))
        .isEqualTo("found");
    assertThat(error("%jars " + folder + "/*.jar")).contains("matches *.jar");
    assertThat(error("%classpath " + folder.resolve("nowhere"))).contains("does not exist");
    assertThat(error("%jars " + folder.resolve("here.txt"))).contains("neither a folder nor a jar");
    Files.writeString(folder.resolve("there.txt"), "no jar either");
    value("%classpath " + folder + "/*.txt");
    assertThat(value("1 + 1")).as("after a wildcard that matched what is no jar").isEqualTo(2);
  }

  @Test
  void envTellsAndRefusesToLie() {
    assertThat(value("%env PATH")).isEqualTo(System.getenv("PATH"));
    assertThat(error("%env NAME=1")).contains("before the kernel starts");
  }

  @Test
  void resetAndWeave() {
    value("int gone = 1;");
    value("%reset");
    assertThat(error("gone")).contains("no variable gone");
    assertThat(printed("%weave off")).contains("off");
    assertThat(runner.session().woven()).isFalse();
    assertThat(error("%weave maybe")).contains("on or off");
  }

  @Test
  void extensionsMayAddMagics() {
    runner.magics().register("twice", args -> args.get(0) + args.get(0));
    runner.magics().registerCell("shout", (args, body) -> body.toUpperCase(java.util.Locale.ROOT));
    assertThat(value("%twice 'a b'")).isEqualTo("a ba b");
    assertThat(value("%%shout now\nhello")).isEqualTo("HELLO");
  }

  @Test
  void magicsAreCompletedAndExplained() {
    Completions found = runner.complete("int x = 1;\n%cla", 15);
    assertThat(found.items()).extracting(Completions.Item::text).containsExactly("%classpath");
    assertThat(found.start()).isEqualTo(11);
    assertThat(runner.complete("int x = 1;\n%env A\nx.", 20).items()).isEmpty();
    assertThat(runner.inspect("%maven", 3, false)).isPresent();
    assertThat(runner.isComplete("%env PATH\nint x = 1;").status()).isEqualTo(Status.COMPLETE);
    assertThat(runner.isComplete("%env PATH\nvoid f() {").status()).isEqualTo(Status.INCOMPLETE);
  }

  @ParameterizedTest
  @CsvSource({
    "?words, words, false",
    "words?, words, false",
    "??Math.max, Math.max, true",
    "%maven?, %maven, false"
  })
  void questionMarksAskForHelp(String text, String name, boolean detailed) {
    assertThat(CellRunner.help(text)).contains(new CellRunner.Help(name, detailed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a ? b : c", "a > b ?", "List<?> x;", "1 + 1"})
  void javaIsNoQuestion(String text) {
    assertThat(CellRunner.help(text)).isEmpty();
  }

  @Test
  void mavenTakesWhatTheLocalRepositoryHas() {
    // AssertJ is in it: these very tests need it.
    value("%maven org.assertj:assertj-core:" + version("assertj-core"));
    assertThat(value("org.assertj.core.api.Assertions.class.getSimpleName()"))
        .isEqualTo("Assertions");
  }

  private static String version(String artifact) {
    for (String entry :
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
            .split(java.io.File.pathSeparator, -1)) {
      String name = Path.of(entry).getFileName().toString();
      if (name.startsWith(artifact + "-") && name.endsWith(".jar")) {
        return name.substring(artifact.length() + 1, name.length() - 4);
      }
    }
    throw new IllegalStateException(artifact + " is not on the class path");
  }

  @Test
  void mavenSaysPlainlyWhenAnotherVersionIsHeld() {
    String printed = printed("%maven org.ow2.asm:asm:3.1");
    assertThat(printed).contains("wants org.ow2.asm:asm 3.1", "stays");
    assertThat(error("%maven not-coordinates")).contains("GROUP:ARTIFACT:VERSION");
    assertThat(error("%maven")).contains("wants coordinates");
  }

  @Test
  void pomPartsBecomeAWholePom() {
    assertThat(
            PomText.whole(
                "<repository><id>r</id></repository><dependency><groupId>g</groupId></dependency>"))
        .contains(
            "<repositories><repository><id>r</id></repository></repositories>",
            "<dependencies><dependency><groupId>g</groupId></dependency></dependencies>");
  }
}
