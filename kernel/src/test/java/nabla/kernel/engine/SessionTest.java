package nabla.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("StringConcatToTextBlock") // cells read better beside what they give
class SessionTest {
  private final List<String> notes = new ArrayList<>();
  private final Session session = Session.open(SessionOptions.standard().withNotes(notes::add));
  private int cells;

  @AfterEach
  void close() {
    session.close();
  }

  private Object value(String code) {
    Result result = session.run(++cells, code);
    assertThat(result).as(code).isInstanceOf(Result.Value.class);
    return ((Result.Value) result).value();
  }

  private CellError error(String code) {
    Result result = session.run(++cells, code);
    assertThat(result).as(code).isInstanceOf(Result.Failure.class);
    return ((Result.Failure) result).error();
  }

  @Test
  void theLastExpressionIsTheValueItself() {
    Object list = value("var list = new ArrayList<String>();\nlist.add(\"a\");\nlist");
    assertThat(list).isInstanceOf(ArrayList.class).isSameAs(value("list"));
  }

  @Test
  void wildcardImportsOfEarlierCellsHoldForPackagesTypesAndStatics() {
    value(
        "import java.time.*;\nimport java.util.Map.*;\nimport static java.lang.Math.*;\nimport java.awt.*;");
    assertThat(value("Duration.ofSeconds(4).toSeconds()")).isEqualTo(4L);
    assertThat(value("Entry<String, Integer> e = Map.entry(\"a\", 1);\ne.getValue()")).isEqualTo(1);
    assertThat(value("abs(-3)")).isEqualTo(3);
    assertThat(error("List<String> both = null;").message()).contains("ambiguous");
    assertThat(value("import java.util.List;\nList.of(1).size()")).isEqualTo(1);
  }

  @Test
  void aWildcardImportOfAPackageInAFolderOfTheClassPathHolds(@TempDir Path folder)
      throws Exception {
    session.addToClassPath(List.of(folder));
    compile(folder, "made/First.java", "package made; public class First { public int n = 1; }");
    value("import made.*;\nint before = 1;");
    assertThat(value("new First().n")).isEqualTo(1);
  }

