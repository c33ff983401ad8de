package nabla.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeRenderersTest {
  private final TypeRenderers renderers = TypeRenderers.standard();

  @Test
  void theMostSpecificTypeWins() {
    renderers.register(Collection.class, c -> Bundle.of("text/html", "collection"));
    renderers.register(AbstractList.class, c -> Bundle.of("text/html", "abstract list"));
    renderers.register(List.class, c -> Bundle.of("text/html", "list"));

    assertThat(html(List.of(1))).isEqualTo("list");
    assertThat(html(java.util.Set.of(1))).isEqualTo("collection");
    renderers.register(ArrayList.class, c -> Bundle.of("text/html", "array list"));
    assertThat(html(new ArrayList<>())).isEqualTo("array list");
  }

  @Test
  void theLatestRegistrationOfATypeWins() {
    renderers.register(String.class, s -> Bundle.of("text/html", "old"));
    renderers.register(String.class, s -> Bundle.of("text/html", "new"));

    assertThat(html("x")).isEqualTo("new");
  }

  @Test
  void onlyWhatRunsNoUsersCodeIsSimple() {
    assertThat(renderers.simple(5).orElseThrow().data()).containsOnly(Map.entry("text/plain", "5"));
    assertThat(renderers.simple("x")).isPresent();
    assertThat(renderers.simple(List.of(1))).isEmpty();
    assertThat(renderers.simple(new Object())).isEmpty();

    renderers.register(Number.class, n -> Bundle.of("text/html", "a number"));
    assertThat(renderers.simple(5)).isEmpty();
    assertThat(renderers.simple("x")).isPresent();
  }

  @Test
  void plainTextIsAlwaysThere() {
    renderers.register(Integer.class, i -> Bundle.of("text/html", "<b>" + i + "</b>"));

    assertThat(renderers.render(5).data()).containsEntry("text/plain", "5");
    assertThat(renderers.render(5, "text/latex").data()).containsOnlyKeys("text/plain");
    assertThat(renderers.render(null).data()).containsEntry("text/plain", "null");
  }

  @Test
  void arraysOfASubtypeAreRenderedAsArraysOfTheirType() {
    renderers.register(Number[].class, n -> Bundle.of("text/html", n.length + " numbers"));

    assertThat(html(new Integer[] {1, 2})).isEqualTo("2 numbers");
  }

  @Test
  void aTextThatFailsIsReplacedAndExplained() {
    Object broken =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("no text");
          }
        };

    assertThat(renderers.render(broken).data().get("text/plain"))
        .asString()
        .contains("toString failed")
        .contains("no text");
  }

  private Object html(Object value) {
    return renderers.render(value).data().get("text/html");
  }
}
