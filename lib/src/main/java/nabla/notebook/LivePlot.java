package nabla.notebook;

import java.util.function.Supplier;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.core.History;
import nabla.plot.Plot;

/**
 * A plot that is drawn anew while a network learns. When training has ended its last state stays,
 * so that a saved notebook is the same every time.
 */
public final class LivePlot implements FitListener {
  private static final long BETWEEN_UPDATES_NS = 400_000_000;

  private final Screen screen;
  private final Supplier<? extends Plot> plot;
  private String id;
  private long next;

  private LivePlot(Screen screen, Supplier<? extends Plot> plot) {
    this.screen = screen;
    this.plot = plot;
  }

  /**
   * A live plot below the running cell. It serves one training run.
   *
   * @param plot draws the state of the moment
   * @return a listener for {@code fit}
   */
  public static LivePlot of(Supplier<? extends Plot> plot) {
    return on(Screen.current(), plot);
  }

  static LivePlot on(Screen screen, Supplier<? extends Plot> plot) {
    return new LivePlot(screen, plot);
  }

  @Override
  public void start(FitConfig config) {
    next = System.nanoTime() + BETWEEN_UPDATES_NS;
  }

  @Override
  public void batch(int epoch, int done, int of) {
    long now = System.nanoTime();
    if (now >= next) {
      show();
      // Drawing may take at most a tenth of the training's time.
      next = System.nanoTime() + Math.max(BETWEEN_UPDATES_NS, 9 * (System.nanoTime() - now));
    }
  }

  @Override
  public void end(History history) {
    show();
  }

  private void show() {
    if (id == null) {
      id = screen.show(plot.get());
    } else {
      screen.update(id, plot.get());
    }
  }
}
