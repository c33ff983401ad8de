package nabla.notebook;

import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nabla.core.HtmlText;
import nabla.plot.Plot;

/**
 * Pictures one after the other, with a play button and a slider. It is plain HTML with its own
 * script: it needs no server and no internet, and where scripts are off it shows the last picture.
 */
public final class Animation {
  private static final int MOST_FRAMES = 40;

  private final List<byte[]> frames;
  private final int width;
  private final String description;

  private Animation(List<Plot> plots) {
    this.frames = plots.stream().map(plot -> plot.png(1)).toList();
    this.width = plots.get(0).width();
    this.description = plots.get(plots.size() - 1).description();
  }

  /**
   * One picture per state. Of more than 40 states, 40 are shown, evenly chosen, the first and the
   * last among them.
   *
   * @param <S> the type of a state, such as a network after a step
   * @param states in order
   * @param picture draws a state; its second argument is the state's number from 0
   * @return the animation, to end a cell with
   */
  public static <S> Animation of(
      List<S> states, BiFunction<? super S, Integer, ? extends Plot> picture) {
    if (states.isEmpty()) {
      throw new IllegalArgumentException("there is no state to draw: pass at least one");
    }
    int n = Math.min(states.size(), MOST_FRAMES);
    return new Animation(
        IntStream.range(0, n)
            .map(i -> n == 1 ? 0 : Math.round((float) i * (states.size() - 1) / (n - 1)))
            .<Plot>mapToObj(i -> picture.apply(states.get(i), i))
            .toList());
  }

  /**
   * How many pictures there are.
   *
   * @return at least 1
   */
  public int frames() {
    return frames.size();
  }

  String html() {
    var images = frames.stream().map(Base64.getEncoder()::encodeToString).toList();
    int last = images.size() - 1;
    String id = "nabla-" + Integer.toHexString(images.hashCode());
    return TEMPLATE
        .replace("@id", id)
        .replace("@alt", HtmlText.escape(description))
        .replace("@width", Integer.toString(width))
        .replace("@max", Integer.toString(last))
        .replace("@last", images.get(last))
        .replace("@others", quoted(images.subList(0, last)));
  }

  private static String quoted(List<String> texts) {
    return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(","));
  }

  @Override
  public String toString() {
    return "Animation[%d frames, %s]".formatted(frames.size(), description);
  }

  private static final String TEMPLATE =
      """
      <div id="@id"><img width="@width" alt="@alt" src="data:image/png;base64,@last">
      <div class="nabla-controls" style="display:none">
      <button type="button" title="play or pause" style="width:3em">▶</button>
      <input type="range" min="0" max="@max" value="@max" title="frame" style="width:60%">
      <span></span></div></div>
      <script>(function () {
        document.querySelectorAll('[id="@id"]').forEach(function (root) {
          if (root.dataset.ready) return;
          root.dataset.ready = 'yes';
          var image = root.querySelector('img'), slider = root.querySelector('input');
          var frames = [@others].concat(image.src.split(',')[1]), timer = null;
          var button = root.querySelector('button'), label = root.querySelector('span');
          root.querySelector('.nabla-controls').style.display = 'block';
          function show() {
            image.src = 'data:image/png;base64,' + frames[slider.value];
            label.textContent = (+slider.value + 1) + ' / ' + frames.length;
          }
          function stop() { clearInterval(timer); timer = null; button.textContent = '▶'; }
          slider.oninput = function () { stop(); show(); };
          button.onclick = function () {
            if (timer) { stop(); return; }
            if (+slider.value >= frames.length - 1) slider.value = 0;
            button.textContent = '❚❚';
            show();
            timer = setInterval(function () {
              if (!root.isConnected || +slider.value >= frames.length - 1) { stop(); return; }
              slider.value = +slider.value + 1;
              show();
            }, Math.max(80, Math.min(600, 6000 / frames.length)));
          };
          show();
        });
      })();</script>
      """;
}
