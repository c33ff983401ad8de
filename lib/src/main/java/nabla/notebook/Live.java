package nabla.notebook;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import nabla.core.Epoch;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.core.History;
import nabla.core.HtmlText;
import nabla.plot.Curves;

/**
 * A training curve that grows while the network learns, with a progress bar and the time left. When
 * training has ended only the curve stays, so that a saved notebook is the same every time.
 */
public final class Live implements FitListener {
  /** How often the bar moves: often enough for the eye, rarely enough to cost nothing. */
  private static final long BETWEEN_UPDATES_NS = 250_000_000;

  private final Screen screen;
  private final List<Epoch> epochs = new ArrayList<>();
  private FitConfig config;
  private String id;
  private long started;
  private long updated;
  private long pause;

  private Live(Screen screen) {
    this.screen = screen;
  }

  /**
   * A live curve of loss and accuracy below the running cell. It serves one training run.
   *
   * @return a listener for {@code fit}
   */
  public static Live curves() {
    return new Live(Screen.current());
  }

  /** What is shown at one moment. */
  record Frame(String text, History history, double done, boolean last) {

    Forms forms() {
      var forms = Forms.plain(text);
      if (last) {
        var curves = Curves.of(history);
        return Forms.plain(text + "; " + curves.description()).png(curves);
      }
      var html = new StringBuilder();
      if (history.epochs().size() > 1) {
        var curves = Curves.of(history);
        html.append(
            "<img width=\"%d\" alt=\"%s\" src=\"data:image/png;base64,%s\"><br>"
                .formatted(
                    curves.width(),
                    HtmlText.escape(curves.description()),
                    Base64.getEncoder().encodeToString(curves.png())));
      }
      return forms.html(html + Progress.bar(done) + " " + HtmlText.escape(text));
    }
  }

  @Override
  public void start(FitConfig how) {
    config = how;
    epochs.clear();
    started = System.nanoTime();
    updated = started;
    pause = BETWEEN_UPDATES_NS;
    id = screen.show(frame(0, "starting"));
  }

  @Override
  public void batch(int epoch, int done, int of) {
    long now = System.nanoTime();
    if (now - updated >= pause) {
      double share = (epoch - 1 + (double) done / of) / config.epochs();
      screen.update(id, frame(share, "epoch " + epoch + " of " + config.epochs()));
      updated = System.nanoTime();
      // Drawing the curves may take at most a tenth of the training's time.
      pause = Math.max(BETWEEN_UPDATES_NS, 9 * (updated - now));
    }
  }

  @Override
  public void epoch(Epoch epoch) {
    epochs.add(epoch);
  }

  @Override
  public void end(History history) {
    screen.update(id, new Frame(history.epochs().size() + " epochs", history, 1, true));
  }

  private Frame frame(double share, String text) {
    double seconds = (System.nanoTime() - started) / 1e9;
    String left =
        share > 0.02 ? ", about " + duration(seconds * (1 - share) / share) + " left" : "";
    return new Frame(text + left, new History(config, epochs), share, false);
  }

  private static String duration(double seconds) {
    return seconds < 90
        ? "%.0f s".formatted(seconds)
        : String.format(Locale.ROOT, "%.1f min", seconds / 60);
  }
}
