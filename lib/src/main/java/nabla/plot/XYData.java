package nabla.plot;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One series of a plot over two axes. {@code deviation} is null where there are no error bars. */
@SuppressWarnings("ArrayRecordComponent") // numbers, shared on purpose
record XYData(String name, double[] x, double[] y, double[] deviation, Style style, int colour) {

  enum Style {
    LINE,
    DASHED,
    POINTS
  }

  XYData {
    if (x.length != y.length || (deviation != null && deviation.length != x.length)) {
      throw new IllegalArgumentException(
          "%s has %d x and %d y: give one y for every x".formatted(name, x.length, y.length));
    }
    if (x.length == 0) {
      throw new IllegalArgumentException("%s has no points".formatted(name));
    }
  }

  /** The heights that must be seen, error bars included. */
  double[] reach() {
    if (deviation == null) {
      return y;
    }
    return IntStream.range(0, y.length)
        .boxed()
        .flatMapToDouble(i -> DoubleStream.of(y[i] - deviation[i], y[i] + deviation[i]))
        .toArray();
  }

  BasicStroke stroke() {
    return switch (style) {
      case LINE -> Theme.LINE;
      case DASHED -> Theme.DASHED;
      case POINTS -> null;
    };
  }

  /** Points and error bars show where they are; a line does not. */
  Shape mark() {
    boolean marked = style == Style.POINTS || deviation != null;
    return marked ? Axes.shape(colour, x.length > 600 ? 2.5 : 4) : null;
  }

  Legend.Key key() {
    return new Legend.Key(name, Theme.series(colour), stroke(), mark());
  }
}
