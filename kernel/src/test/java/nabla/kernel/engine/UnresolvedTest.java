package nabla.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An error tells by name what the compiler found nowhere, and only that. */
class UnresolvedTest {

  private static List<String> unresolved(String... cells) {
    SessionOptions quiet = SessionOptions.standard().withNotes(note -> {});
    try (Session session = Session.open(quiet)) {
      Result result = null;
      for (int i = 0; i < cells.length; i++) {
        result = session.run(i + 1, cells[i]);
      }
      assertThat(result).isInstanceOf(Result.Failure.class);
      return ((Result.Failure) result).error().unresolved();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Frob f = null;             | Frob
          int i = Frob.of(1);        | Frob
          import far.away.Frob;      | far.away
          import java.util.Frob;     | java.util.Frob
          var f = new far.Frob();    | far
          frob(new Frob<String>());  | Frob
          int i = "a.b.Frob";        |
          int i = (                  |
          List<Integer> l = "Frob";  |
          """)
  void namesWhatIsNowhere(String cell, String names) {
    assertThat(unresolved(cell))
        .containsExactlyInAnyOrderElementsOf(names == null ? List.of() : List.of(names.split(" ")));
  }

  @Test
  void whatWaitsForANameStandsForIt() {
    assertThat(unresolved("Object g() { return f(); }", "Object f() { return new Frob(); }", "g()"))
        .containsExactly("Frob");
  }
}