  private static void compile(Path folder, String file, String source) throws Exception {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, source);
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, path.toString()))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int x = 5;",
        "1 + 1;",
        "System.getProperties();",
        "void f() {}",
        "// nothing",
        ""
      })
  void declarationsStatementsAndSemicolonsShowNothing(String code) {
    assertThat(session.run(1, code)).isEqualTo(new Result.Value(null, false));
  }

  @Test
  void aVoidCallShowsNothingAndNullIsShown() {
    assertThat(session.run(1, "System.gc()")).isEqualTo(new Result.Value(null, false));
    assertThat(session.run(2, "new HashMap<String, String>().get(\"no\")"))
        .isEqualTo(new Result.Value(null, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "int a = 1, b[] = {2, 3}, c; a + b[1] + c => 4",
        "int[] xs = {1, 2}; int s = 0; for (int x : xs) s += x; s => 3",
        "record P(int x, int y) {} new P(1, 2) => P[x=1, y=2]",
        "enum E { A, B } E.valueOf(\"B\").ordinal() => 1",
        "interface I { int f(); } I i = () -> 3; i.f() => 3",
        "sealed interface S permits Q {} record Q(int n) implements S {} S s = new Q(4); s => Q[n=4]",
        "<T extends Comparable<T>> T max(T a, T b) { return a.compareTo(b) > 0 ? a : b; } max(3, 5) => 5",
        "int sum(int... ns) { int s = 0; for (int n : ns) s += n; return s; } sum(1, 2, 3) => 6",
        "var m = Map.of(\"k\", List.of(1, 2)); m.get(\"k\").get(1) => 2",
        "int d = switch (3) { case 1, 2 -> 0; default -> { int t = 6; yield t + 1; } }; d => 7",
        "outer: for (int i = 0; ; i++) { for (;;) { if (i > 2) break outer; break; } } 8 => 8",
        "`String t = \"\"\"\n  a\n  b\"\"\"; t.length()` => 3",
        "Object o = \"text\"; o instanceof String s && s.length() == 4 => true",
        "class Outer { class Inner { int n = 9; } static class Nested { int n = 1; } } new Outer().new Inner().n => 9",
        "@FunctionalInterface interface G { double g(double x); } G g = x -> x * x; g.g(3) => 9.0",
        "int n = 0; Runnable r = () -> n++; r.run(); r.run(); n => 2",
        "public static final double TAU = 2 * Math.PI; TAU > 6 => true",
        "import static java.lang.Math.*; import java.time.Duration; max(abs(-3), 2) + Duration.ofSeconds(4).toSeconds() => 7",
        "int 年龄 = 12; String 名字 = \"小明\"; 名字 + 年龄 => 小明12",
        "char c = 'a'; byte b = 10; long l = 1L << 40; float f = 1.5f; c + b + f => 108.5",
        "int fact(int n) { return n < 2 ? 1 : n * fact(n - 1); } fact(10) => 3628800",
        "boolean even(int n) { return n == 0 || odd(n - 1); } boolean odd(int n) { return n > 0 && even(n - 1); } even(10) => true",
        "class A { B b; } class B { A a; } new A().b == null => true",
        "var hidden = new Object() { int n = 9; int twice() { return 2 * n; } }; hidden.twice() => 18",
        "List<? super Integer> any = new ArrayList<Number>(); any.add(3); any.size() => 1",
        "int[][] grid = new int[2][3]; grid[1][2] = 5; grid[1][2]++; grid[1][2] => 6",
        "abstract class Sh { abstract double area(); } class Sq extends Sh { double area() { return 4; } } new Sq().area() => 4.0",
        "int x = 7; x % 4 => 3",
        "int n = 3; int[] a = new int[n]; for (int i = 0; i < n; i++) a[i] = i * n; a[2] => 6",
        "int n = 3; int s = 0; while (n > 0) { s += n; n--; } s * 10 + n => 60",
        "int n = 9; int q = 0; for (int i = 0; i < 2; i++) { n >>= 1; q = n; } q => 2",
        "int n = 2; int t = 0; for (int n2 = 0; n2 < n; n2++) for (int k : new int[] {1, 2}) t += k; t => 6",
        "int n = 4; int up() { n = 1; return n; } int c = 0; for (; n > 1; up()) c++; c => 1",
        "Function<Integer, Function<Integer, Integer>> add = a -> b -> a + b; add.apply(2).apply(3) => 5",
        "Supplier<List<String>> sup = ArrayList::new; sup.get().size() => 0",
        "try { throw new Exception(\"e\"); } catch (Exception e) { } finally { } 1 => 1",
        "StringBuilder sb = new StringBuilder(); do { sb.append('x'); } while (sb.length() < 3); sb => xxx"
      })
  void javaAsItIsWrittenRuns(String code, String expected) {
    assertThat(String.valueOf(value(code))).isEqualTo(expected);
  }

  @Test
  void theSameDeclarationsWorkInOneCellAndInSeveral() {
    value("class Node { Node next; int v; Node(int v) { this.v = v; } }");
    value("Node head = new Node(1);");
    value("head.next = new Node(2);");
    assertThat(value("head.next.v")).isEqualTo(2);
  }

  @Test
  void aMethodThatIsDeclaredAgainIsWhatEarlierMethodsCall() {
    value("int g() { return 1; }");
    value("int f() { return g() * 10; }");
    assertThat(value("f()")).isEqualTo(10);
    value("int g() { return 2; }");
    assertThat(value("f()")).isEqualTo(20);
    value("double g() { return 3.5; }");
    assertThat(value("double h() { return g(); }\nh()")).isEqualTo(3.5);
  }

  @Test
  void overloadsOfSeveralCellsLiveTogether() {
    value("String f(int n) { return \"int\"; }");
    value("String f(String s) { return \"text \" + f(1); }");
    assertThat(value("f(\"a\") + f(1)")).isEqualTo("text intint");
    value("String f(int m) { return \"other\"; }");
    assertThat(value("f(\"a\")")).isEqualTo("text other");
  }

  @Test
  void methodsAndTypesMayUseNamesThatComeLater() {
    value("int f() { return later() + 1; }");
    assertThat(notes).containsExactly("Note: f(…) cannot be used before later is declared.");
    assertThat(error("f()").message()).contains("needs later");
    value("int later() { return 41; }");
    assertThat(value("f()")).isEqualTo(42);
    value("class Left { Right other; }");
    value("class Right { Left other; }");
    assertThat(value("new Left().other == null")).isEqualTo(true);
  }

  @Test
  void aClassRunAgainUnchangedKeepsItsObjects() {
    value("class Foo { int n = 3; }");
    value("Foo foo = new Foo();\nfoo.n = 8;");
    value("class Foo { int n = 3; }");
    assertThat(value("foo.n")).isEqualTo(8);
    assertThat(notes).isEmpty();
  }

  @Test
  void aClassDeclaredAgainLeavesOldObjectsUsableAndSaysSo() {
    value("class Foo { int n = 3; int twice() { return 2 * n; } }");
    value("Foo foo = new Foo();");
    value("int use(Foo f) { return f.twice(); }");
    value("class Foo { int n = 4; int twice() { return 20 * n; } }");
    assertThat(notes).singleElement().asString().contains("foo still holds", "earlier Foo");
    assertThat(value("foo.twice()")).as("the object of the earlier class").isEqualTo(6);
    assertThat(value("use(new Foo())")).as("a method that names the class").isEqualTo(80);
    value("foo = null;\nFoo foo = new Foo();");
    assertThat(value("use(foo)")).isEqualTo(80);
  }

  @Test
  void aVariableMayChangeItsType() {
    value("int x = 1;");
    value("int get() { return 5; }");
    value("String x = \"now text\";");
    assertThat(value("x.length() + get()")).isEqualTo(13);
  }

  @Test
  void aVariableIsNotUsedAboveItsDeclarationButByMethods() {
    for (String use :
        List.of("n + 1;", "for (int i = 0; i < n; i++) {}", "Runnable r = () -> foo(n);")) {
      CellError error = error("int foo(int x) { return x; }\n" + use + "\nint n = 5;");
      assertThat(error.message()).contains("n is used here and declared only in line 3");
    }
    value("int twice() { return 2 * n; }\nclass Holder { int get() { return n; } }\nint n = 5;");
    assertThat(value("twice() + new Holder().get()")).isEqualTo(15);
  }

  @Test
  void aboveADeclarationTheVariableOfAnEarlierCellIsMeant() {
    value("int n = 5;");
    assertThat(value("var before = n;\nString n = \"text\";\nbefore + n")).isEqualTo("5text");
    assertThat(value("var again = n;\nString n = \"new\";\nagain + n")).isEqualTo("textnew");
  }

  @Test
  void whereJavacStumblesAfterAMistakeTheMistakeIsSaid() {
    value("var a = 31;");
    assertThat(error("var a = a;").message()).contains("cannot infer type for local variable a");
    assertThat(value("a")).isEqualTo(31);
  }

  @Test
  void aVariableDeclaredAgainIsTheSameForMethodsAndLambdas() {
    value("double[] data = new double[3];");
    value("int size() { return data.length; }\nSupplier<Integer> live = () -> data.length;");
    value("double[] data = new double[5];");
    assertThat(value("size() * 10 + live.get()")).isEqualTo(55);
    value("var data = new double[7];");
    assertThat(value("size() * 10 + live.get()")).isEqualTo(77);
  }

  @Test
  void anOwnTypeHidesAnImportedOne() {
    value("class List { int n = 1; }");
    assertThat(value("new List().n")).isEqualTo(1);
    value("import java.util.List;");
    assertThat(value("List.of(1, 2).size()")).isEqualTo(2);
  }

  @Test
  void aCellThatDoesNotCompileRunsNothingOfItself() {
    value("int x = 1;");
    error("x = 2;\nint y = nonsense;");
    assertThat(value("x")).isEqualTo(1);
  }

  @Test
  void aCellThatThrowsKeepsWhatItDidBefore() {
    error("int kept = 6;\nint broken = 1 / 0;\nint never = 1;");
    assertThat(value("kept + broken + never")).isEqualTo(6);
  }

  @Test
  void linesOfAnErrorAreThoseOfTheCellThatWroteThem() {
    value("int first(int[] a) {\n  int i = 0;\n  return a[i];\n}");
    CellError error = error("// a comment\n\nfirst(new int[0])");
    assertThat(error.name()).isEqualTo("ArrayIndexOutOfBoundsException");
    assertThat(plain(error)).contains("cell 1, line 3, in first", "cell 2, line 3");
  }

  private static String plain(CellError error) {
    return String.join("\n", error.traceback()).replaceAll("\u001B\\[[0-9;]*m", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(3);",
        "Runtime.getRuntime().exit(3);",
        "Runtime.getRuntime().halt(3);",
        "try { System.exit(3); } catch (Throwable t) { while (true) {} }",
        "IntConsumer bye = System::exit;\nbye.accept(3);"
      })
  void anExitEndsTheCellOnly(String code) {
    assertThat(session.run(++cells, code)).isEqualTo(new Result.Exited(3));
    assertThat(value("1 + 1")).isEqualTo(2);
  }

  @Test
  void errorsOfTheMachineEndTheCellOnly() {
    assertThat(error("int f(int n) { return f(n + 1); }\nf(0)").name())
        .isEqualTo("StackOverflowError");
    assertThat(
            error(
                    "var all = new ArrayList<long[]>();\nall.add(new long[Integer.MAX_VALUE]);\n"
                        + "while (true) all.add(new long[Integer.MAX_VALUE]);")
                .name())
        .isEqualTo("OutOfMemoryError");
    assertThat(value("all = null;\n7")).isEqualTo(7);
  }

  @Test
  void threadsBelongToTheCellThatStartedThem() {
    value(
        "var seen = new LinkedBlockingQueue<Integer>();\nvar go = new CountDownLatch(1);\n"
            + "new Thread(() -> {\n  try { go.await(); } catch (InterruptedException e) {}\n"
            + "  seen.add(nabla.kernel.engine.CellContext.current());\n}).start();");
    assertThat(value("go.countDown();\nseen.take()")).isEqualTo(1);
    assertThat(value("nabla.kernel.engine.CellContext.current()")).isEqualTo(3);
  }

  @Test
  void variablesAreListedWithTypeAndValue() {
    value("int n = 3;\nvar names = List.of(\"a\");");
    assertThat(session.variables())
        .containsExactly(
            new Variable("n", "int", 3), new Variable("names", "List<String>", List.of("a")));
  }

  @Test
  void resetForgetsDeclarationsAndKeepsImports() {
    value("import java.time.Duration;\nint n = 3;\nint f() { return n; }");
    session.reset();
    assertThat(error("n").message()).contains("no variable n");
    assertThat(error("f()").message()).contains("no method f()");
    assertThat(value("Duration.ZERO.isZero()")).isEqualTo(true);
  }

  @Test
  void callTreatsJavaCodeAsACell() {
    assertThat(session.call(1, () -> CellContext.current())).isEqualTo(new Result.Value(1, true));
    Result failed =
        session.call(
            2,
            () -> {
              throw new IllegalStateException("no");
            });
    assertThat(((Result.Failure) failed).error().message()).isEqualTo("no");
  }

  @Test
  void aThousandCellsLeaveNothingBehind() {
    for (int i = 0; i < 200; i++) {
      value("int v" + i % 10 + " = " + i + ";\nv" + i % 10 + " + 1");
    }
    long before = usedMemory();
    for (int i = 0; i < 1_000; i++) {
      value("var v" + i % 10 + " = new double[" + (50_000 + i) + "];\nnew double[50_000]");
    }
    // Ten live arrays of 0.4 MB, and a class per cell.
    assertThat(usedMemory() - before).isLessThan(12L << 20);
  }

  private static long usedMemory() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
