package nabla.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nabla.core.Epoch;
import nabla.core.FitConfig;
import nabla.core.History;
import nabla.data.Toy;
import nabla.scratch.nn.Mlp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveTest {

  /** Remembers what it was asked to show. */
  private static final class Memory implements Screen {
    final List<Object> shown = new ArrayList<>();

    @Override
    public String show(Object value) {
      shown.add(value);
      return "1";
    }

    @Override
    public void update(String id, Object value) {
      shown.add(value);
    }
  }

  private final Memory screen = new Memory();

  @BeforeEach
  void remember() {
    Screens.set(screen);
  }

  @AfterEach
  void forget() {
    Screens.set(new TextScreen());
  }

  @Test
  void endsWithTheCurveOfTheRunAndNoTimesInIt() {
    var data = Toy.moons(100, 0.1, 7);
    var history = Mlp.of(7, 2, 8, 1).fit(data, new FitConfig(3, 0.1, 10, 7), Live.curves());
    var last = (Live.Frame) screen.shown.get(screen.shown.size() - 1);
    assertThat(last.last()).isTrue();
    assertThat(last.history()).isEqualTo(history);
    assertThat(last.text()).isEqualTo("3 epochs");
    assertThat(last.forms().content()).containsKey("image/png").doesNotContainKey("text/html");
  }

  @Test
  void aRunThatIsNotOverShowsABar() {
    var config = new FitConfig(4, 0.1, 10, 7);
    var epochs = List.of(new Epoch(1, 1, 0.5, 1, 0.5, 1), new Epoch(2, 0.5, 0.7, 1, 0.5, 1));
    var frame = new Live.Frame("epoch 2 of 4", new History(config, epochs), 0.5, false);
    assertThat((String) frame.forms().content().get("text/html"))
        .contains("<progress value=\"0.500\"")
        .contains("<img")
        .contains("epoch 2 of 4");
  }

  @Test
  void aProgressBarMovesAndThenDisappears() {
    try (var progress = Progress.of("sweep", 2)) {
      progress.step();
    }
    assertThat(screen.shown)
        .extracting(Object::toString)
        .containsExactly("sweep 0 / 2", "sweep 1 / 2", "");
  }
}
