package nabla.plot;

import java.awt.Graphics2D;

/**
 * What all plots with a frame have in common: words and a size. The methods change the plot and
 * return it, so that calls can be chained.
 *
 * @param <T> the kind of plot
 */
public abstract class Figure<T extends Figure<T>> implements Plot {
  private String title = "";
  private String xLabel = "";
  private String yLabel = "";
  private int width = Plot.super.width();
  private int height = Plot.super.height();

  Figure() {}

  /**
   * Sets the line above the plot.
   *
   * @param text a few words
   * @return this plot
   */
  public T title(String text) {
    title = text;
    return self();
  }

  /**
   * Names the horizontal axis.
   *
   * @param text a few words, with the unit if there is one
   * @return this plot
   */
  public T x(String text) {
    xLabel = text;
    return self();
  }

  /**
   * Names the vertical axis.
   *
   * @param text a few words, with the unit if there is one
   * @return this plot
   */
  public T y(String text) {
    yLabel = text;
    return self();
  }

  /**
   * Sets the size it is shown at.
   *
   * @param newWidth in logical pixels; a notebook has room for about 720
   * @param newHeight in logical pixels
   * @return this plot
   */
  public T size(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    return self();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public String description() {
    return title.isEmpty() ? kind() : kind() + ": " + title;
  }

  @Override
  public String toString() {
    return title.isEmpty()
        ? getClass().getSimpleName()
        : getClass().getSimpleName() + "[" + title + "]";
  }

  /** What kind of plot it is, for those who cannot see it. */
  String kind() {
    return getClass().getSimpleName();
  }

  /** What a figure without axes of its own starts with: the background, and the title above all. */
  final void drawPaperAndTitle(Graphics2D g, int width, int height) {
    g.setColor(Theme.PAPER);
    g.fillRect(0, 0, width, height);
    g.setColor(Theme.INK);
    g.setFont(Theme.TITLE);
    Theme.centre(g, title(), width / 2.0, 22);
  }

  String title() {
    return title;
  }

  String xLabel() {
    return xLabel;
  }

  String yLabel() {
    return yLabel;
  }

  @SuppressWarnings("unchecked") // every subclass passes itself
  T self() {
    return (T) this;
  }
}
