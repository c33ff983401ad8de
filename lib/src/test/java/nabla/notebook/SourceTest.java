package nabla.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nabla.scratch.nn.Activation;
import nabla.scratch.nn.Neuron;
import org.junit.jupiter.api.Test;

class SourceTest {

  @Test
  void showsAMethodFromItsFirstToItsLastLineAtTheLeftMargin() {
    String shown = Source.of(Neuron.class, "output").text();
    assertThat(shown)
        .startsWith("`nabla/scratch/nn/Neuron.java`\n```java\n")
        .contains("public double output(double... x) {\n  return g.value(score(x));\n}\n```");
  }

  @Test
  void showsAWholeClassWithoutItsImports() {
    assertThat(Source.of(Activation.class).text())
        .contains("public enum Activation")
        .doesNotContain("\nimport ")
        .doesNotContain("package nabla");
  }

  @Test
  void saysWhatToDoWhereThereIsNoSuchMethod() {
    assertThatThrownBy(() -> Source.of(Neuron.class, "fire"))
        .hasMessage("Neuron declares no method or field fire: look at Source.of(Neuron.class)");
  }

  @Test
  void saysWhoseSourceItHasNot() {
    assertThatThrownBy(() -> Source.of(String.class, "length"))
        .hasMessageContaining("java.lang.String");
  }
}
