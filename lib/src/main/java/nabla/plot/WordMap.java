package nabla.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Words as points in the plane, each with its name beside it, over axes of equal units. */
public final class WordMap extends XYFigure<WordMap> {
  private static final int GAP = 6;
  private static final List<int[]> DIRECTIONS =
      List.of(
          new int[] {1, 0},
          new int[] {-1, 0},
          new int[] {0, -1},
          new int[] {0, 1},
          new int[] {1, -1},
          new int[] {1, 1},
          new int[] {-1, -1},
          new int[] {-1, 1});

  private final List<Word> words = new ArrayList<>();

  private record Word(String text, String kind, double x, double y) {}

  private WordMap() {
    size(700, 540).equalAxes();
  }

  /**
   * Words of one kind.
   *
   * @param kind for the legend; it has one colour
   * @param texts the words
   * @param places where they lie, shape [words, 2]
   * @return a plot
   */
  public static WordMap of(String kind, List<String> texts, double[][] places) {
    return new WordMap().and(kind, texts, places);
  }

  /**
   * Adds words of another kind.
   *
   * @param kind for the legend; it has one colour
   * @param texts the words
   * @param places where they lie, shape [words, 2]
   * @return this plot
   */
  public WordMap and(String kind, List<String> texts, double[][] places) {
    if (texts.size() != places.length
        || Arrays.stream(places).anyMatch(place -> place.length != 2)) {
      throw new IllegalArgumentException(
          "%d words, %d places: give every word two numbers"
              .formatted(texts.size(), places.length));
    }
    points(kind, column(places, 0), column(places, 1));
    for (int i = 0; i < places.length; i++) {
      words.add(new Word(texts.get(i), kind, places[i][0], places[i][1]));
    }
    if (words.size() == texts.size()) {
      under("words", this::paintWords);
    }
    return this;
  }

  /** Each word beside its point; where that is taken, farther off, with a line to its point. */
  private void paintWords(Graphics2D g, Area area) {
    g.setFont(Theme.TICK);
    g.setStroke(Theme.THIN);
    var taken = new ArrayList<Rectangle2D>();
    for (var word : words) {
      taken.add(new Rectangle2D.Double(area.px(word.x()) - 3, area.py(word.y()) - 3, 6, 6));
    }
    for (var word : words) {
      var box = free(g, area, word, taken);
      taken.add(box);
      double x = area.px(word.x());
      double y = area.py(word.y());
      g.setColor(Theme.mix(colour(word.kind()), Color.BLACK, 0.35));
      double nearX = Math.max(box.getMinX(), Math.min(box.getMaxX(), x));
      double nearY = Math.max(box.getMinY(), Math.min(box.getMaxY(), y));
      if (Math.hypot(nearX - x, nearY - y) > GAP + 1) {
        g.draw(new Line2D.Double(x, y, nearX, nearY));
      }
      g.drawString(word.text(), (float) box.getMinX(), (float) box.getMaxY() - 2);
    }
  }

  /** The first place in nobody's way: to the right, left, above, below, and so on, then farther. */
  private static Rectangle2D free(Graphics2D g, Area area, Word word, List<Rectangle2D> taken) {
    double width = g.getFontMetrics().stringWidth(word.text());
    double height = g.getFontMetrics().getAscent();
    return IntStream.rangeClosed(1, 10)
        .boxed()
        .flatMap(
            ring ->
                DIRECTIONS.stream()
                    .map(
                        to -> {
                          double x = area.px(word.x()) + to[0] * (ring * GAP + width / 2);
                          double y = area.py(word.y()) + to[1] * (ring * GAP + height / 2);
                          return (Rectangle2D)
                              new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
                        }))
        .filter(box -> area.box().contains(box) && taken.stream().noneMatch(box::intersects))
        .findFirst()
        .orElse(new Rectangle2D.Double(area.px(word.x()), area.py(word.y()), width, height));
  }

  private Color colour(String kind) {
    return chart().getSeries(kind).getMarkerColor();
  }
}
