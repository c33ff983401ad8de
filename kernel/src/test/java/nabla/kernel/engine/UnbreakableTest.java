package nabla.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a cell is: it works, or it is refused with a text; the next one works in any case. */
class UnbreakableTest {
  private final List<String> notes = new ArrayList<>();
  private final Session session = Session.open(SessionOptions.standard().withNotes(notes::add));
  private int cells;

  @AfterEach
  void theNextCellWorksAndSoDoesReset() {
    assertThat(session.run(98, "int next = 1;\nnext + 1")).isEqualTo(new Result.Value(2, true));
    session.reset();
    assertThat(session.run(99, "int next = 2;\nnext + 1")).isEqualTo(new Result.Value(3, true));
    session.close();
  }

  private Object value(String code) {
    Result result = session.run(++cells, code);
    assertThat(result).as(code.lines().findFirst().orElse("")).isInstanceOf(Result.Value.class);
    return ((Result.Value) result).value();
  }

  private String error(String code) {
    Result result = session.run(++cells, code);
    assertThat(result).isInstanceOf(Result.Failure.class);
    return String.join("\n", ((Result.Failure) result).error().traceback())
        .replaceAll("\u001B\\[[0-9;]*m", "");
  }

  // --- too long, too large, too deep ------------------------------------------------------------

  @Test
  void textOfAnyLengthIsAString() {
    value("String literal = \"" + "x\\n".repeat(70_000) + "\";");
    assertThat(value("literal")).isEqualTo("x\n".repeat(70_000));
    value("String joined = \"" + "a".repeat(40_000) + "\" + \"" + "b".repeat(40_000) + "\";");
    assertThat(value("joined")).isEqualTo("a".repeat(40_000) + "b".repeat(40_000));
    assertThat(value("\"" + "é".repeat(40_000) + "\"")).isEqualTo("é".repeat(40_000));
    value("var csv = \"\"\"\n  " + "1,2,\"q\",é\n  ".repeat(9_000) + "\"\"\";");
    assertThat(value("csv")).isEqualTo("1,2,\"q\",é\n".repeat(9_000));
  }

  @Test
  void manyShortTextsMayMakeALongOne() {
    String lines = "\"a line of a table, some thirty\\n\"\n  + ".repeat(2_500);
    assertThat(value("String table = " + lines + "\"\";\ntable.length()")).isEqualTo(2_500 * 31);
  }

  @Test
  void aMistakeBesideALongTextIsToldWhereItIs() {
    String code = "String s = \"" + "x".repeat(70_000) + "\";\nint n = s;";
    assertThat(error(code)).contains("String cannot be converted to int", "cell 1, line 2");
  }

  @Test
  void aNameTooLongForAClassFileIsRefused() {
    assertThat(error("int fine = 1;\nint " + "i".repeat(70_000) + " = 1;"))
        .contains("too long for a class file", "cell 1, line 2")
        .hasSizeLessThan(1_000);
  }

  @Test
  void moreCodeOrConstantsThanAClassFileHoldsAreRefused() {
    StringBuilder constants = new StringBuilder("class Big {\n");
    for (int i = 0; i < 700; i++) {
      constants.append("static int[] f").append(i).append("() { return new int[] {1");
      for (int j = 0; j < 100; j++) {
        constants.append(", ").append(100_000 + 100 * i + j);
      }
      constants.append("}; }\n");
    }
    assertThat(error(constants.append('}').toString())).contains("class file", "cell 1, line 1");
    assertThat(error("int n = 0;\n" + "n++; n += 2; n = n * n + 3;\n".repeat(3_500)))
        .contains("one method (64 KB)", "cell 2, line 1");
    value("int before = 1;");
    assertThat(value("before")).isEqualTo(1);
  }

  @Test
  void anArrayOfMoreThan255DimensionsIsRefused() {
    assertThat(error("int" + "[]".repeat(300) + " x;")).contains("dimensions", "cell 1, line 1");
    assertThat(error("var y = new int" + "[1]".repeat(256) + ";")).contains("dimensions");
    assertThat(error("x")).contains("no variable x");
  }

