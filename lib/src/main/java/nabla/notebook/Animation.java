package nabla.notebook;

import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nabla.core.HtmlText;
import nabla.plot.Plot;

/**
 * Pictures or texts one after the other, with a play button and a slider. It is plain HTML with its
 * own script: it needs no server and no internet, and where scripts are off it shows the last one.
 */
public final class Animation {
  private static final int MOST_FRAMES = 40;

  private final List<String> frames;
  private final String lastFrame;
  private final Kind kind;
  private final String description;

  /** How the script takes what a frame holds, and how it puts it there. */
  private enum Kind {
    PICTURE("src.split(',')[1]", "src = 'data:image/png;base64,' +"),
    TEXT("textContent", "textContent =");

    private final String held;
    private final String show;

    Kind(String held, String show) {
      this.held = held;
      this.show = show;
    }
  }

  private Animation(List<String> frames, String lastFrame, Kind kind, String description) {
    this.frames = frames;
    this.lastFrame = lastFrame;
    this.kind = kind;
    this.description = description;
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
    var plots = chosen(states, picture);
    var images = plots.stream().map(p -> Base64.getEncoder().encodeToString(p.png(1))).toList();
    String description = plots.get(plots.size() - 1).description();
    String lastFrame =
        "<img width=\"%d\" alt=\"%s\" src=\"data:image/png;base64,%s\">"
            .formatted(plots.get(0).width(), HtmlText.escape(description), last(images));
    return new Animation(images, lastFrame, Kind.PICTURE, description);
  }

  /**
   * One text per state, in letters of one width, such as what a network writes while it learns. Of
   * more than 40 states, 40 are shown, as with pictures.
   *
   * @param <S> the type of a state
   * @param states in order
   * @param text of a state; its second argument is the state's number from 0
   * @return the animation, to end a cell with
   */
  public static <S> Animation ofTexts(List<S> states, BiFunction<? super S, Integer, String> text) {
    var texts = chosen(states, text);
    // As high as the highest, so that the buttons below stay where they are.
    long lines = texts.stream().mapToLong(t -> t.lines().count()).max().orElse(1);
    String lastFrame =
        "<pre style=\"min-height:%dem\">%s</pre>"
            .formatted(Math.round(1.4 * lines), HtmlText.escape(last(texts)).replace("@", "&#64;"));
    return new Animation(texts, lastFrame, Kind.TEXT, last(texts));
  }

  private static <S, F> List<F> chosen(
      List<S> states, BiFunction<? super S, Integer, ? extends F> draw) {
    if (states.isEmpty()) {
      throw new IllegalArgumentException("there is no state to draw: pass at least one");
    }
    int n = Math.min(states.size(), MOST_FRAMES);
    return IntStream.range(0, n)
        .map(i -> n == 1 ? 0 : Math.round((float) i * (states.size() - 1) / (n - 1)))
        .<F>mapToObj(i -> draw.apply(states.get(i), i))
        .toList();
  }

  private static String last(List<String> frames) {
    return frames.get(frames.size() - 1);
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
    return TEMPLATE
        .replace("@id", "nabla-" + Integer.toHexString(frames.hashCode()))
        .replace("@max", Integer.toString(frames.size() - 1))
        .replace("@held", kind.held)
        .replace("@show", kind.show)
        .replace("@last", lastFrame)
        .replace("@others", quoted(frames.subList(0, frames.size() - 1)));
  }

  /** As a list of strings of JavaScript that cannot end the script they stand in. */
  private static String quoted(List<String> texts) {
    return texts.stream()
        .map(text -> text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
        .map(text -> '"' + text.replace("<", "\\u003c") + '"')
        .collect(Collectors.joining(","));
  }

  @Override
  public String toString() {
    return "Animation[%d frames, %s]".formatted(frames.size(), description);
  }

  private static final String TEMPLATE =
      """
      <div id="@id">@last
      <div class="nabla-controls" style="display:none">
      <button type="button" title="play or pause" style="width:3em">▶</button>
      <input type="range" min="0" max="@max" value="@max" title="frame" style="width:60%">
      <span></span></div></div>
      <script>(function () {
        document.querySelectorAll('[id="@id"]').forEach(function (root) {
          if (root.dataset.ready) return;
          root.dataset.ready = 'yes';
          var frame = root.firstElementChild, slider = root.querySelector('input');
          var frames = [@others].concat(frame.@held), timer = null;
          var button = root.querySelector('button'), label = root.querySelector('span');
          root.querySelector('.nabla-controls').style.display = 'block';
          function show() {
            frame.@show frames[slider.value];
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
