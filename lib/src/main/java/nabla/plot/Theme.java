package nabla.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** One look for all plots: sizes that are read at notebook width, colours for every eye. */
final class Theme {
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color FRAME = new Color(0x88, 0x88, 0x88);
  static final Color GRID = new Color(0xe6, 0xe6, 0xe6);
  static final Color PAPER = Color.WHITE;

  /** Where there is no value to show. */
  static final Color NOTHING = new Color(0xcc, 0xcc, 0xcc);

  /** Blue and red of a diverging scale, told apart by every kind of colour vision. */
  static final Color NEGATIVE = new Color(0x21, 0x66, 0xac);

  static final Color POSITIVE = new Color(0xb2, 0x18, 0x2b);

  static final BasicStroke LINE =
      new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke DASHED =
      new BasicStroke(
          2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {7, 5}, 0);
  static final BasicStroke BAR = new BasicStroke(1.5f);
  static final BasicStroke THIN = new BasicStroke(1f);

  /** Okabe and Ito's palette, without its yellow, then darker mixtures of it. */
  private static final int[] SERIES = {
    0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x4d4d4d, 0x8c510a, 0x762a83,
    0x7f9a00
  };

  private Theme() {}

  static Color series(int i) {
    return new Color(SERIES[Math.floorMod(i, SERIES.length)]);
  }

  static void prepare(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
  }

  /** A colour that lets shine through what lies under it. */
  static Color faint(Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 140);
  }

  /** A mixture: all of {@code a} at 0, all of {@code b} at 1. */
  static Color mix(Color a, Color b, double t) {
    double s = Math.max(0, Math.min(1, t));
    return new Color(
        (int) Math.round(a.getRed() + s * (b.getRed() - a.getRed())),
        (int) Math.round(a.getGreen() + s * (b.getGreen() - a.getGreen())),
        (int) Math.round(a.getBlue() + s * (b.getBlue() - a.getBlue())));
  }

  /** Blue for −1 through white for 0 to red for 1. */
  static Color diverging(double t) {
    return t < 0 ? mix(PAPER, NEGATIVE, -t) : mix(PAPER, POSITIVE, t);
  }

  /** From nearly white at 0 through blue-green to dark blue at 1, evenly darker all the way. */
  static Color sequential(double t) {
    var low = new Color(0xf7, 0xfb, 0xff);
    var middle = new Color(0x4a, 0x98, 0xc9);
    var high = new Color(0x08, 0x30, 0x6b);
    return t < 0.5 ? mix(low, middle, 2 * t) : mix(middle, high, 2 * t - 1);
  }

  /** Black or white, whichever is read better on a background. */
  static Color on(Color background) {
    double light =
        0.299 * background.getRed() + 0.587 * background.getGreen() + 0.114 * background.getBlue();
    return light > 140 ? INK : Color.WHITE;
  }

  /** A page of one pixel, to measure words on. */
  static Graphics2D scratch() {
    var g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    prepare(g);
    return g;
  }

  /** A font, made smaller where a text would be wider than its room. */
  static Font fit(Font font, String text, double room) {
    double width = scratch().getFontMetrics(font).stringWidth(text);
    return width <= room
        ? font
        : font.deriveFont((float) Math.max(10, font.getSize2D() * room / width));
  }

  static void centre(Graphics2D g, String text, double x, double y) {
    g.drawString(text, (float) (x - g.getFontMetrics().stringWidth(text) / 2.0), (float) y);
  }

  /** Gives a chart of XChart's the look of all plots. */
  static void apply(AxesChartStyler styler) {
    styler
        .setChartBackgroundColor(PAPER)
        .setChartFontColor(INK)
        .setChartTitleFont(TITLE)
        .setChartTitleBoxVisible(false)
        .setChartTitlePadding(7)
        .setChartPadding(11)
        .setPlotBackgroundColor(PAPER)
        .setPlotBorderColor(FRAME)
        // At exactly 1 an axis would lose the numbers at its ends.
        .setPlotContentSize(0.9999)
        .setLegendFont(TICK)
        .setLegendBorderColor(PAPER)
        .setLegendBackgroundColor(PAPER)
        .setLegendPosition(Styler.LegendPosition.OutsideS)
        .setLegendLayout(Styler.LegendLayout.Horizontal)
        .setLegendPadding(8)
        .setMarkerSize(8)
        .setLocale(Locale.ROOT)
        .setAnnotationTextFont(TICK)
        .setAnnotationTextFontColor(INK)
        .setAnnotationLineColor(FRAME);
    styler
        .setAxisTitleFont(LABEL)
        .setAxisTickLabelsFont(TICK)
        .setAxisTickLabelsColor(INK)
        .setAxisTickMarksColor(FRAME)
        .setAxisTickMarkLength(5)
        .setPlotGridLinesColor(GRID)
        .setPlotGridLinesStroke(THIN)
        .setPlotMargin(0)
        .setAxisTicksLineVisible(false)
        .setErrorBarsColorSeriesColor(true)
        .setXAxisTickMarkSpacingHint(65)
        .setYAxisTickMarkSpacingHint(45)
        .setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
  }
}