  @Test
  void bracketsMayBeNestedByTheThousand() {
    assertThat(value("(".repeat(3_000) + "1" + ")".repeat(3_000))).isEqualTo(1);
    assertThat(value("int sum = 0" + " + 1".repeat(5_000) + ";\nsum")).isEqualTo(5_000);
  }

  // --- names that come later --------------------------------------------------------------------

  private static List<String> everydayNames() {
    return List.of(
        ("Account Action Address Album Animal Answer Apple Article Author Bag Ball Bank Bird Board Body"
                + " Book Box Button Cache Camera Car Card Cart Cat Category Cell City Client Color Company"
                + " Computer Contact Country Course Customer Database Dice Deck Device Doctor Document Dog"
                + " Door Element Employee Engine Event Factory Farm Folder Fish Flower Format Friend Game"
                + " Garden Graph Group Hand House Image Item Job Key Label Layer Line Link Location Lock"
                + " Machine Matrix Member Menu Message Method Model Museum Monitor Movie Node Note Novel"
                + " Order Page Parser Part Person Player Point Planet Product Queen Recipe Room Service"
                + " Shape Song Student Task Tree User Vehicle Worker")
            .split(" "));
  }

  @Test
  void anyEverydayNameMayComeLaterWhateverElseIsCalledSo() {
    List<String> names = everydayNames();
    assertThat(names).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
    for (String name : names) {
      value("class Has" + name + " { " + name + " it; int n() { return it.n; } }");
    }
    assertThat(notes).noneMatch(note -> note.contains("shaded"));
    for (String name : names) {
      value("class " + name + " { int n = 5; }");
      value("var has = new Has" + name + "();\nhas.it = new " + name + "();");
      assertThat(value("has.n()")).as(name).isEqualTo(5);
    }
  }

  @Test
  void aHintSaysWhatElseANameMayMean() {
    value("class Polygon2 { Point p; }");
    assertThat(notes)
        .containsExactly(
            "Note: Polygon2 cannot be used before Point is declared. Or is it java.awt.Point?"
                + " Then import that.");
    value("import java.awt.*;");
    assertThat(value("new Polygon2().p")).isNull();
  }

  @Test
  void aClassMayExtendOneThatComesLater() {
    value("class A extends B { int y() { return x() + z(); } }");
    value("class B extends C { int x() { return 1; } }");
    assertThat(notes)
        .containsExactly(
            "Note: A cannot be used before B is declared.",
            "Note: A cannot be used before z is declared.",
            "Note: B cannot be used before C is declared.");
    value("class C {}");
    assertThat(error("new A().y()")).contains("it needs z");
    value("int z() { return 7; }");
    assertThat(value("new A().y()")).isEqualTo(8);
  }

  @Test
  void aSealedInterfaceMayPermitWhatComesLater() {
    value("sealed interface Shape permits Circle, Square {}");
    value("record Circle(int r) implements Shape {}");
    value("record Square(int a) implements Shape {}");
    value("int size(Shape s) { return s instanceof Circle c ? c.r() : ((Square) s).a(); }");
    assertThat(value("size(new Circle(3)) + size(new Square(4))")).isEqualTo(7);
  }

  @Test
  void overloadsWaitEachForItself() {
    value("int f(int a) { return later(a); }");
    value("int f(String a) { return later(a.length()); }");
    value("int later(int b) { return b * 2; }");
    assertThat(value("f(3) + f(\"abcd\")")).isEqualTo(14);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25)
  void anImportOfAModuleHoldsForLaterCells() {
    value("import module java.sql;");
    assertThat(value("Connection c = null;\nc")).isNull();
  }

  @Test
  void charactersWrittenAsEscapesAreThoseCharacters() {
    value("int \\u0061bc = 7;");
    value("class A { int n = 1; }");
    value("class B extends A {}");
    value("class A { int n = 2; }");
    assertThat(value("new B().n + abc")).isEqualTo(9);
    assertThat(session.variables()).contains(new Variable("abc", "int", 7));
    value("int a\u200bb = 4;"); // a space that nobody sees and the compiler passes over
    assertThat(value("ab")).isEqualTo(4);
  }

