package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import nabla.core.Numbers;

/** Small grey images in rows and columns, such as digits, or weights in blue and red. */
public final class ImageGrid extends Figure<ImageGrid> {
  private static final int GAP = 6;
  private static final int CAPTION = 16;
  private static final int SCALE = 22;
  private static final int STRIP = 120;

  private final double[][] images;
  private final int imageWidth;
  private List<String> captions = List.of();
  private int columns;
  private boolean signed;
  private double full = 1;

  private ImageGrid(double[][] images, int imageWidth) {
    if (images.length == 0 || imageWidth < 1 || images[0].length % imageWidth != 0) {
      throw new IllegalArgumentException(
          "%d images of %d pixels do not fit a width of %d"
              .formatted(images.length, images.length == 0 ? 0 : images[0].length, imageWidth));
    }
    this.images = images;
    this.imageWidth = imageWidth;
    this.columns = Math.min(10, images.length);
  }

  /**
   * Square images.
   *
   * @param images one row of pixels each, 0 for the background to 1 for ink
   * @return a plot, ten images to a row
   */
  public static ImageGrid of(double[][] images) {
    int pixels = images.length == 0 ? 0 : images[0].length;
    return of(images, (int) Math.round(Math.sqrt(pixels)));
  }

  /**
   * Images of any shape.
   *
   * @param images one row of pixels each, 0 for the background to 1 for ink
   * @param width of an image, in pixels
   * @return a plot, ten images to a row
   */
  public static ImageGrid of(double[][] images, int width) {
    return new ImageGrid(images, width);
  }

  /**
   * Writes a line under each image.
   *
   * @param texts one per image, in order
   * @return this plot
   */
  public ImageGrid captions(String... texts) {
    captions = List.of(texts);
    return this;
  }

  /**
   * Writes a line under each image.
   *
   * @param texts one per image, in order
   * @return this plot
   */
  public ImageGrid captions(List<String> texts) {
    captions = List.copyOf(texts);
    return this;
  }

  /**
   * Sets how many images stand side by side.
   *
   * @param count from 1
   * @return this plot
   */
  public ImageGrid columns(int count) {
    columns = count;
    return this;
  }

  /**
   * Shows numbers of both signs: blue below 0, white at 0, red above. All images share one scale,
   * up to the largest magnitude among them, so that they can be compared.
   *
   * @return this plot
   */
  public ImageGrid signed() {
    return signed(
        Arrays.stream(images).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(1));
  }

  /**
   * Shows numbers of both signs over a given scale, so that several grids can be compared.
   *
   * @param most the number that has the full colour; larger ones have it too
   * @return this plot
   */
  public ImageGrid signed(double most) {
    signed = true;
    full = most > 0 ? most : 1;
    return this;
  }

  private int rows() {
    return (images.length + columns - 1) / columns;
  }

  /** Whole pixels per pixel, as many as fit a notebook's width, but no poster. */
  private int zoom() {
    int room = (super.width() - 16) / columns - GAP;
    return Math.max(1, Math.min(room / imageWidth, Math.max(1, 112 / imageWidth)));
  }

  private int cellWidth() {
    var metrics = Theme.scratch().getFontMetrics(Theme.TICK);
    int words = captions.stream().mapToInt(metrics::stringWidth).max().orElse(0);
    int room = (720 - 16) / columns - GAP;
    return Math.max(imageWidth * zoom(), Math.min(words, room)) + GAP;
  }

  private int cellHeight() {
    int imageHeight = images[0].length / imageWidth;
    return imageHeight * zoom() + GAP + (captions.isEmpty() ? 0 : CAPTION);
  }

  private int top() {
    return title().isEmpty() ? 8 : 34;
  }

  @Override
  public int width() {
    int words = title().isEmpty() ? 0 : 9 * title().length() + 16;
    return Math.max(Math.max(columns * cellWidth() + 16, words), signed ? STRIP + 120 : 0);
  }

  @Override
  public int height() {
    return top() + rows() * cellHeight() + 8 + (signed ? SCALE : 0);
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    g.setColor(Theme.PAPER);
    g.fillRect(0, 0, width, height);
    var before = g.getTransform();
    double fit = Math.min((double) width / width(), (double) height / height());
    g.translate((width - fit * width()) / 2, (height - fit * height()) / 2);
    g.scale(fit, fit);
    g.setColor(Theme.INK);
    g.setFont(Theme.TITLE);
    Theme.centre(g, title(), width() / 2.0, 22);
    int left = (width() - columns * cellWidth()) / 2;
    for (int i = 0; i < images.length; i++) {
      cell(g, i, left + i % columns * cellWidth(), top() + i / columns * cellHeight());
    }
    if (signed) {
      scale(g, width() / 2.0, height() - SCALE + 2.0);
    }
    g.setTransform(before);
  }

  private void cell(Graphics2D g, int i, int x, int y) {
    int w = imageWidth * zoom();
    int h = images[i].length / imageWidth * zoom();
    int left = x + (cellWidth() - w) / 2;
    g.drawImage(pixels(images[i]), left, y, w, h, null);
    g.setColor(Theme.GRID);
    g.setStroke(Theme.THIN);
    g.drawRect(left - 1, y - 1, w + 1, h + 1);
    if (i < captions.size()) {
      g.setColor(Theme.INK);
      g.setFont(Theme.TICK);
      Theme.centre(g, captions.get(i), left + w / 2.0, y + h + 13.0);
    }
  }

  private BufferedImage pixels(double[] values) {
    int height = values.length / imageWidth;
    var image = new BufferedImage(imageWidth, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < values.length; i++) {
      var color =
          signed
              ? Theme.diverging(values[i] / full)
              : Theme.mix(Theme.PAPER, Color.BLACK, values[i]);
      image.setRGB(i % imageWidth, i / imageWidth, color.getRGB());
    }
    return image;
  }

  /** What full blue and full red stand for. */
  private void scale(Graphics2D g, double middle, double top) {
    g.setFont(Theme.TICK);
    double left = middle - STRIP / 2.0;
    for (int i = 0; i < STRIP; i++) {
      g.setColor(Theme.diverging(2.0 * i / (STRIP - 1) - 1));
      g.fill(new Rectangle2D.Double(left + i, top, 1, 10));
    }
    g.setColor(Theme.FRAME);
    g.draw(new Rectangle2D.Double(left, top, STRIP, 10));
    g.setColor(Theme.INK);
    var text = Numbers.text(full, 3);
    g.drawString(text, (float) (left + STRIP + 6), (float) top + 10);
    var low = "−" + text;
    g.drawString(low, (float) (left - 6 - g.getFontMetrics().stringWidth(low)), (float) top + 10);
  }

  @Override
  String kind() {
    return "Images";
  }

  @Override
  public String description() {
    return super.description()
        + "; %d of %d × %d pixels"
            .formatted(images.length, imageWidth, images[0].length / imageWidth)
        + (signed ? ", blue below 0, red above, up to ±" + Numbers.text(full, 3) : "")
        + (captions.isEmpty() ? "" : ": " + String.join(", ", captions));
  }
}
