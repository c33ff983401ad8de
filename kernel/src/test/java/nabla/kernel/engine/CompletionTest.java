package nabla.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nabla.kernel.engine.Completeness.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("StringConcatToTextBlock") // cells read better beside what they give
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompletionTest {
  private final Session session = Session.open(SessionOptions.standard());

  @BeforeAll
  void declare() {
    session.run(
        1,
        "var words = new ArrayList<String>();\nint counter = 3;\n"
            + "double area(double radius) { return radius; }\n"
            + "class Foo { int size; int get() { return size; } static int shared; }\n"
            + "var foo = new Foo();\nString 名字 = \"小明\";");
  }

  @AfterAll
  void close() {
    session.close();
  }

  private Completions at(String codeWithBar) {
    int cursor = codeWithBar.indexOf('|');
    return session.complete(codeWithBar.replace("|", ""), cursor);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "words.ad|; add(; method",
        "words.get(0).subs|; substring(; method",
        "coun|; counter; variable",
        "foo.|; size; field",
        "foo.g|; get(); method",
        "Foo.sh|; shared; field",
        "Math.ma|; max(; method",
        "are|; area(; method",
        "ArrayLi|; ArrayList; class",
        "import java.util.conc|; concurrent; package",
        "import java.util.ArrayL|; ArrayList; class",
        "java.util.HashM|; HashMap; class",
        "名|; 名字; variable",
        "\"text\".isBl|; isBlank(); method",
        "words.forEach(System.out::printl|; println; method",
        "words.stream().map(w -> w.toUp|; toUpperCase(); method",
        "int r = words.si|; size(); method",
        "if (words.isEm|; isEmpty(); method",
        "new HashM|; HashMap; class",
        "whi|; while; keyword",
        "void f(int parameter) { para|; parameter; variable",
        "`Path p = Path.of(\"a\"); p.getFi|`; getFileName(); method",
        "`class Q { int field; void m() { fie|`; field; variable"
      })
  void aNameIsCompleted(String code, String text, String type) {
    assertThat(at(code).items())
        .as(code)
        .anySatisfy(
            item -> {
              assertThat(item.text()).isEqualTo(text);
              assertThat(item.type()).isEqualTo(type);
            });
  }

  @Test
  void variablesOfTheUnfinishedCellAreKnown() {
    Completions found =
        at("var xs = List.of(\"a\");\nfor (String x : xs) {\n  x.toUp|\n}\nint after = 3;");
    assertThat(found.items()).extracting(Completions.Item::text).contains("toUpperCase()");
  }

  @Test
  void theReplacedTextIsTheNameBeforeTheCursor() {
    assertThat(at("int n = words.si|;")).extracting("start", "end").containsExactly(14, 16);
    assertThat(at("wor|ds.size()")).extracting("start", "end").containsExactly(0, 3);
  }

  @Test
  void signaturesSayParametersAndTypes() {
    assertThat(at("words.ad|").items())
        .filteredOn(item -> item.text().equals("add("))
        .singleElement()
        .extracting(Completions.Item::signature)
        .asString()
        .contains("(String e) : boolean");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"wor|", "// wor|", "/* wor|", "12|", "nothing.he|"})
  void nothingIsOfferedWhereNothingFits(String code) {
    assertThat(at(code).items()).isEmpty();
  }

  private Optional<Inspection> inspect(String codeWithBar) {
    int cursor = codeWithBar.indexOf('|');
    return session.inspect(codeWithBar.replace("|", ""), cursor, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "words.ad|d(\"a\"); ArrayList.add(E e) : boolean",
        "words.add(|; ArrayList.add(int index, E element) : void",
        "Math.max(1, |2); Math.max(int a, int b) : int",
        "coun|ter + 1; int counter",
        "counter|; int counter",
        "area|; double area(double radius)",
        "\"abc\".substring|; String.substring(int beginIndex) : String",
        "String|; class String",
        "words.stream().map(String::len|gth); String.length() : int",
        "new ArrayList<>(|; new ArrayList(int initialCapacity)",
        "new HashMap<String, List<Integer>>(|; new HashMap(int initialCapacity)",
        "名|字; String 名字"
      })
  void aNameIsExplained(String code, String expected) {
    assertThat(inspect(code)).as(code).isPresent();
    assertThat(inspect(code).get().text()).contains(expected);
  }

  @Test
  void nothingIsMadeUp() {
    assertThat(inspect("unheardOf|")).isEmpty();
    assertThat(inspect("|")).isEmpty();
    assertThat(session.inspect("1 + 1", 99, false)).isEmpty();
  }

  @Test
  void documentationCommentsBecomeReadable() {
    String comment =
        " Returns the {@code n}-th <i>thing</i>.\n <p>See {@link java.util.List#get get}.\n\n"
            + " @param n which\n @return the thing\n @throws IndexOutOfBoundsException if none\n";
    assertThat(Javadoc.markdown(comment, true))
        .contains(
            "Returns the `n`-th *thing*.",
            "See `get`.",
            "- `n`: which",
            "- returns the thing",
            "- throws `IndexOutOfBoundsException` if none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 1",
        "int x = 5",
        "int x = 5;",
        "import java.util.*;",
        "// note",
        "",
        "a.b()",
        "int[] a = {1, 2};",
        "try { x(); } catch (Exception e) { }",
        "class A { }",
        "switch (x) { case 1: y(); }",
        "for (int i = 0; i < 3; i++) f(i);"
      })
  void completeCellsRun(String code) {
    assertThat(session.isComplete(code).status()).as(code).isEqualTo(Status.COMPLETE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "`for (int i : xs) {`;`    `",
        "`if (x > 1)`;`    `",
        "`void f() {\n    if (true) {`;`        `",
        "`void f() {\n    if (true) {\n        x();\n    }`;`    `",
        "`foo(1,`;`    `",
        "`int x =`;``",
        "`words.stream()\n    .`;`    `",
        "`String t = \"\"\"\nabc`;``",
        "`/* comment`;``",
        "`try { x(); }`;``",
        "`int f(int n)`;`    `"
      })
  void openCellsGoOnWithTheRightIndent(String code, String indent) {
    assertThat(session.isComplete(code))
        .as(code)
        .isEqualTo(new Completeness(Status.INCOMPLETE, indent));
  }

  @ParameterizedTest
  @ValueSource(strings = {"}", "x = = 3;", "String s = \"abc", "foo)", "1 +* 2", "int 1x = 3;"})
  void hopelessCellsAreInvalid(String code) {
    assertThat(session.isComplete(code).status()).as(code).isEqualTo(Status.INVALID);
  }

  @Test
  void completingIsQuick() {
    List<String> codes =
        List.of("words.", "foo.g", "Math.ma", "coun", "words.stream().map(w -> w.t");
    long[] times = new long[60];
    for (int i = 0; i < times.length; i++) {
      String code = codes.get(i % codes.size());
      long start = System.nanoTime();
      session.complete(code, code.length());
      times[i] = System.nanoTime() - start;
    }
    java.util.Arrays.sort(times);
    assertThat(times[30] / 1_000_000).as("median ms").isLessThan(100);
  }
}
