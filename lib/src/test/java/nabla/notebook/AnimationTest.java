package nabla.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import nabla.plot.Lines;
import org.junit.jupiter.api.Test;

class AnimationTest {

  private static Lines line(int height) {
    return Lines.of("y", new double[] {0, height}).yRange(0, 200);
  }

  @Test
  void showsTheLastFrameWhereScriptsAreOffAndNeedsNoServer() {
    String html = Animation.of(List.of(1, 2, 3), (state, i) -> line(state)).html();
    String last = Base64.getEncoder().encodeToString(line(3).png(1));
    assertThat(html.substring(0, html.indexOf("<script>")))
        .contains("src=\"data:image/png;base64," + last + "\"");
    assertThat(html).doesNotContain("http:").doesNotContain("https:");
  }

  @Test
  void holdsEveryFrameOnce() {
    String html = Animation.of(List.of(1, 2, 3), (state, i) -> line(state)).html();
    for (int state = 1; state <= 3; state++) {
      assertThat(html).containsOnlyOnce(Base64.getEncoder().encodeToString(line(state).png(1)));
    }
  }

  @Test
  void showsTheLastTextWhereScriptsAreOffAndHoldsTheOthers() {
    var animation = Animation.ofTexts(List.of("a", "be", "see"), (state, i) -> i + ": " + state);
    String html = animation.html();
    assertThat(html.substring(0, html.indexOf("<script>"))).contains(">2: see</pre>");
    assertThat(html).containsOnlyOnce("\"0: a\",\"1: be\"");
    assertThat(animation.frames()).isEqualTo(3);
    assertThat(animation).hasToString("Animation[3 frames, 2: see]");
  }

  @Test
  void keepsWhatATextSaysOutOfThePage() {
    String text = "</script> \"a\\b\" & @others\nnext";
    String html = Animation.ofTexts(List.of(text, text), (state, i) -> state).html();
    assertThat(html)
        .contains("\"\\u003c/script> \\\"a\\\\b\\\" & @others\\nnext\"")
        .contains("&lt;/script&gt; &quot;a\\b&quot; &amp; &#64;others\nnext</pre>")
        .containsOnlyOnce("</script>");
  }

  @Test
  void keepsTheFirstAndTheLastOfManyStates() {
    var states = IntStream.rangeClosed(1, 150).boxed().toList();
    var seen = new ArrayList<Integer>();
    var animation =
        Animation.of(
            states,
            (state, i) -> {
              seen.add(state);
              return line(state);
            });
    assertThat(animation.frames()).isEqualTo(40);
    assertThat(seen).startsWith(1).endsWith(150).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void saysWhatIsMissingWhereThereIsNoState() {
    assertThatThrownBy(() -> Animation.of(List.<Integer>of(), (state, i) -> line(state)))
        .hasMessageContaining("pass at least one");
  }
}
