package nabla.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitterTest {
  private static String kinds(String code) {
    return Splitter.split(code).stream()
        .map(piece -> piece.kind().name())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "import java.util.*; import static a.B.c; => IMPORT IMPORT",
        "import module java.sql; => IMPORT",
        "int x = 1, y[] = {2}; => VARIABLE",
        "Map<String, List<int[]>> m = new TreeMap<>(); => VARIABLE",
        "var f = (Function<Integer, Integer>) n -> { return n; }; f => VARIABLE EXPRESSION",
        "final @Deprecated int x; => VARIABLE",
        "a < b => EXPRESSION",
        "a = 1 => EXPRESSION",
        "f(1) => CALL",
        "a.b().c(2); => CALL",
        "a.<String>b() => CALL",
        "new A() => EXPRESSION",
        "new A().b() => CALL",
        "(int)(3.7) => EXPRESSION",
        "(char)('a' + 1); => EXPRESSION",
        "(a).b() => CALL",
        "((Runnable) () -> {}).run() => CALL",
        "int f(int a) throws E { return a; } f(2) => METHOD CALL",
        "<T extends A<T>> T f(T[] a) { return a[0]; } => METHOD",
        "class A { int f() { return 1; } } record B(int x) {} enum C { D } @interface E {} => TYPE TYPE TYPE TYPE",
        "sealed interface S permits A, B {} non-sealed class A implements S {} => TYPE TYPE",
        "for (int i = 0; i < 3; i++) f(i); if (a) b(); else c(); => STATEMENT STATEMENT",
        "try (var r = f()) { } catch (A | B e) { } finally { } => STATEMENT",
        "do { a++; } while (a < 3); a => STATEMENT EXPRESSION",
        "outer: for (;;) break outer; => STATEMENT",
        "synchronized (a) { } => STATEMENT",
        "switch (a) { case 1: f(); break; default: g(); } => STATEMENT",
        "switch (a) { case 1 -> f(); default -> g(); } => STATEMENT",
        "switch (a) { case 1 -> b = 1; default -> b++; } => STATEMENT",
        "switch (a) { case 1 -> 1; default -> throw new E(); } => EXPRESSION",
        "switch (a) { case 1: yield 2; default: yield 3; } => EXPRESSION",
        "switch (a) { case 1 -> { yield 2; } default -> { yield 3; } } => EXPRESSION",
        "switch (a) { case 1 -> \"x\"; default -> \"y\"; }.length() => EXPRESSION"
      })
  void aCellIsCutIntoItsTopLevelPieces(String code, String kinds) {
    assertThat(kinds(code)).isEqualTo(kinds);
  }

  @Test
  void aPieceKnowsItsNamesAndPlaces() {
    String code = "int a = f(1, 2), b[];\nString g(java.util.List<String> x, int... y) { }";
    List<Piece> pieces = Splitter.split(code);
    assertThat(pieces.get(0).declarators())
        .extracting(Piece.Declarator::name, Piece.Declarator::dims)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", ""),
            org.assertj.core.groups.Tuple.tuple("b", "[]"));
    assertThat(
            code.substring(
                pieces.get(0).declarators().get(0).initStart(),
                pieces.get(0).declarators().get(0).initEnd()))
        .isEqualTo("f(1, 2)");
    assertThat(pieces.get(1).name()).isEqualTo("g");
    assertThat(pieces.get(1).type()).isEqualTo("List,int[]");
    assertThat(code.substring(pieces.get(1).start(), pieces.get(1).end())).startsWith("String g(");
  }

  @Test
  void whateverIsInACellIsInSomePiece() {
    for (String code : List.of("} x", ") + (", "class", "int", "case 1:", "@", "switch", "->")) {
      assertThat(Splitter.split(code)).as(code).isNotEmpty();
    }
  }

  @Test
  void whatIsDeclaredTwiceBeginsANewPart() {
    assertThat(parts("int x; int f() { return 1; } int f(int a) { return 1; } class x {}"))
        .isEqualTo(1);
    assertThat(parts("int x; f(); int y, x; int x;")).isEqualTo(3);
    assertThat(parts("int f() { return 1; } int f() { return 2; }")).isEqualTo(2);
    assertThat(parts("System.out.println(old); int old = 1;")).isEqualTo(2);
    assertThat(parts("int old = 1; System.out.println(old);")).isEqualTo(1);
  }

  private static int parts(String code) {
    return CellCompiler.parts(Splitter.split(code), code, Set.of("old")).size();
  }
}
