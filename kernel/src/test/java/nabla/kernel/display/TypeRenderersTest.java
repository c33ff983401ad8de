package nabla.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  void whatIsAskedForIsPutTogetherFromAllWhoKnow() {
    renderers.register(Collection.class, c -> Bundle.of("text/markdown", "collection"));
    renderers.register(List.class, c -> Bundle.of("text/html", "list").with("text/latex", "list"));

    assertThat(
            renderers.render(List.of(1), "text/html", "text/markdown", "application/json").data())
        .containsEntry("text/html", "list")
        .containsEntry("text/markdown", "collection")
        .containsEntry("application/json", List.of(1))
        .containsEntry("text/plain", "[1]")
        .hasSize(4);
    assertThat(renderers.render(List.of(1), "text/*").data())
        .as("the nearest one that knows any")
        .containsOnlyKeys("text/html", "text/latex", "text/plain");
  }

  @Test
  void aRendererMayKnowMoreThanItShowsOfItself() {
    renderers.register(
        Thread.class,
        new Renderer<Thread>() {
          @Override
          public Bundle render(Thread value) {
            return Bundle.of("text/html", "html");
          }

          @Override
          public Bundle render(Thread value, Set<String> mimes) {
            return mimes.isEmpty() ? render(value) : Bundle.of("text/latex", "latex");
          }
        });
    Thread value = new Thread();

    assertThat(renderers.render(value).data()).containsOnlyKeys("text/html", "text/plain");
    assertThat(renderers.render(value, "text/latex").data())
        .containsOnlyKeys("text/latex", "text/plain");
  }

  @Test
  void metadataIsThatOfTheFormsThatAreKept() {
    renderers.register(
        Thread.class,
        t ->
            Bundle.of("image/png", new byte[] {1})
                .with("text/html", "<img>")
                .withMetadata("image/png", Map.of("alt", "a line"))
                .withMetadata("isolated", true));

    assertThat(renderers.render(new Thread(), "image/png").metadata())
        .containsOnlyKeys("image/png", "isolated");
    assertThat(renderers.render(new Thread(), "text/html").metadata()).containsOnlyKeys("isolated");
  }

  @Test
  void aDisplayableShowsItself() {
    Displayable value = mimes -> Bundle.of("text/html", "asked for " + mimes);

    assertThat(html(value)).isEqualTo("asked for []");
    assertThat(renderers.render(value, "text/html").data())
        .containsEntry("text/html", "asked for [text/html]");
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
