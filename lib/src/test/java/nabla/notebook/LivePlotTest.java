package nabla.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nabla.core.FitConfig;
import nabla.core.History;
import nabla.plot.Lines;
import org.junit.jupiter.api.Test;

/** A live plot is shown once, updated in its place, and its last state stays. */
class LivePlotTest {

  @Test
  void theLastStateIsShown() {
    var shown = new ArrayList<String>();
    var screen =
        new Screen() {
          @Override
          public String show(Object value) {
            shown.add("show " + value);
            return "id";
          }

          @Override
          public void update(String id, Object value) {
            shown.add("update " + id + " " + value);
          }
        };
    var step = new int[1];
    var live =
        LivePlot.on(screen, () -> Lines.of("", new double[] {1, 2}).title("step " + step[0]));
    var config = new FitConfig(1, 0.1, 1, 1);
    live.start(config);
    live.batch(1, 1, 2); // too soon after the start for a picture
    step[0] = 7;
    live.end(new History(config, List.of()));
    assertThat(shown).containsExactly("show Lines[step 7]");
  }
}