  // --- declared twice in a cell -----------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "int x = 1; int y = x; String x = \"s\"; x + y => s1",
        "int f() { return 1; } int a = f(); int f() { return 2; } a * 10 + f() => 12",
        "class Q { int q = 1; } int a = new Q().q; class Q { int q = 2; } a * 10 + new Q().q => 12",
        "int x = 1; int a = x; int x = 2; a * 10 + x => 12"
      })
  void whatIsDeclaredTwiceIsTheLaterFromThereOn(String code, String expected) {
    assertThat(String.valueOf(value(code))).isEqualTo(expected);
  }

  @Test
  void aMistakeBelowASecondDeclarationLeavesAllAsItWas() {
    value("int x = 1;");
    assertThat(error("x = 2; int y = 1; y = 5; int y = nope;")).contains("no variable nope");
    assertThat(value("x")).isEqualTo(1);
    assertThat(error("y")).contains("no variable y");
  }

  // --- what stays of a failed cell --------------------------------------------------------------

  @Test
  void rightImportsStayOfACellThatDoesNotCompile() {
    error("import java.time.Duration;\nimport org.nope.X;\nint n = 1;");
    assertThat(value("Duration.ofSeconds(3).toSeconds()")).isEqualTo(3L);
    assertThat(error("n")).contains("no variable n");
    error("import java.time.Year;\nint i = (");
    assertThat(value("Year.of(2000).isLeap()")).isEqualTo(true);
    assertThat(notes).isEmpty();
  }

  @Test
  void newMethodsAndTypesAboveTheMistakeStay() {
    error(
        "int ok(int a) { return a; }\nclass Kept {}\nint b = ok(\"x\");\nint below() { return 1; }");
    assertThat(notes)
        .containsExactly(
            "Note: ok(…), Kept are declared all the same, above the mistake; nothing of the cell"
                + " has run.");
    assertThat(value("ok(3) + \"\" + (new Kept() != null)")).isEqualTo("3true");
    assertThat(error("below()")).contains("no method below()");
  }

  @Test
  void whatThereWasStaysAsItWas() {
    value("int ok(int a) { return a; }");
    error("int ok(int a) { return -a; }\nint b = ok(\"x\");");
    assertThat(value("ok(3)")).isEqualTo(3);
  }

  // --- Java as it may be written ----------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "record P(int a) { P { if (a < 0) throw new Error(); } } new P(2) => P[a=2]",
        "record P(int a) { P(int a) { this.a = a + 1; } } new P(2) => P[a=3]",
        "record P<X>(X a) { @Deprecated protected P(X a) { this.a = a; } P() { this(null); } } new P<>() => P[a=null]",
        "(int)(3.7) => 3",
        "(char)('a' + 1) => b",
        "(long) (int)(3.7) => 3",
        "int k = 2; switch (k) { case 1 -> \"one\"; case 2 -> \"two\"; default -> \"many\"; } => two",
        "int k = 2; switch (k) { case 1: yield \"one\"; default: yield \"many\"; } => many",
        "int k = 2; switch (k) { case 1 -> { yield 1; } default -> { yield 2; } } => 2",
        "java.lang.invoke.MethodHandles.lookup().findStatic(Math.class, \"max\","
            + " java.lang.invoke.MethodType.methodType(int.class, int.class, int.class)).invoke(3, 9) => 9",
        "class Object {} new Object() != null => true"
      })
  void itIsRead(String code, String expected) {
    assertThat(String.valueOf(value(code))).isEqualTo(expected);
  }

  @Test
  void aSwitchOfStatementsIsAStatement() {
    value("int k = 2;\nint n = 0;\nswitch (k) { case 1 -> n = 1; case 2 -> n++; default -> {} }");
    assertThat(value("n")).isEqualTo(1);
  }
}
