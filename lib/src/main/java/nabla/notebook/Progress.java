package nabla.notebook;

import java.util.Locale;
import nabla.core.HtmlText;

/** A progress bar for a loop of one's own; it disappears when it is closed. */
public final class Progress implements AutoCloseable {
  private final Screen screen = Screen.current();
  private final String what;
  private final int of;
  private final String id;
  private int done;

  private Progress(String what, int of) {
    this.what = what;
    this.of = of;
    this.id = screen.show(Html.of(html()));
  }

  /**
   * Shows a bar below the running cell.
   *
   * @param what what is going on, a word or two
   * @param of how many steps there will be
   * @return the bar
   */
  public static Progress of(String what, int of) {
    if (of < 1) {
      throw new IllegalArgumentException("of is %d: a progress bar needs steps".formatted(of));
    }
    return new Progress(what, of);
  }

  /** Moves the bar by one step. */
  public void step() {
    done = Math.min(of, done + 1);
    screen.update(id, Html.of(html()));
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    screen.update(id, Html.of(""));
  }

  private String html() {
    return bar((double) done / of) + " " + HtmlText.escape(what) + " " + done + " / " + of;
  }

  static String bar(double share) {
    return String.format(
        Locale.ROOT, "<progress value=\"%.3f\" max=\"1\" style=\"width:50%%\"></progress>", share);
  }
}
