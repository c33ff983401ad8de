package nabla.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LexerTest {
  private static List<String> texts(String code) {
    return Lexer.tokens(code).stream().map(Token::text).toList();
  }

  private static List<Token.Kind> kinds(String code) {
    return Lexer.tokens(code).stream().map(Token::kind).toList();
  }

  @Test
  void namesKeywordsNumbersAndOperatorsAreTokens() {
    assertThat(texts("int x1 = 0x1p+3 >= .5e-2 ? a->b : A::new;"))
        .containsExactly(
            "int", "x1", "=", "0x1p+3", ">=", ".5e-2", "?", "a", "->", "b", ":", "A", "::", "new",
            ";");
    assertThat(texts("0xE+1")).containsExactly("0xE", "+", "1");
  }

  @Test
  void commentsAndSpaceAreNone() {
    assertThat(texts("a // b\n/* c \n */ d")).containsExactly("a", "d");
  }

  @Test
  void textIsOneTokenWhateverIsInIt() {
    assertThat(texts("\"a \\\" // b\" + 'c' + \"\"\"\n \"x\" \\\"\"\" y\"\"\""))
        .containsExactly("\"a \\\" // b\"", "+", "'c'", "+", "\"\"\"\n \"x\" \\\"\"\" y\"\"\"");
  }

  @Test
  void whatDoesNotEndIsBroken() {
    for (String code : List.of("\"open", "'a", "\"\"\"\nopen", "/* open", "#", "\"open\\")) {
      assertThat(kinds(code)).as(code).containsExactly(Token.Kind.BROKEN);
    }
  }

  @Test
  void angleBracketsThatCloseAreSingle() {
    assertThat(texts("List<List<A>> >>= <<"))
        .containsExactly("List", "<", "List", "<", "A", ">", ">", ">", ">=", "<<");
  }

  @Test
  void contextualKeywordsAreNames() {
    assertThat(kinds("record var yield sealed _")).containsOnly(Token.Kind.NAME);
    assertThat(kinds("class true")).containsExactly(Token.Kind.KEYWORD, Token.Kind.LITERAL);
  }

  @Test
  void aNameIsAsTheCompilerKnowsIt() {
    Token name = Lexer.tokens("數\u200b1 x").get(0);
    assertThat(name.text()).isEqualTo("數1");
    assertThat(name.end()).isEqualTo(3);
  }
}
