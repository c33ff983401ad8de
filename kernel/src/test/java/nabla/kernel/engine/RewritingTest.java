package nabla.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is changed in the text of a cell before it is compiled, and the way back. */
class RewritingTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "int \\u0061; => int a;",
        "\\uuu0061\\u0062 => ab",
        "\"\\\\u0061\" => \"\\\\u0061\"",
        "\"\\\\\\u0061\" => \"\\\\a\"",
        "'\\u005c'' => '\\u005c''",
        "C:\\users => C:\\users",
        "\\u12 => \\u12",
        "plain => plain"
      })
  void escapesBecomeCharacters(String code, String expected) {
    assertThat(UnicodeEscapes.translated(code)).isEqualTo(expected);
  }

  @Test
  void aLiteralHasTheValueTheCompilerGivesIt() {
    assertThat(LongStrings.value("\"a\\t\\101\\\"\"")).isEqualTo("a\tA\"");
    assertThat(LongStrings.value("\"\"\"\n    a\n      b \\\n    c\"\"\"")).isEqualTo("a\n  b c");
    assertThat(LongStrings.value("\"\\q\"")).isNull();
  }

  @Test
  void longTextBecomesNoConstantAndShortTextStays() {
    CellText cell = new CellText(1, "f(\"short\", \"" + "x".repeat(30) + "\\1\\n2\", g);");
    MappedSource source = new MappedSource("T").add("{ ").add(cell, 0, cell.code().length());
    MappedSource cut = LongStrings.cut(source);
    assertThat(cut.text())
        .isEqualTo("{ f(\"short\", \"" + "x".repeat(30) + "\\001\\0122\".toString(), g);");
    int behind = cut.text().indexOf("g)");
    assertThat(cut.place(behind))
        .isEqualTo(new MappedSource.Place(cell, cell.code().indexOf("g)")));
    CellText large = new CellText(1, "\"" + "é".repeat(50_000) + "\"");
    String call =
        LongStrings.cut(new MappedSource("T").add(large, 0, large.code().length())).text();
    assertThat(call).startsWith("java.lang.String.join(\"\", \"é");
    assertThat(Lexer.tokens(call)).allMatch(token -> token.text().length() <= 20_002);
  }

  @Test
  void theLinesOfATextBlockAreCountedAlthoughItIsWrittenAsOne() {
    String block = "\"\"\"\n  " + "y".repeat(20) + "\n  \"\"\"";
    CellText cell = new CellText(3, "a = " + block + ";\nb = 1;");
    MappedSource cut = LongStrings.cut(new MappedSource("T").add(cell, 0, cell.code().length()));
    MappedSource.Place place = cut.place(cut.text().indexOf("b ="));
    assertThat(place.cell().line(place.offset())).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "record P(int a) { P { } } => 1",
        "record P(int a) { P(int a) { this.a = f(new P(a), P(a)); } } => 1",
        "record P(int a) { public P { } } => 0",
        "record P(int a) { private P(int a) { } } => 0",
        "@A record P<T>(T a) implements I<P> { @B protected P(T a) { } P() { this(1); } } => 2",
        "record P(int a) { P next() { return null; } class Q { P p; } } => 0",
        "class P { P() { } } => 0"
      })
  void constructorsOfRecordsAreFound(String code, int found) {
    List<RecordConstructors.Place> places = RecordConstructors.closed(Lexer.tokens(code));
    assertThat(places).hasSize(found);
    assertThat(places).allMatch(each -> code.startsWith("P", each.name()));
  }
}
